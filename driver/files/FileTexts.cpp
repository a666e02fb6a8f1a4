// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FileTexts.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace async_tidy::driver {

std::string textOnDisk(const Twine &Path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      MemoryBuffer::getFile(Path, /*IsText=*/false,
                            /*RequiresNullTerminator=*/false);
  return Buffer ? (*Buffer)->getBuffer().str() : std::string();
}

} // namespace async_tidy::driver
