// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ScopeUses.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/PlacedCodeVisitor.h"

using namespace clang;

namespace async_tidy {

using Kind = ScopeEvent::Kind;

bool ScopeUse::any(Kind What) const {
  return llvm::any_of(Events,
                      [What](const ScopeEvent &E) { return E.What == What; });
}

namespace {

/// How far from the first function a scope is followed into others.
constexpr unsigned MaxDepth = 3;

class Reader : public PlacedCodeVisitor {
  using Base = PlacedCodeVisitor;

public:
  Reader(AsyncModel &Model, unsigned Depth)
      : PlacedCodeVisitor(Model.context()), Model(Model), Depth(Depth) {}

  void add(const ValueDecl &Scope, HeldScope Held) {
    SlotOf[cast<ValueDecl>(Scope.getCanonicalDecl())] = Uses.All.size();
    ScopeUse &Use = Uses.All.emplace_back();
    Use.Of = &Scope;
    Use.Held = Held;
  }
  void read(const FunctionDecl &Function, bool TakesLocals) {
    FindsLocals = TakesLocals;
    traverseCode(*this, Function);
  }

  bool TraverseCoreturnStmt(CoreturnStmt *Return) override {
    return TraverseStmt(Return->getOperand());
  }
  bool TraverseVarDecl(VarDecl *Variable) override {
    if (FindsLocals && Lambdas.empty() && Variable->hasLocalStorage() &&
        !Variable->getType()->isReferenceType())
      if (const auto Held = heldScope(Variable->getType(), Model.facts())) {
        add(*Variable, *Held);
        ScopeUse &Use = Uses.All.back();
        Use.Tries = Tries.size();
        for (const Stmt *S : llvm::reverse(Around))
          if (!Use.Block && isa<CompoundStmt>(S))
            Use.Block = S;
      }
    Declared.push_back(Variable);
    const bool Goes = Base::TraverseVarDecl(Variable);
    Declared.pop_back();
    return Goes;
  }
  bool TraverseLambdaExpr(LambdaExpr *Lambda) override {
    if (!Base::TraverseLambdaExpr(Lambda))
      return false;
    Lambdas.push_back(Around.size() - 1);
    const bool Goes = TraverseStmt(Lambda->getBody());
    Lambdas.pop_back();
    return Goes;
  }

  bool VisitCoawaitExpr(CoawaitExpr *Await) override {
    if (Lambdas.empty())
      Uses.Awaits.push_back({Await, {Tries.begin(), Tries.end()}});
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    mention(*Named, *Named->getDecl());
    if (const auto *Holder = dyn_cast<VarDecl>(Named->getDecl()))
      if (const auto It = Callables.find(Holder); It != Callables.end())
        for (const auto &[Slot, What] : It->second)
          happens(Slot, What, *Named);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) override {
    mention(*Member, *Member->getMemberDecl());
    return true;
  }

  ScopeUses Uses;

private:
  void mention(const Expr &Named, const ValueDecl &Of) {
    const auto It = SlotOf.find(cast<ValueDecl>(Of.getCanonicalDecl()));
    // Both forms of an initialiser list hold the same mentions.
    if (It != SlotOf.end() && Seen.insert(&Named).second &&
        !Uses.All[It->second].Escapes)
      classify(Named, It->second);
  }

  void happens(unsigned Slot, Kind What, const Expr &At) {
    ScopeUse &Use = Uses.All[Slot];
    const bool IsField = isa<FieldDecl>(Use.Of);
    if (!Lambdas.empty() && !IsField) {
      happensInLambda(Slot, What);
      return;
    }
    const Stmt *Within = nullptr;
    for (const Stmt *S : llvm::reverse(Around)) {
      if (S == Use.Block)
        break;
      if (isa<IfStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, SwitchStmt,
              AbstractConditionalOperator>(S))
        Within = S;
    }
    Use.Events.push_back({What, &At, Within, {}});
  }

  /// What a lambda starts is started where it is given to a call, or where the
  /// variable is named that holds it. When it joins, nobody can tell.
  void happensInLambda(unsigned Slot, Kind What) {
    if (What != Kind::Starts) {
      Uses.All[Slot].Escapes = true;
      return;
    }
    // It stands where the outermost lambda does.
    const size_t Own = Lambdas.front();
    for (size_t I = Own; I > 0; --I) {
      const Stmt *Outer = Around[I - 1];
      if (const auto *Call = dyn_cast<CallExpr>(Outer)) {
        const llvm::SmallVector<size_t, 2> Inside = std::exchange(Lambdas, {});
        happens(Slot, Kind::Starts, *Call);
        Lambdas = Inside;
        return;
      }
      if (isa<DeclStmt>(Outer)) {
        if (const VarDecl *Holder = holderAround())
          Callables[Holder].push_back({Slot, Kind::Starts});
        else
          Uses.All[Slot].Escapes = true;
        return;
      }
      if (!isa<ImplicitCastExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr,
               ExprWithCleanups, ParenExpr, CXXConstructExpr,
               CXXFunctionalCastExpr>(Outer))
        break;
    }
    Uses.All[Slot].Escapes = true;
  }
  /// The function's own variable whose initialiser is being read.
  const VarDecl *holderAround() const {
    return Declared.empty() ? nullptr : Declared.front();
  }

  void classify(const Expr &Named, unsigned Slot) {
    ScopeUse &Use = Uses.All[Slot];
    const Expr *E = &Named;
    for (size_t I = Around.size() - 1; I > 0; --I) {
      const Stmt *Outer = Around[I - 1];
      if (isa<ParenExpr, ImplicitCastExpr, MaterializeTemporaryExpr,
              CXXBindTemporaryExpr, ExprWithCleanups>(Outer)) {
        E = cast<Expr>(Outer);
        continue;
      }
      const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Outer);
      if (Operator && Use.Held.IsIndirect && Operator->getArg(0) == E &&
          (Operator->getOperator() == OO_Arrow ||
           Operator->getOperator() == OO_Star)) {
        E = Operator;
        continue;
      }
      if (const auto *Member = dyn_cast<MemberExpr>(Outer);
          Member && isa<CXXMethodDecl>(Member->getMemberDecl()) && I > 1) {
        // Its call is the next but for parentheses.
        const auto *Call = dyn_cast<CXXMemberCallExpr>(Around[I - 2]);
        if (!Call || !memberCall(*Call, Slot, I - 2))
          break;
        if (const CXXMethodDecl *Method = Call->getMethodDecl();
            Method && givesScope(*Method, Use)) {
          E = Call;
          --I;
          continue;
        }
        return;
      }
      if (const auto *Call = dyn_cast<CallExpr>(Outer)) {
        if (argument(*Call, *E, Slot, I - 1))
          return;
        break;
      }
      if (const auto *Await = dyn_cast<CoawaitExpr>(Outer);
          Await && Use.Held.Fact->IsAwaited) {
        happens(Slot, Kind::Joins, *Await);
        return;
      }
      if (isa<CompoundStmt, LambdaExpr>(Outer) || isTest(*Outer, Use))
        return;
      // auto &tasks = scope;
      if (isa<DeclStmt>(Outer) && Lambdas.empty() && !Declared.empty() &&
          Declared.back()->getType()->isReferenceType()) {
        SlotOf[Declared.back()] = Slot;
        return;
      }
      break;
    }
    Uses.All[Slot].Escapes = true;
  }

  static bool isTest(const Stmt &Outer, const ScopeUse &Use) {
    const auto *Cast = dyn_cast<ExplicitCastExpr>(&Outer);
    const auto *Binary = dyn_cast<BinaryOperator>(&Outer);
    return (Cast && Cast->getCastKind() == CK_ToVoid) ||
           (Use.Held.IsIndirect && Binary && Binary->isEqualityOp());
  }

  /// pointer.get(), optional.value()
  static bool givesScope(const CXXMethodDecl &Method, const ScopeUse &Use) {
    return Use.Held.IsIndirect && Method.getIdentifier() &&
           Method.getParent()->isInStdNamespace() &&
           (Method.getName() == "get" || Method.getName() == "value");
  }

  /// False where nothing is known of the scope behind the call, which stands
  /// at \p I.
  bool memberCall(const CXXMemberCallExpr &Call, unsigned Slot, size_t I) {
    ScopeUse &Use = Uses.All[Slot];
    const CXXMethodDecl *Method = Call.getMethodDecl();
    if (!Method)
      return false;
    if (known(Call, Slot, I))
      return true;
    if (Use.Held.IsIndirect && Method->getParent()->isInStdNamespace()) {
      const std::string Name = simpleName(*Method);
      if (Name == "reset")
        happens(Slot, Kind::Ends, Call);
      return Name != "release" && Name != "swap";
    }
    // while (!tasks.empty()) co_await yield();
    return !Method->isConst() || !Method->getReturnType()->isArithmeticType();
  }

  bool argument(const CallExpr &Call, const Expr &E, unsigned Slot, size_t I) {
    const ScopeUse &Use = Uses.All[Slot];
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
        Operator && Use.Held.IsIndirect) {
      // pointer = nullptr; pointer == nullptr
      if (Operator->getOperator() == OO_Equal && Operator->getArg(0) == &E)
        happens(Slot, Kind::Ends, Call);
      else if (Operator->getOperator() != OO_EqualEqual &&
               Operator->getOperator() != OO_ExclaimEqual)
        return false;
      return true;
    }
    if (known(Call, Slot, I))
      return true;
    // What a function of this unit makes of it.
    const FunctionDecl *Called = Call.getDirectCallee();
    const FunctionDecl *Defined = nullptr;
    const unsigned Skipped =
        isa<CXXOperatorCallExpr>(Call) && isa_and_nonnull<CXXMethodDecl>(Called)
            ? 1
            : 0;
    if (!Called || !Called->getBody(Defined) || Depth == MaxDepth)
      return false;
    for (unsigned A = Skipped; A < Call.getNumArgs(); ++A)
      if (Call.getArg(A) == &E && A - Skipped < Defined->getNumParams())
        return given(*Defined->getParamDecl(A - Skipped), *Defined, Call, Slot);
    return false;
  }

  bool given(const ParmVarDecl &Parameter, const FunctionDecl &Called,
             const CallExpr &Call, unsigned Slot) {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Called);
    const QualType Type = Parameter.getType();
    if (!Type->isLValueReferenceType() || (Method && Method->isVirtual()))
      return false;
    const auto Held = heldScope(Type.getNonReferenceType(), Model.facts());
    if (!Held)
      return false;
    Reader Inner(Model, Depth + 1);
    Inner.add(Parameter, *Held);
    Inner.read(Called, false);
    const ScopeUse &There = Inner.Uses.All.front();
    if (There.Escapes || There.any(Kind::Ends))
      return false;
    if (There.any(Kind::Joins))
      happens(Slot, Kind::Joins, Call);
    else if (There.any(Kind::Starts))
      happens(Slot, Kind::Starts, Call);
    return true;
  }

  /// Whether a fact says what \p Call, which stands at \p I, does.
  bool known(const CallExpr &Call, unsigned Slot, size_t I) {
    const ScopeFact &Fact = *Uses.All[Slot].Held.Fact;
    if (callsOneOf(Call, Fact.Joins)) {
      // auto joined = scope.joinAsync();
      if (const VarDecl *Holder = holderOf(Call, I))
        Callables[Holder].push_back({Slot, Kind::Joins});
      else
        happens(Slot, Kind::Joins, Call);
      return true;
    }
    if (!callsOneOf(Call, Fact.Starts))
      return false;
    if (!isOverWithValue(Call, I))
      happens(Slot, Kind::Starts, Call);
    return true;
  }

  /// The function's own variable that takes what \p Call gives, or null.
  const VarDecl *holderOf(const CallExpr &Call, size_t I) const {
    if (!Lambdas.empty() || Declared.empty() ||
        !Model.asyncType(Call.getType()))
      return nullptr;
    while (I > 0 &&
           isa<ImplicitCastExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr,
               ExprWithCleanups, CXXConstructExpr>(Around[I - 1]))
      --I;
    return I > 0 && isa<DeclStmt>(Around[I - 1]) ? Declared.back() : nullptr;
  }

  /// Whether what \p Call gives stands for the work, and somebody here waits
  /// for it or holds it.
  ///     co_await with_gate(gate, serve);  auto holder = gate.hold();
  bool isOverWithValue(const CallExpr &Call, size_t I) const {
    const CXXRecordDecl *Class = classOf(Call.getType());
    const bool IsAsync = Model.asyncType(Call.getType()).has_value();
    if (!IsAsync &&
        (!Class || !Class->hasDefinition() || Class->hasTrivialDestructor()))
      return false;
    for (; I > 0; --I) {
      const Stmt *Outer = Around[I - 1];
      if (isa<CoroutineSuspendExpr, ReturnStmt, CoreturnStmt, DeclStmt>(Outer))
        return true;
      if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Outer);
          !isa<Expr>(Outer) || (Cast && Cast->getCastKind() == CK_ToVoid) ||
          isa<LambdaExpr>(Outer))
        return false;
      // with_gate(gate, serve).get()
      if (const auto *Taken = dyn_cast<CXXMemberCallExpr>(Outer);
          Taken && IsAsync && isa<MemberExpr>(Around[I]) &&
          !Model.asyncType(Taken->getType()))
        return true;
      // What becomes of a future that is given away is not known.
      if (isa<CallExpr>(Outer) && !isa<MemberExpr>(Around[I]))
        return IsAsync;
    }
    return false;
  }

  AsyncModel &Model;
  const unsigned Depth;
  bool FindsLocals = false;
  llvm::DenseMap<const ValueDecl *, unsigned> SlotOf;
  /// What happens to scopes where a variable is named: it holds a lambda that
  /// starts work, or the task of a join.
  llvm::DenseMap<const VarDecl *,
                 llvm::SmallVector<std::pair<unsigned, Kind>, 1>>
      Callables;
  llvm::SmallPtrSet<const Expr *, 16> Seen;
  llvm::SmallVector<const VarDecl *, 4> Declared;
  /// Where among those around lambdas stand.
  llvm::SmallVector<size_t, 2> Lambdas;
};

} // namespace

ScopeUses localScopes(const FunctionDecl &Function, AsyncModel &Model) {
  if (Function.isDependentContext())
    return {};
  const auto Makes = [&](const CodePlace &P) {
    return heldScope(P.Of->getType(), Model.facts()).has_value();
  };
  if (llvm::none_of(Model.bodyOf(Function)->places(), Makes))
    return {};
  Reader Read(Model, 0);
  Read.read(Function, true);
  return std::move(Read.Uses);
}

ScopeUse useOf(const ValueDecl &Scope, HeldScope Held,
               const FunctionDecl &Function, AsyncModel &Model) {
  Reader Read(Model, 0);
  Read.add(Scope, Held);
  Read.read(Function, false);
  return std::move(Read.Uses.All.front());
}

} // namespace async_tidy
