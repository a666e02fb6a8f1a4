// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Includes.h"
#include "clang/Tooling/Inclusions/HeaderIncludes.h"

using namespace clang;

namespace async_tidy {

static bool names(FileEntryRef File, llvm::StringRef Header) {
  const llvm::StringRef Name = File.getName();
  return Name.ends_with(Header) && Name.drop_back(Header.size()).ends_with("/");
}

static bool isRead(llvm::StringRef Header, const SourceManager &Sources) {
  for (auto It = Sources.fileinfo_begin(); It != Sources.fileinfo_end(); ++It)
    if (names(It->first, Header))
      return true;
  // Those of a precompiled header.
  for (unsigned I = 0; I != Sources.loaded_sloc_entry_size(); ++I)
    if (const SrcMgr::SLocEntry &Entry = Sources.getLoadedSLocEntry(I);
        Entry.isFile())
      if (OptionalFileEntryRef File =
              Entry.getFile().getContentCache().OrigEntry;
          File && names(*File, Header))
        return true;
  return false;
}

std::optional<IncludeEdit> includeEdit(const std::string &Header, FileID File,
                                       const SourceManager &Sources) {
  if (isRead(Header, Sources))
    return std::nullopt;
  std::optional<llvm::StringRef> Code = Sources.getBufferDataOrNone(File);
  OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (!Code || !Entry)
    return std::nullopt;
  const tooling::HeaderIncludes Includes(Entry->getName(), *Code,
                                         tooling::IncludeStyle());
  std::optional<tooling::Replacement> Edit = Includes.insert(
      Header, /*IsAngled=*/true, tooling::IncludeDirective::Include);
  if (!Edit)
    return std::nullopt;
  return IncludeEdit{Entry->getName().str(), Edit->getOffset(),
                     Edit->getReplacementText().str()};
}

} // namespace async_tidy
