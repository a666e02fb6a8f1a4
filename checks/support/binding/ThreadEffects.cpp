// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ThreadEffects.h"
#include "support/facts/FactLookup.h"

using namespace clang;

namespace async_tidy {

/// How many calls are looked through.
static constexpr unsigned MaxDepth = 3;

class ThreadEffects::Reader : public ThreadLocalVisitor {
public:
  Reader(ThreadEffects &Effects, ThreadEffect &Into)
      : ThreadLocalVisitor(Effects.Model), Effects(Effects), Into(Into) {}

  bool VisitCallExpr(CallExpr *Call) override {
    if (const BindingFact *Fact = Effects.ofCall(*Call)) {
      Into.Calls.push_back(Fact);
    } else if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      const ThreadEffect &Inner = Effects.of(*Callee);
      llvm::append_range(Into.Locals, Inner.Locals);
      llvm::append_range(Into.Calls, Inner.Calls);
    }
    return ThreadLocalVisitor::VisitCallExpr(Call);
  }

private:
  void accessed(const LocalAccess &Access) override {
    Into.Locals.push_back(Access);
  }

  ThreadEffects &Effects;
  ThreadEffect &Into;
};

const BindingFact *ThreadEffects::ofCall(const CallExpr &Call) const {
  const BindingFact *const *Fact = lastByCall(
      Call, Model.facts().get<BindingFacts>().Calls, Model.context());
  return Fact ? *Fact : nullptr;
}

const ThreadEffect &ThreadEffects::of(const FunctionDecl &Function) {
  static const ThreadEffect None;
  const FunctionDecl *Defined = Function.getDefinition();
  if (!Defined || !Defined->hasBody() || coroutineBody(*Defined) ||
      Model.context().getSourceManager().isInSystemHeader(
          Defined->getLocation()))
    return None;
  if (const auto It = Known.find(Defined); It != Known.end())
    return *It->second;
  if (Depth == MaxDepth)
    return None;
  Known[Defined] = std::make_unique<ThreadEffect>();
  auto Read = std::make_unique<ThreadEffect>();
  Reader R(*this, *Read);
  ++Depth;
  traverseCode(R, *Defined);
  // T *before = std::exchange(current, this);
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Defined))
    for (const CXXCtorInitializer *Initializer : Constructor->inits())
      if (auto *Default = dyn_cast<CXXDefaultInitExpr>(Initializer->getInit()))
        R.TraverseStmt(const_cast<Expr *>(Default->getExpr()));
  --Depth;
  return *(Known[Defined] = std::move(Read));
}

} // namespace async_tidy
