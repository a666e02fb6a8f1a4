// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "KeptExceptions.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

static bool isPointerToException(QualType Type) {
  return isOneOf(Type.getNonReferenceType(),
                 {"std::exception_ptr", "std::__exception_ptr::exception_ptr"});
}

namespace {

class KeepFinder : public CodeVisitor {
public:
  bool VisitCallExpr(CallExpr *Call) override {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      IsFound |= Operator->getOperator() == OO_Equal &&
                 isPointerToException(Operator->getArg(1)->getType());
      return !IsFound;
    }
    // A log takes it as it takes anything: its parameter is deduced.
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionDecl *Written =
        Callee ? Callee->getTemplateInstantiationPattern() : nullptr;
    if (const FunctionDecl *Takes = Written ? Written : Callee)
      for (const ParmVarDecl *Parameter : Takes->parameters())
        IsFound |= isPointerToException(Parameter->getType());
    return !IsFound;
  }

  bool IsFound = false;
};

} // namespace

bool keepsException(const CXXCatchStmt &Handler) {
  KeepFinder Finder;
  Finder.TraverseStmt(Handler.getHandlerBlock());
  return Finder.IsFound;
}

} // namespace async_tidy
