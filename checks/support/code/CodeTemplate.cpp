// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CodeTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

std::string fillIn(llvm::StringRef Pattern, const Holes &Parts) {
  std::string Text;
  while (!Pattern.empty()) {
    auto It = llvm::find_if(Parts, [&](const auto &Part) {
      return Pattern.starts_with(Part.first);
    });
    const size_t Taken = It == Parts.end() ? 1 : It->first.size();
    Text += It == Parts.end() ? Pattern.take_front(1).str() : It->second;
    Pattern = Pattern.drop_front(Taken);
  }
  return Text;
}

bool canFill(llvm::StringRef Pattern, const Holes &Parts) {
  for (llvm::StringRef Hole :
       {"{0}", "{call}", "{scope}", "{object}", "{name}", "{space}",
        "{arguments}", "{but-last}", "{last}"})
    if (Pattern.contains(Hole) && llvm::none_of(Parts, [&](const auto &Part) {
          return Hole == Part.first;
        }))
      return false;
  return true;
}

} // namespace async_tidy
