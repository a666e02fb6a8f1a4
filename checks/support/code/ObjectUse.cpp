// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ObjectUse.h"
#include "Bodies.h"
#include "CodeVisitor.h"
#include "NameIndex.h"
#include "Names.h"

using namespace clang;

namespace async_tidy {

bool callsOneOf(const CallExpr &Call, const std::vector<std::string> &Names) {
  return anyCalledName(
      Call, [](llvm::StringRef) { return true; },
      [&](const std::string &Name) { return matchesAnyName(Names, Name); });
}

bool isSameObject(const Expr *A, const Expr *B) {
  if (!A || !B)
    return false;
  A = strip(A);
  B = strip(B);
  if (isa<CXXThisExpr>(A))
    return isa<CXXThisExpr>(B);
  if (const auto *Named = dyn_cast<DeclRefExpr>(A)) {
    const auto *Other = dyn_cast<DeclRefExpr>(B);
    return Other && Named->getDecl() == Other->getDecl();
  }
  if (const auto *Member = dyn_cast<MemberExpr>(A)) {
    const auto *Other = dyn_cast<MemberExpr>(B);
    return Other && Member->getMemberDecl() == Other->getMemberDecl() &&
           isSameObject(Member->getBase(), Other->getBase());
  }
  // futures[i]
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(A)) {
    const auto *Other = dyn_cast<ArraySubscriptExpr>(B);
    return Other && isSameObject(Element->getBase(), Other->getBase()) &&
           isSameObject(Element->getIdx(), Other->getIdx());
  }
  if (const auto *Number = dyn_cast<IntegerLiteral>(A)) {
    const auto *Other = dyn_cast<IntegerLiteral>(B);
    return Other && Number->getValue() == Other->getValue();
  }
  // std::move(future).get(), pointer->get()
  if (const auto *Call = dyn_cast<CallExpr>(A);
      Call && Call->getNumArgs() == 1 && Call->isCallToStdMove())
    return isSameObject(Call->getArg(0), B);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(A)) {
    const auto *Other = dyn_cast<CXXOperatorCallExpr>(B);
    return Other && Operator->getOperator() == Other->getOperator() &&
           (Operator->getNumArgs() == 1 ||
            (Operator->getOperator() == OO_Subscript &&
             isSameObject(Operator->getArg(1), Other->getArg(1)))) &&
           Operator->getNumArgs() == Other->getNumArgs() &&
           isSameObject(Operator->getArg(0), Other->getArg(0));
  }
  return false;
}

namespace {
class UseCounter : public CodeVisitor {
public:
  UseCounter(const VarDecl &Variable, const std::vector<std::string> &Releasing)
      : Variable(Variable), Releasing(Releasing) {}

  bool VisitDeclRefExpr(DeclRefExpr *Use) override {
    Uses += Use->getDecl() == &Variable;
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) override {
    const auto *Object =
        dyn_cast<DeclRefExpr>(strip(Call->getImplicitObjectArgument()));
    if (!Object || Object->getDecl() != &Variable)
      return true;
    ++MemberCalls;
    IsReleased |= callsOneOf(*Call, Releasing);
    return true;
  }

  const VarDecl &Variable;
  const std::vector<std::string> &Releasing;
  unsigned Uses = 0;
  unsigned MemberCalls = 0;
  bool IsReleased = false;
};
} // namespace

bool mayBeReleased(const VarDecl &Variable, const FunctionDecl &Function,
                   const std::vector<std::string> &Releasing) {
  UseCounter Counter(Variable, Releasing);
  Counter.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return Counter.IsReleased || Counter.Uses > Counter.MemberCalls;
}

const ValueDecl *variableIn(const Expr *E) {
  E = strip(E);
  if (const auto *Address = dyn_cast_or_null<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = strip(Address->getSubExpr());
  if (const auto *Named = dyn_cast_or_null<DeclRefExpr>(E))
    return dyn_cast<VarDecl>(Named->getDecl());
  const auto *Member = dyn_cast_or_null<MemberExpr>(E);
  return Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
}

} // namespace async_tidy
