// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Includes.h"
#include "clang/Tooling/Inclusions/HeaderIncludes.h"

using namespace clang;

namespace async_tidy {

static bool isRead(llvm::StringRef Header, const SourceManager &Sources) {
  for (auto It = Sources.fileinfo_begin(); It != Sources.fileinfo_end(); ++It) {
    llvm::StringRef Name = It->first.getName();
    if (Name.ends_with(Header) && Name.drop_back(Header.size()).ends_with("/"))
      return true;
  }
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
