// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Follows text through one very long function, straight, branching or
// looping, and prints what it found; fails where that takes a second.
//
//     async-tidy-flow-scale straight|branches|loops LINES

#include "support/flow/UnitFlow.h"
#include "support/security/SplicedText.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/raw_ostream.h"
#include <ctime>

using namespace async_tidy;
using namespace clang;

static std::string source(llvm::StringRef Shape, unsigned Lines) {
  std::string Code = "extern \"C\" void *PQexec(void *, const char *);\n"
                     "extern \"C\" char *strcat(char *, const char *);\n"
                     "void longOne(void *c, const char *name, int n) {\n"
                     "  char sql[1000000] = \"SELECT '\";\n";
  for (unsigned Line = 0; Line < Lines; Line += 5)
    if (Shape == "straight")
      Code += "  strcat(sql, name);\n  strcat(sql, \"','\");\n"
              "  PQexec(c, sql);\n  strcat(sql, name);\n  PQexec(c, sql);\n";
    else if (Shape == "branches")
      Code += "  if (n) {\n    strcat(sql, name);\n  } else {\n"
              "    strcat(sql, \"','\");\n  }\n";
    else
      Code += "  while (n--) {\n    strcat(sql, name);\n    if (n == 3)\n"
              "      PQexec(c, sql);\n  }\n";
  return Code + "  PQexec(c, sql);\n}\n";
}

int main(int Count, const char **Arguments) {
  unsigned Lines = 0;
  if (Count != 3 || llvm::StringRef(Arguments[2]).getAsInteger(10, Lines)) {
    llvm::errs() << "usage: async-tidy-flow-scale straight|branches|loops "
                    "LINES\n";
    return 2;
  }
  std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      source(Arguments[1], Lines),
      {"-std=c++20", "-w", "-resource-dir", ASYNC_TIDY_RESOURCE_DIR});
  ASTContext &Context = Unit->getASTContext();
  const auto *Function = ast_matchers::selectFirst<FunctionDecl>(
      "f", ast_matchers::match(
               ast_matchers::functionDecl(ast_matchers::hasName("longOne"))
                   .bind("f"),
               Context));
  AsyncModel &Model = AsyncModel::of(Context, ProjectConfig::load(""));
  const std::clock_t Start = std::clock();
  ValueFlow Flow(Model);
  const std::vector<std::string> Safe;
  SplicedText Texts(Flow, Safe);
  UnitFlow Found(Texts, FlowProgram::Missing::Guessed);
  Found.add(*Function);
  const size_t Findings = Found.find().size();
  const double Taken = double(std::clock() - Start) / CLOCKS_PER_SEC;
  llvm::outs() << Findings << " findings\n";
  llvm::errs() << Taken << " s, " << Flow.graphOf(*Function)->Nodes.size()
               << " values\n";
  return Taken < 1 ? 0 : 1;
}
