// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Console.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {

Console::Console(bool Quiet, bool Colors)
    : Quiet(Quiet), Terminal(sys::Process::StandardErrIsDisplayed()) {
  errs().enable_colors(Colors);
}

void Console::error(const Twine &Line) {
  clearProgress();
  WithColor(errs(), HighlightColor::Error, ColorMode::Enable).get()
      << "error: ";
  errs() << Line << '\n';
}

void Console::errors(Error E) {
  const std::string Lines = toString(std::move(E));
  for (StringRef Line : split(Lines, '\n'))
    error(Line);
}

void Console::note(const Twine &Line) {
  if (Quiet)
    return;
  clearProgress();
  WithColor(errs(), HighlightColor::Note, ColorMode::Enable).get() << "note: ";
  errs() << Line << '\n';
}

void Console::plain(const Twine &Text) {
  if (Quiet)
    return;
  clearProgress();
  errs() << Text << '\n';
}

void Console::progress(size_t Done, size_t Total, StringRef Latest) {
  if (Quiet || !Terminal)
    return;
  clearProgress();
  if (Done == Total)
    return;
  const unsigned Columns = sys::Process::StandardErrColumns();
  std::string Line =
      ("[" + Twine(Done) + "/" + Twine(Total) + "] " + Latest).str();
  if (Columns > 1 && Line.size() >= Columns)
    Line.resize(Columns - 1);
  errs() << Line;
  errs().flush();
  ProgressShown = true;
}

void Console::clearProgress() {
  if (ProgressShown)
    errs() << "\r\x1b[K";
  ProgressShown = false;
}

} // namespace async_tidy::driver
