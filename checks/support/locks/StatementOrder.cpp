// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "StatementOrder.h"

using namespace clang;

namespace async_tidy {

/// What a suspension point makes of its operand has that as a part again.
void StatementOrder::number(const Stmt &Statement) {
  const unsigned Begin = Next;
  if (!Places.try_emplace(&Statement, Range{Begin, Begin}).second)
    return;
  ++Next;
  for (const Stmt *Part : Statement.children())
    if (Part)
      number(*Part);
  Places[&Statement].End = Next - 1;
}

bool StatementOrder::isWithin(const Stmt &Inner, const Stmt &Outer) const {
  const auto In = Places.find(&Inner), Out = Places.find(&Outer);
  if (In == Places.end() || Out == Places.end())
    return true;
  return Out->second.Begin <= In->second.Begin &&
         In->second.Begin <= Out->second.End;
}

bool StatementOrder::isBefore(const Stmt &First, const Stmt &Second) const {
  const auto A = Places.find(&First), B = Places.find(&Second);
  return A != Places.end() && B != Places.end() &&
         A->second.Begin < B->second.Begin;
}

} // namespace async_tidy
