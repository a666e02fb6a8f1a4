// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ContentHash.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"

namespace async_tidy {

std::string contentHash(llvm::StringRef Text) {
  const llvm::XXH128_hash_t Hash =
      llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Text));
  return llvm::formatv("{0:x-16}{1:x-16}", Hash.high64, Hash.low64).str();
}

std::optional<std::string> contentHashOfFile(llvm::StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return std::nullopt;
  return contentHash((*Buffer)->getBuffer());
}

} // namespace async_tidy
