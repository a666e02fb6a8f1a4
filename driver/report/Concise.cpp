// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

void printPlace(raw_ostream &OS, const Place &At, const ProjectPaths &Paths) {
  if (!At.Path.empty())
    OS << Paths.onScreen(At.Path) << ':' << At.Line << ':' << At.Column << ": ";
}

} // namespace

void writeConcise(raw_ostream &OS, const ReportInput &Input) {
  const ProjectPaths &Paths = Input.Paths;
  for (const Finding &F : Input.Result.Findings) {
    printPlace(OS, F.At, Paths);
    OS << F.Severity << ": " << F.Message << " [" << F.Check << "]\n";
    for (const Note &N : F.Notes) {
      printPlace(OS, N.At, Paths);
      OS << "note: " << N.Message << '\n';
    }
  }
}

} // namespace async_tidy::driver
