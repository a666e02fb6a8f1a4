// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_WORDS_JSONTEXT_H
#define ASYNC_TIDY_DRIVER_WORDS_JSONTEXT_H

#include <nlohmann/json.hpp>
#include <string>

namespace async_tidy::driver {

/// Keys stay in the order in which they are written.
using Json = nlohmann::ordered_json;

/// Sources need not be UTF-8; JSON must be. \p Indent of -1 gives one line.
inline std::string jsonText(const Json &Value, int Indent = 2) {
  return Value.dump(Indent, ' ', /*ensure_ascii=*/false,
                    Json::error_handler_t::replace);
}

} // namespace async_tidy::driver

#endif
