// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CONFIGSCHEMA_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CONFIGSCHEMA_H

#include "ConfigError.h"
#include "llvm/ADT/StringRef.h"
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace async_tidy {

/// The mistakes in \p Document, parsed from \p Text of \p File, against the
/// schema of .async-tidy.json.
std::vector<ConfigError> schemaViolations(const nlohmann::json &Document,
                                          const std::string &Text,
                                          const std::string &File);

/// What is wrong with \p Value of a check's option; empty where nothing is.
std::string mistakeIn(llvm::StringRef Check, llvm::StringRef Option,
                      const nlohmann::json &Value);

} // namespace async_tidy

#endif
