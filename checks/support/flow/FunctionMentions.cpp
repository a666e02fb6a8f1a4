// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FunctionMentions.h"
#include "OwnFunctions.h"
#include "support/code/LinkNames.h"
#include "support/code/OwnCodeVisitor.h"
#include <set>

using namespace clang;

namespace async_tidy {

namespace {
class MentionFinder : public CodeVisitor {
public:
  explicit MentionFinder(bool WithCalls) : WithCalls(WithCalls) {}

  bool VisitCallExpr(CallExpr *Call) override {
    Called.insert(Call->getCallee()->IgnoreParenImpCasts());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Reference) override {
    return visitName(*Reference, *Reference->getDecl());
  }
  bool VisitMemberExpr(MemberExpr *Member) override {
    return visitName(*Member, *Member->getMemberDecl());
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Made) override {
    if (const FunctionDecl *Own = ofProgram(Made->getConstructor());
        Own && WithCalls)
      Found.insert(usrOf(*Own));
    return true;
  }

  std::vector<std::string> names() const {
    return {Found.begin(), Found.end()};
  }

private:
  bool visitName(const Expr &Name, const ValueDecl &Decl) {
    if (WithCalls || !Called.contains(&Name)) {
      const auto *Method = dyn_cast<CXXMethodDecl>(&Decl);
      if (Method && Method->isVirtual())
        Found.insert(usrOf(*Method));
      else if (const FunctionDecl *Own =
                   ofProgram(dyn_cast<FunctionDecl>(&Decl)))
        Found.insert(usrOf(*Own));
    }
    return true;
  }

  const bool WithCalls;
  llvm::SmallPtrSet<const Expr *, 16> Called;
  std::set<std::string> Found;
};
} // namespace

std::vector<std::string> mentionsIn(const FunctionDecl &Function) {
  MentionFinder Finder(/*WithCalls=*/false);
  traverseCode(Finder, Function);
  return Finder.names();
}

/// Only what the main file declares, of which all is there: what a precompiled
/// header declares is loaded when somebody asks for it.
static void visitData(const DeclContext &Declarations,
                      const SourceManager &Sources, MentionFinder &Finder) {
  for (Decl *D : Declarations.noload_decls()) {
    if (!Sources.isWrittenInMainFile(Sources.getFileLoc(D->getLocation())))
      continue;
    if (auto *Variable = dyn_cast<VarDecl>(D); Variable && Variable->getInit())
      Finder.TraverseStmt(Variable->getInit());
    if (isa<NamespaceDecl, LinkageSpecDecl, CXXRecordDecl>(D))
      visitData(*cast<DeclContext>(D), Sources, Finder);
  }
}

std::vector<std::string> mentionsInData(const ASTContext &Context) {
  MentionFinder Finder(/*WithCalls=*/true);
  visitData(*Context.getTranslationUnitDecl(), Context.getSourceManager(),
            Finder);
  return Finder.names();
}

} // namespace async_tidy
