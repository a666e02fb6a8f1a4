// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_POINTJSON_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_POINTJSON_H

#include "support/code/SourcePoint.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

/// A place as the records of functions in \p File have it: the names of files
/// and the keys of objects would be most of the text.
inline nlohmann::json toJson(const SourcePoint &At, const std::string &File) {
  nlohmann::json Value = {At.Line, At.Column, At.Offset};
  if (At.File != File)
    Value.push_back(At.File);
  return Value;
}

/// Throws nlohmann::json::exception where \p Value is no place.
inline SourcePoint pointFromJson(const nlohmann::json &Value,
                                 const std::string &File) {
  return {Value.size() > 3 ? Value.at(3).get<std::string>() : File, Value.at(0),
          Value.at(1), Value.at(2)};
}

} // namespace async_tidy

#endif
