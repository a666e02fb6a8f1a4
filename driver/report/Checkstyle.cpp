// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Markup.h"
#include "Report.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {

void writeCheckstyle(raw_ostream &OS, const ReportInput &Input) {
  OS << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<checkstyle version=\"4.3\">\n";
  for (ArrayRef<Finding> Rest = Input.Result.Findings; !Rest.empty();) {
    const std::string &Path = Rest.front().At.Path;
    OS << "  <file name=\"" << escapeMarkup(Input.Paths.inReport(Path))
       << "\">\n";
    for (; !Rest.empty() && Rest.front().At.Path == Path;
         Rest = Rest.drop_front()) {
      const Finding &F = Rest.front();
      OS << "    <error line=\"" << F.At.Line << "\" column=\"" << F.At.Column
         << "\" severity=\"" << (F.Severity == "note" ? "info" : F.Severity)
         << "\" message=\"" << escapeMarkup(F.Message) << "\" source=\""
         << escapeMarkup(F.Check) << "\"/>\n";
    }
    OS << "  </file>\n";
  }
  OS << "</checkstyle>\n";
}

} // namespace async_tidy::driver
