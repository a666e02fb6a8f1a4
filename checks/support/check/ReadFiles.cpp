// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ReadFiles.h"
#include "clang/Basic/FileManager.h"

using namespace clang;

namespace async_tidy {

static bool hasRead(llvm::StringRef Path, const SourceManager &Sources) {
  const OptionalFileEntryRef Entry =
      Sources.getFileManager().getOptionalFileRef(Path);
  if (!Entry)
    return false;
  // One that only a note shows is included from nowhere.
  const FileID File = Sources.translateFile(*Entry);
  return File.isValid() && (File == Sources.getMainFileID() ||
                            Sources.getIncludeLoc(File).isValid());
}

bool ReadFiles::isMain(llvm::StringRef Path) const {
  const OptionalFileEntryRef Main =
      Sources.getFileEntryRefForID(Sources.getMainFileID());
  const OptionalFileEntryRef Entry =
      Sources.getFileManager().getOptionalFileRef(Path);
  return Main && Entry && *Main == *Entry;
}

bool ReadFiles::has(llvm::StringRef Path) {
  const auto [It, IsNew] = Known.try_emplace(Path);
  if (IsNew)
    It->second = hasRead(Path, Sources);
  return It->second;
}

} // namespace async_tidy
