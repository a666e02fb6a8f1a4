// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ObjectUse.h"
#include "Coroutine.h"
#include "NameIndex.h"
#include "Names.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace async_tidy {

namespace {
class UseCounter : public RecursiveASTVisitor<UseCounter> {
public:
  UseCounter(const VarDecl &Variable, const std::vector<std::string> &Releasing)
      : Variable(Variable), Releasing(Releasing) {}

  bool VisitDeclRefExpr(DeclRefExpr *Use) {
    Uses += Use->getDecl() == &Variable;
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) {
    const auto *Object =
        dyn_cast<DeclRefExpr>(strip(Call->getImplicitObjectArgument()));
    if (!Object || Object->getDecl() != &Variable)
      return true;
    ++MemberCalls;
    IsReleased |= anyCalledName(
        *Call, [](llvm::StringRef) { return true; },
        [&](const std::string &Name) {
          return matchesAnyName(Releasing, Name);
        });
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

} // namespace async_tidy
