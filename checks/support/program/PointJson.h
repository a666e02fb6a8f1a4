// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_POINTJSON_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_POINTJSON_H

#include "support/code/SourcePoint.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

/// A place as records have it.
inline nlohmann::json toJson(const SourcePoint &At) {
  return {{"file", At.File},
          {"line", At.Line},
          {"column", At.Column},
          {"offset", At.Offset}};
}

/// Throws nlohmann::json::exception where \p Value is no place.
inline SourcePoint pointFromJson(const nlohmann::json &Value) {
  return {Value.at("file"), Value.at("line"), Value.at("column"),
          Value.at("offset")};
}

} // namespace async_tidy

#endif
