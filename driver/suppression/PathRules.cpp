// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PathRules.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <nlohmann/json.hpp>

using namespace llvm;

namespace async_tidy::driver {

static bool matchesAny(ArrayRef<std::string> Globs, StringRef Text) {
  return any_of(Globs, [&](const std::string &One) {
    Expected<GlobPattern> Glob = GlobPattern::create(One);
    if (Glob)
      return Glob->match(Text);
    consumeError(Glob.takeError());
    return One == Text;
  });
}

PathRules PathRules::load(StringRef ConfigFile) {
  PathRules Result;
  if (ConfigFile.empty())
    return Result;
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      MemoryBuffer::getFile(ConfigFile);
  if (!Buffer)
    return Result;
  Result.Folder = sys::path::parent_path(ConfigFile).str();
  const StringRef Text = (*Buffer)->getBuffer();
  const auto Document = nlohmann::json::parse(Text.begin(), Text.end());
  for (const nlohmann::json &Rule :
       Document.value("suppressions", nlohmann::json::array()))
    Result.Rules.push_back({Rule["paths"].get<std::vector<std::string>>(),
                            Rule.value("checks", std::vector<std::string>{"*"}),
                            Rule["reason"].get<std::string>()});
  Result.Tests = Document.value("tests", std::vector<std::string>());
  return Result;
}

bool PathRules::isTest(StringRef Path) const {
  return Path.consume_front(Folder) && Path.consume_front("/") &&
         matchesAny(Tests, Path);
}

const std::string *PathRules::reasonFor(StringRef Path, StringRef Check) const {
  if (!Path.consume_front(Folder) || !Path.consume_front("/"))
    return nullptr;
  const auto It = find_if(Rules, [&](const Rule &R) {
    return matchesAny(R.Paths, Path) && matchesAny(R.Checks, Check);
  });
  return It == Rules.end() ? nullptr : &It->Reason;
}

} // namespace async_tidy::driver
