// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ReportSet.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {

bool wantsColors(ColorChoice Choice, bool Terminal) {
  if (Choice != ColorChoice::Auto)
    return Choice == ColorChoice::Always;
  const std::optional<std::string> NoColor = sys::Process::GetEnv("NO_COLOR");
  return Terminal && (!NoColor || NoColor->empty());
}

Error ReportSet::open(ArrayRef<FormatRequest> Formats) {
  for (const FormatRequest &Format : Formats) {
    Expected<OutputFile> File = OutputFile::open(Format.Path, Format.Append);
    if (!File)
      return File.takeError();
    Targets.push_back(
        {findFormat(Format.Format), std::move(*File), std::string()});
  }
  return Error::success();
}

void ReportSet::render(const ReportInput &Input) {
  for (Target &T : Targets) {
    T.Text.clear();
    raw_string_ostream OS(T.Text);
    OS.enable_colors(wantsColors(Color, T.File.isTerminal()));
    T.Format->Write(OS, Input);
  }
}

Error ReportSet::write() {
  Error All = Error::success();
  for (Target &T : Targets)
    All = joinErrors(std::move(All), T.File.write(T.Text));
  return All;
}

} // namespace async_tidy::driver
