// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FunctionMentions.h"
#include "ValueFlow.h"
#include "support/code/LinkNames.h"
#include "support/coroutines/Coroutine.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include <set>

using namespace clang;

namespace async_tidy {

namespace {
class MentionFinder : public RecursiveASTVisitor<MentionFinder> {
public:
  explicit MentionFinder(bool WithCalls) : WithCalls(WithCalls) {}

  bool VisitCallExpr(CallExpr *Call) {
    Called.insert(Call->getCallee()->IgnoreParenImpCasts());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Reference) {
    return visitName(*Reference, *Reference->getDecl());
  }
  bool VisitMemberExpr(MemberExpr *Member) {
    return visitName(*Member, *Member->getMemberDecl());
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Made) {
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
  Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Initializer : Constructor->inits())
      Finder.TraverseStmt(Initializer->getInit());
  return Finder.names();
}

std::vector<const CXXMethodDecl *> dispatchedTo(const CXXMethodDecl &Method) {
  std::vector<const CXXMethodDecl *> All = {&Method};
  // Each is added once for every way that it is inherited by.
  for (size_t I = 0; I != All.size(); ++I)
    for (const CXXMethodDecl *Known : All[I]->overridden_methods())
      if (!llvm::is_contained(All, Known))
        All.push_back(Known);
  return All;
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
