// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PoolLambdas.h"
#include "Coroutine.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/facts/CallConditions.h"

using namespace clang;

namespace async_tidy {

namespace {

class Finder : public CodeVisitor {
public:
  explicit Finder(const AsyncModel &Model) : Model(Model) {}

  bool VisitCallExpr(CallExpr *Call) override {
    const CallFact *Hop = Model.callFact(*Call, role::Hop);
    if (!Hop || !Hop->Argument)
      return true;
    const Expr *Callable = WrittenArguments(*Call).get(*Hop->Argument);
    // co_spawn(pool, []() -> task { ... }(), token)
    if (const auto *Called =
            dyn_cast_or_null<CXXOperatorCallExpr>(strip(Callable));
        Called && Called->getOperator() == OO_Call)
      Callable = Called->getArg(0);
    // auto work = [] { ... }; co_spawn(pool, work, token)
    if (const auto *Named = dyn_cast_or_null<DeclRefExpr>(strip(Callable)))
      if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl()))
        Callable = Variable->getInit();
    if (const auto *Lambda = dyn_cast_or_null<LambdaExpr>(strip(Callable)))
      Found.insert(Lambda->getCallOperator());
    return true;
  }

  const AsyncModel &Model;
  llvm::DenseSet<const FunctionDecl *> Found;
};

} // namespace

bool PoolLambdas::holds(const FunctionDecl &Function) {
  const FunctionDecl *Named = namedFunction(&Function);
  if (!Named || Named == &Function)
    return false;
  auto [It, IsNew] = OnPool.try_emplace(Named);
  if (IsNew) {
    Finder F(Model);
    F.TraverseStmt(const_cast<Stmt *>(writtenBody(*Named)));
    It->second = std::move(F.Found);
  }
  for (const DeclContext *Around = &Function; Around;
       Around = Around->getParent())
    if (const auto *Outer = dyn_cast<FunctionDecl>(Around);
        Outer && It->second.contains(Outer))
      return true;
  return false;
}

} // namespace async_tidy
