// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FileTexts.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {

std::string textOnDisk(const Twine &Path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      MemoryBuffer::getFile(Path, /*IsText=*/false,
                            /*RequiresNullTerminator=*/false);
  return Buffer ? (*Buffer)->getBuffer().str() : std::string();
}

void replaceFile(const Twine &Path, StringRef Bytes) {
  SmallString<256> Temporary;
  int File = -1;
  if (sys::fs::createUniqueFile(Path + ".%%%%%%%%.tmp", File, Temporary))
    return;
  raw_fd_ostream OS(File, /*shouldClose=*/true);
  OS << Bytes;
  OS.close();
  const bool Failed = OS.has_error();
  OS.clear_error();
  if (Failed || sys::fs::rename(Temporary, Path))
    sys::fs::remove(Temporary);
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
