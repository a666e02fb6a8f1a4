// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LockCalls.h"
#include "LockFacts.h"
#include "LockTypes.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/facts/CallConditions.h"

using namespace clang;

namespace async_tidy {

/// How many calls a lock is looked for through.
static constexpr unsigned MaxDepth = 6;

/// What models say of \p Call, if they do.
static std::optional<std::pair<LockAct, const CallFact *>>
knownAct(const CallExpr &Call, const AsyncModel &Model) {
  for (const auto &[Known, Act] :
       {std::pair(role::LockTake, LockAct::Take),
        std::pair(role::LockGive, LockAct::Give),
        std::pair(role::LockTry, LockAct::Try),
        std::pair(role::LockTryZero, LockAct::TryZero),
        std::pair(role::LockTryNegative, LockAct::TryNegative),
        std::pair(role::LockTest, LockAct::Test)})
    if (const CallFact *Fact = Model.callFact(Call, Known))
      return std::pair(Act, Fact);
  return std::nullopt;
}

/// void lock() { }
static bool doesNothing(const FunctionDecl &Function) {
  const FunctionDecl *Defined = Function.getDefinition();
  const auto *Written =
      Defined ? dyn_cast_or_null<CompoundStmt>(writtenBody(*Defined)) : nullptr;
  return Written && Written->body_empty();
}

/// spin.lock(), gate.lock_shared(), section.Unlock(): by the names that locks
/// have everywhere.
std::optional<LockAct> LockCalls::actOf(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  LockTypes &Types = Model.get<LockTypes>();
  if (!Method || !Method->getIdentifier() || Method->isStatic() ||
      !Types.isMutex(*Method->getParent()) || doesNothing(*Method) ||
      Types.isAwaitableValue(Method->getReturnType()))
    return std::nullopt;
  std::string Name = Method->getName().lower();
  llvm::erase(Name, '_');
  const llvm::StringRef Bare = Name;
  const QualType Gives = Method->getReturnType();
  if (Bare.contains("unlock") || Bare == "leave" || Bare == "release" ||
      Bare == "exit")
    return LockAct::Give;
  if (Bare.starts_with("trylock") || Bare.starts_with("tryacquire") ||
      Bare.starts_with("tryenter"))
    return Gives->isBooleanType() ? std::optional(LockAct::Try) : std::nullopt;
  if (Call.getNumArgs() == 0 && Gives->isVoidType() &&
      llvm::is_contained({"lock", "lockshared", "lockexclusive", "lockread",
                          "lockwrite", "readlock", "writelock", "sharedlock",
                          "exclusivelock", "lockforread", "lockforwrite",
                          "rlock", "wlock", "rdlock", "wrlock", "enter",
                          "acquire"},
                         Bare))
    return LockAct::Take;
  if ((Bare == "ownslock" || Bare == "islocked" || Bare == "operatorbool") &&
      Gives->isBooleanType())
    return LockAct::Test;
  return std::nullopt;
}

/// What names the object of what \p Callee does, in the call where it can be.
static const Expr *namedInCall(const LockEffect &Effect, const CallExpr &Call,
                               const FunctionDecl &Callee) {
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Effect.Object.Root);
  const unsigned Index = Parameter
                             ? Parameter->getFunctionScopeIndex() +
                                   (isa<CXXOperatorCallExpr>(&Call) ? 1 : 0)
                             : 0;
  return Parameter && Parameter->getDeclContext() == &Callee &&
                 Effect.Object.Members.empty() && Index < Call.getNumArgs()
             ? strip(Call.getArg(Index))
             : Effect.Named;
}

LockEffects LockCalls::of(const CallExpr &Call, Body &Code) {
  LockEffects Found;
  const auto Add = [&](LockAct Act, const Expr *Object) {
    const Expr *Bare = Object ? strip(Object) : nullptr;
    if (!Bare)
      return;
    QualType Type = Bare->getType().getNonReferenceType();
    Type = Type->isPointerType() ? Type->getPointeeType() : Type;
    const CXXRecordDecl *Class = classOf(Type);
    LockTypes &Types = Model.get<LockTypes>();
    // std::unique_lock<coro::mutex>
    if (Class && (Types.isGuard(*Class) ? !Types.isThreadGuard(*Class)
                                        : Types.isAwaited(*Class)))
      return;
    if (std::optional<LockPath> Path = LockPath::of(Bare, Code))
      Found.push_back({Act, std::move(*Path), Bare});
  };
  const WrittenArguments Written(Call);
  if (const auto Known = knownAct(Call, Model)) {
    const auto &[Act, Fact] = *Known;
    if (Fact->Argument)
      Add(Act, Written.get(*Fact->Argument));
    else if (Written.Object)
      Add(Act, Written.Object);
    else
      for (const Expr *Argument : Written.Arguments)
        Add(Act, Argument);
    return Found;
  }
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    if (const std::optional<LockAct> Act = actOf(*Member)) {
      Add(*Act, Member->getImplicitObjectArgument());
      return Found;
    }
    // if (guard): whatever the guard is.
    if (isa_and_nonnull<CXXConversionDecl>(Callee) &&
        Callee->getReturnType()->isBooleanType()) {
      Add(LockAct::Test, Member->getImplicitObjectArgument());
      return Found;
    }
  }
  const FunctionDecl *Defined = Callee ? Callee->getDefinition() : nullptr;
  if (Defined && &Code.function() != Defined)
    for (const LockEffect &Effect : leftBy(*Defined))
      if (std::optional<LockPath> Path =
              Effect.Object.forCaller(Call, *Defined, Code))
        Found.push_back({Effect.Act, std::move(*Path),
                         namedInCall(Effect, Call, *Defined)});
  return Found;
}

namespace {
/// Collects what the calls of one body do.
class EffectReader : public OwnCodeVisitor {
public:
  EffectReader(LockCalls &Calls, Body &Code)
      : OwnCodeVisitor(Code.function().getASTContext()), Calls(Calls),
        Code(Code) {}

  bool VisitCallExpr(CallExpr *Call) override {
    llvm::append_range(Found, Calls.of(*Call, Code));
    return true;
  }

  LockEffects Found;

private:
  LockCalls &Calls;
  Body &Code;
};
} // namespace

const LockEffects &LockCalls::leftBy(const FunctionDecl &Function) {
  const FunctionDecl *Defined = Function.getDefinition();
  if (!Defined)
    Defined = &Function;
  static const LockEffects None;
  if (const auto It = Left.find(Defined); It != Left.end())
    return *It->second;
  if (Depth == MaxDepth)
    return None;
  std::unique_ptr<LockEffects> &Known = Left[Defined];
  Known = std::make_unique<LockEffects>();
  // A coroutine's own awaits are looked at where it stands.
  if (!Defined->hasBody() || coroutineBody(*Defined) ||
      Defined->isDependentContext() ||
      Model.context().getSourceManager().isInSystemHeader(
          Defined->getLocation()))
    return *Known;
  const std::shared_ptr<Body> Code = Model.bodyOf(*Defined);
  EffectReader Reader(*this, *Code);
  ++Depth;
  traverseCode(Reader, *Defined);
  --Depth;
  LockEffects Net;
  for (const LockEffect &Effect : Reader.Found) {
    const bool IsUndone =
        llvm::any_of(Reader.Found, [&](const LockEffect &Other) {
          return Other.Object == Effect.Object && Other.Act != LockAct::Test &&
                 Effect.takes() != Other.takes();
        });
    if (!IsUndone && Effect.Act != LockAct::Test)
      Net.push_back(Effect);
  }
  // The table may have grown since.
  return *(Left[Defined] = std::make_unique<LockEffects>(std::move(Net)));
}

} // namespace async_tidy
