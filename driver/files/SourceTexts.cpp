// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SourceTexts.h"

using namespace llvm;

namespace async_tidy::driver {

StringRef SourceTexts::text(StringRef Path) {
  if (const auto It = Instead.find(Path.str()); It != Instead.end())
    return It->second;
  const auto [It, New] = Texts.try_emplace(Path);
  if (New) {
    ErrorOr<std::unique_ptr<MemoryBuffer>> Read = MemoryBuffer::getFile(Path);
    It->second = Read ? std::move(*Read) : MemoryBuffer::getMemBuffer("");
  }
  return It->second->getBuffer();
}

} // namespace async_tidy::driver
