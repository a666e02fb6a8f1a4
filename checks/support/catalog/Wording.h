// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CATALOG_WORDING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CATALOG_WORDING_H

#include "Catalog.h"
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace async_tidy {

/// A warning in words: its kind, whose message has the holes %0, %1 ..., and
/// what they are filled with.
struct Wording {
  /// Null where nothing is reported.
  const FindingKind *Kind = nullptr;
  std::vector<std::string> Parts;

  /// The kind's message with its holes filled, each once: a part may hold a %
  /// of its own.
  std::string message() const;
};

/// The kind goes by the names of its check and its own.
void to_json(nlohmann::json &Value, const Wording &Words);
/// Throws nlohmann::json::exception where \p Value is no wording.
void from_json(const nlohmann::json &Value, Wording &Words);

} // namespace async_tidy

#endif
