// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy::driver {

static constexpr ReportFormat Formats[] = {
    {"full", writeFull},
    {"concise", writeConcise},
    {"json", writeJson},
    {"json-lines", writeJsonLines},
    {"sarif", writeSarif},
    {"github", writeGithub},
    {"gitlab", writeGitlab},
    {"rdjson", writeRdjson},
    {"checkstyle", writeCheckstyle},
    {"junit", writeJunit},
    {"export-fixes", writeExportFixes},
    {"markdown", writeMarkdown},
    {"html", writeHtml},
};

SmallVector<StringRef> formatNames() {
  SmallVector<StringRef> Names;
  for (const ReportFormat &F : Formats)
    Names.push_back(F.Name);
  return Names;
}

const ReportFormat *findFormat(StringRef Name) {
  const ReportFormat *It =
      find_if(Formats, [&](const ReportFormat &F) { return F.Name == Name; });
  return It == std::end(Formats) ? nullptr : It;
}

} // namespace async_tidy::driver
