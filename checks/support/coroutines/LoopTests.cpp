// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoopTests.h"
#include "TypeFacts.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

bool LoopTests::isOffLoop(const Stmt &Statement) {
  return Ways.lead(Statement, [&](const Expr &Condition, bool IsTrue) {
    const Expr *Test = strip(&Condition);
    while (const auto *Not = dyn_cast<UnaryOperator>(Test)) {
      if (Not->getOpcode() != UO_LNot)
        return false;
      IsTrue = !IsTrue;
      Test = strip(Not->getSubExpr());
    }
    const auto *Call = dyn_cast<CallExpr>(Test);
    return Call && !IsTrue && Model.hasRole(*Call, role::LoopTest);
  });
}

} // namespace async_tidy
