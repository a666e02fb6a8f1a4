// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Wording.h"
#include "llvm/ADT/StringExtras.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

std::string Wording::message() const {
  const llvm::StringRef Pattern = Kind->Message;
  std::string Text;
  for (size_t I = 0; I != Pattern.size(); ++I) {
    const bool IsHole = Pattern[I] == '%' && I + 1 != Pattern.size() &&
                        llvm::isDigit(Pattern[I + 1]);
    if (IsHole)
      Text += Parts[Pattern[++I] - '0'];
    else
      Text += Pattern[I];
  }
  return Text;
}

void to_json(nlohmann::json &Value, const Wording &Words) {
  Value = {Words.Kind ? Words.Kind->Check.str() : "",
           Words.Kind ? Words.Kind->Name.str() : "", Words.Parts};
}

void from_json(const nlohmann::json &Value, Wording &Words) {
  Words = {
      findKind(Value.at(0).get<std::string>(), Value.at(1).get<std::string>()),
      Value.at(2).get<std::vector<std::string>>()};
}

} // namespace async_tidy
