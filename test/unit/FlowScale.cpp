// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Follows text through functions of these lengths, straight, branching or
// looping, and prints how much each has to report:
//
//     async-tidy-flow-scale straight|branches|loops LINES...

#include "Measured.h"
#include "support/flow/UnitFlow.h"
#include "support/security/SplicedText.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"

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

static void follow(llvm::StringRef Shape, unsigned Lines) {
  std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      source(Shape, Lines),
      {"-std=c++20", "-w", "-resource-dir", ASYNC_TIDY_RESOURCE_DIR});
  ASTContext &Context = Unit->getASTContext();
  const auto *Function = ast_matchers::selectFirst<FunctionDecl>(
      "f", ast_matchers::match(
               ast_matchers::functionDecl(ast_matchers::hasName("longOne"))
                   .bind("f"),
               Context));
  AsyncModel &Model = AsyncModel::of(Context, ProjectConfig::load(""));
  size_t Findings = 0;
  measured([&] {
    ValueFlow Flow(Model);
    const std::vector<std::string> Safe;
    SplicedText Texts(Flow, Safe);
    UnitFlow Found(Texts, FlowProgram::Missing::Guessed);
    Found.add(*Function);
    Findings = Found.find().size();
  });
  llvm::outs() << Findings << " findings\n";
}

int main(int Count, const char **Arguments) {
  return measureEach(Count, Arguments, 2,
                     [&](unsigned Lines) { follow(Arguments[1], Lines); });
}
