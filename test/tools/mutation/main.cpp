// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Prints where scripts/mutate can plant defects that one has to know the code
// for, a place of one kind as one line of JSON:
//
//     async-tidy-mutation-places FILE -- FLAGS
//
// {"kind":"copied","offset":9,"edits":[[9,0,"&"]]}, by offsets into the file.
// Of the kind never, without edits, are the suspension points that never
// suspend.

#include "Places.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include <nlohmann/json.hpp>
#include <set>

using namespace clang;
using namespace async_tidy;
using namespace async_tidy::mutation;

static nlohmann::json toJson(const Place &Here, const SourceManager &Sources) {
  nlohmann::json Edits = nlohmann::json::array();
  for (const Edit &Each : Here.Edits)
    Edits.push_back({Sources.getFileOffset(Each.At), Each.Length, Each.Text});
  return {{"kind", Here.Kind.str()},
          {"offset", Sources.getFileOffset(Here.At)},
          {"edits", std::move(Edits)}};
}

int main(int Count, const char **Arguments) {
  std::string Error;
  auto Flags = tooling::FixedCompilationDatabase::loadFromCommandLine(
      Count, Arguments, Error);
  if (!Flags || Count != 2) {
    llvm::errs() << "usage: async-tidy-mutation-places FILE -- FLAGS\n"
                 << Error;
    return 2;
  }
  tooling::ClangTool Tool(*Flags, {std::string(Arguments[1])});
  Tool.appendArgumentsAdjuster(tooling::getInsertArgumentAdjuster(
      {"-resource-dir", ASYNC_TIDY_RESOURCE_DIR, "-w"},
      tooling::ArgumentInsertPosition::BEGIN));
  std::vector<std::unique_ptr<ASTUnit>> Units;
  if (Tool.buildASTs(Units) != 0 || Units.size() != 1 ||
      Units.front()->getDiagnostics().hasErrorOccurred())
    return 1;
  ASTContext &Context = Units.front()->getASTContext();
  const UnitCode Code(AsyncModel::of(
      Context, ProjectConfig::load(ProjectConfig::findFor(Arguments[1]))));
  // An instance of a template has the places of its pattern once more.
  std::set<std::string> Lines;
  for (auto *Find : {temporaryPlaces, byReferencePlaces, capturePlaces,
                     noSelfPlaces, copiedPlaces, neverPlaces})
    for (const Place &Here : Find(Code))
      Lines.insert(toJson(Here, Context.getSourceManager()).dump());
  for (const std::string &Line : Lines)
    llvm::outs() << Line << "\n";
  return 0;
}
