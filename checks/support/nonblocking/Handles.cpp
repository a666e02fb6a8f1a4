// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Handles.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

const Expr *handled(const Expr *E) {
  for (E = E ? strip(E) : nullptr; E;) {
    const Expr *Of = nullptr;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      // socket(): what this has, not this itself.
      const Expr *On = strip(Call->getImplicitObjectArgument());
      // acceptor.accept(): what it gives is a socket of its own.
      Of = Call->getNumArgs() == 0 && !isa<CXXThisExpr>(On) &&
                   (Call->isGLValue() || Call->getType()->isScalarType())
               ? On
               : nullptr;
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      Of = Operator->getNumArgs() == 1 ? Operator->getArg(0) : nullptr;
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      Of = Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref
               ? Unary->getSubExpr()
               : nullptr;
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      Of = Call->isCallToStdMove() ? Call->getArg(0) : nullptr;
    } else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
      Of = Cast->getSubExpr();
    }
    if (!Of)
      return E;
    E = strip(Of);
  }
  return nullptr;
}

const ValueDecl *handleNamed(const Expr &Object) {
  if (const auto *Named = dyn_cast<DeclRefExpr>(&Object))
    return Named->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(&Object))
    return Member->getMemberDecl();
  // ends[0]
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&Object))
    return handleNamed(*strip(Element->getBase()));
  return nullptr;
}

} // namespace async_tidy
