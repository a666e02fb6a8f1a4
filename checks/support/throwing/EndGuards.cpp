// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "EndGuards.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace async_tidy {
namespace {

/// Looks for a call of a member that is no function: ~guard() { act_(); }
class MemberCallFinder : public CodeVisitor {
public:
  bool VisitCallExpr(CallExpr *Call) override {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    const Expr *Called = Operator ? Operator->getArg(0) : Call->getCallee();
    if (Operator && Operator->getOperator() != OO_Call)
      return true;
    const auto *Member = dyn_cast<MemberExpr>(strip(Called));
    IsFound |= Member && isa<FieldDecl>(Member->getMemberDecl());
    return !IsFound;
  }

  bool IsFound = false;
};

class LambdaFinder : public CodeVisitor {
public:
  bool TraverseLambdaExpr(LambdaExpr *) override {
    IsFound = true;
    return false;
  }

  bool IsFound = false;
};

} // namespace

static bool callsAtItsEnd(const CXXRecordDecl &Class) {
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  const FunctionDecl *Defined =
      Destructor ? Destructor->getDefinition() : nullptr;
  // The body of a class template's is its pattern's.
  const FunctionDecl *Pattern =
      Destructor ? Destructor->getTemplateInstantiationPattern() : nullptr;
  if (Pattern && (!Defined || !Defined->hasBody()))
    Defined = Pattern->getDefinition();
  if (!Defined || Defined->isDefaulted() || !Defined->hasBody())
    return false;
  MemberCallFinder Finder;
  Finder.TraverseStmt(Defined->getBody());
  return Finder.IsFound;
}

bool tellsItsEnd(const FunctionDecl &Coroutine) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(writtenBody(Coroutine));
  if (!Block)
    return false;
  for (const Stmt *Statement : Block->body()) {
    if (awaits(*Statement))
      return false;
    const auto *Declared = dyn_cast<DeclStmt>(Statement);
    const auto *Guard = Declared && Declared->isSingleDecl()
                            ? dyn_cast<VarDecl>(Declared->getSingleDecl())
                            : nullptr;
    const CXXRecordDecl *Class =
        Guard && Guard->hasLocalStorage() && Guard->getInit()
            ? Guard->getType()->getAsCXXRecordDecl()
            : nullptr;
    if (!Class || !Class->hasDefinition() || !callsAtItsEnd(*Class))
      continue;
    LambdaFinder Finder;
    Finder.TraverseStmt(const_cast<Expr *>(Guard->getInit()));
    if (Finder.IsFound)
      return true;
  }
  return false;
}

} // namespace async_tidy
