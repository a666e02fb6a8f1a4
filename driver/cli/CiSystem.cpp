// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CiSystem.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr StringLiteral CodeQualityFile = "gl-code-quality-report.json";

std::string environment(StringRef Name) {
  return sys::Process::GetEnv(Name).value_or(std::string());
}

bool has(ArrayRef<FormatRequest> Formats, StringRef Name) {
  return any_of(Formats,
                [&](const FormatRequest &F) { return F.Format == Name; });
}

} // namespace

bool isOnGithub() { return environment("GITHUB_ACTIONS") == "true"; }

void addReportsOfCi(std::vector<FormatRequest> &Formats) {
  if (isOnGithub()) {
    // The log takes commands among text for people, but a program that reads
    // standard output would not.
    const bool LogIsForPeople = none_of(Formats, [](const FormatRequest &F) {
      return F.Path.empty() && F.Format != "full" && F.Format != "concise";
    });
    if (LogIsForPeople && !has(Formats, "github"))
      Formats.push_back({"github", std::string()});
    const std::string Summary = environment("GITHUB_STEP_SUMMARY");
    if (!Summary.empty() && !has(Formats, "markdown"))
      Formats.push_back({"markdown", Summary, /*Append=*/true});
  }
  if (environment("GITLAB_CI") == "true" && !has(Formats, "gitlab")) {
    SmallString<128> Path(environment("CI_PROJECT_DIR"));
    sys::path::append(Path, CodeQualityFile);
    Formats.push_back({"gitlab", Path.str().str()});
  }
}

} // namespace async_tidy::driver
