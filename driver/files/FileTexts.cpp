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

IntrusiveRefCntPtr<vfs::FileSystem> fileSystemWith(const FileTexts &Instead,
                                                   StringRef Folder) {
  IntrusiveRefCntPtr<vfs::FileSystem> Disk = vfs::getRealFileSystem();
  if (Instead.empty())
    return Disk;
  auto Memory = llvm::makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  for (const auto &[Path, Text] : Instead)
    Memory->addFile(Path, /*ModificationTime=*/0,
                    MemoryBuffer::getMemBuffer(Text, Path));
  auto Both = llvm::makeIntrusiveRefCnt<vfs::OverlayFileSystem>(Disk);
  Both->pushOverlay(Memory);
  Both->setCurrentWorkingDirectory(Folder);
  return Both;
}

} // namespace async_tidy::driver
