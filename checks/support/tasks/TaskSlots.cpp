// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskSlots.h"
#include "TaskFacts.h"
#include "TaskSource.h"
#include "support/code/Names.h"
#include "support/code/PlacedCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/flow/TextRoles.h"

using namespace clang;

namespace async_tidy {

std::string TaskSlot::name() const {
  std::string Name = Variable->getNameAsString();
  return Field ? Name + "." + Field->getNameAsString() : Name;
}

bool TaskSlot::any(TaskEvent::Kind What) const {
  return llvm::any_of(Events,
                      [&](const TaskEvent &E) { return E.What == What; });
}

namespace {

/// What one mention of a slot does to its task.
struct Mention {
  enum class Kind { Read, Used, Escapes, Made } What = Kind::Escapes;
  const Expr *At = nullptr;
  const Expr *Source = nullptr;
  const Expr *Written = nullptr;
  bool Overwrites = false;
  bool IsMeant = false;
  /// A statement that names it and nothing else.
  bool IsIdle = false;
};

class Finder : public PlacedCodeVisitor {
public:
  Finder(const FunctionDecl &Function, AsyncModel &Model)
      : PlacedCodeVisitor(Model.context()), Model(Model),
        IsCoroutine(coroutineBody(Function)) {}

  bool VisitVarDecl(VarDecl *Variable) override {
    if (Variable->isLocalVarDecl() && Variable->hasLocalStorage() &&
        !Variable->isImplicit() && !Variable->isCXXForRangeDecl() &&
        !Variable->getType()->isDependentType())
      declare(*Variable);
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Use) override {
    // Both forms of an initialiser list hold the same mentions.
    if (const auto It = SlotsOf.find(Use->getDecl());
        It != SlotsOf.end() && Seen.insert(Use).second)
      mention(*Use, It->second);
    return true;
  }

  std::vector<TaskSlot> Slots;

private:
  // auto task = f();  auto [a, b] = pair();  requests r{f(), g()};
  void declare(const VarDecl &Variable) {
    const Expr *Init = Variable.getInit();
    // auto &&task = f(); keeps the temporary; auto &task = other; does not.
    if (Variable.getType()->isReferenceType() && !keepsTemporary(Init))
      return;
    if (const auto *Bindings = dyn_cast<DecompositionDecl>(&Variable)) {
      const Expr *Made = madeAggregate(Init);
      for (const BindingDecl *Binding : Bindings->bindings())
        if (auto Held = heldTask(Binding->getType(), Model))
          add(*Binding, nullptr, *Held, Variable, Made, Init);
      return;
    }
    if (auto Held = heldTask(Variable.getType(), Model)) {
      add(Variable, nullptr, *Held, Variable, made(Init), Init);
      return;
    }
    const CXXRecordDecl *Class = Variable.getType()->getAsCXXRecordDecl();
    if (!Class || !Class->hasDefinition() || !Class->isAggregate() ||
        isa<ClassTemplateSpecializationDecl>(Class) ||
        Class->hasUserDeclaredDestructor())
      return;
    const auto *List =
        dyn_cast_or_null<InitListExpr>(Init ? strip(Init) : nullptr);
    for (const FieldDecl *Field : Class->fields()) {
      auto Held = heldTask(Field->getType(), Model);
      if (!Held || Field->getType()->isReferenceType())
        continue;
      const unsigned Index = Field->getFieldIndex() + Class->getNumBases();
      const Expr *Value =
          List && Index < List->getNumInits() ? List->getInit(Index) : nullptr;
      add(Variable, Field, *Held, Variable, made(Value), Value);
    }
  }

  /// What makes the task that \p Init gives: of std::move(other) what made
  /// other's.
  const Expr *made(const Expr *Init) const {
    const Expr *Source = madeTask(Init, Model);
    const ValueDecl *Moved = movedLocal(Source);
    if (!Moved)
      return Source;
    for (const unsigned Slot : SlotsOf.lookup(Moved))
      for (const TaskEvent &Event : llvm::reverse(Slots[Slot].Events))
        if (Event.What == TaskEvent::Kind::Made)
          return Event.Source;
    return nullptr;
  }

  static bool keepsTemporary(const Expr *Init) {
    if (const auto *Cleanups = dyn_cast_or_null<ExprWithCleanups>(Init))
      Init = Cleanups->getSubExpr();
    const auto *Temporary = dyn_cast_or_null<MaterializeTemporaryExpr>(Init);
    return Temporary && Temporary->getExtendingDecl();
  }

  /// A new pair, tuple or aggregate, which holds new tasks if any.
  const Expr *madeAggregate(const Expr *Init) const {
    if (const Expr *Made = made(Init))
      return Made;
    const Expr *E = Init ? strip(Init) : nullptr;
    return E && isa<CallExpr, CoawaitExpr>(E) && E->isPRValue() &&
                   !givesEndedTasks(*E, Model)
               ? E
               : nullptr;
  }

  void add(const ValueDecl &Variable, const FieldDecl *Field, HeldTask Held,
           const VarDecl &Declared, const Expr *Made, const Expr *Init) {
    SlotsOf[&Variable].push_back(Slots.size());
    TaskSlot &Slot = Slots.emplace_back();
    Slot.Variable = &Variable;
    Slot.Field = Field;
    Slot.Held = Held;
    Slot.MayStayUnused =
        Declared.hasAttr<UnusedAttr>() || Variable.hasAttr<UnusedAttr>();
    TaskEvent &Event = Slot.Events.emplace_back();
    Event.What = Made ? TaskEvent::Kind::Made : TaskEvent::Kind::Declared;
    Event.At = Around.empty() ? nullptr : Around.back();
    Event.Declaration = &Declared;
    Event.Location = Variable.getLocation();
    Event.Source = Made;
    Event.Written = Init;
    Event.InCatch = InCatch;
    Event.Around.assign(Around.begin(), Around.end());
  }

  void mention(const DeclRefExpr &Use, llvm::ArrayRef<unsigned> Of) {
    // Of a struct, its field's mention.
    const Expr *E = &Use;
    size_t Depth = Around.size() - 1;
    const FieldDecl *Field = nullptr;
    while (Depth > 0 && (isa<ParenExpr>(Around[Depth - 1]) ||
                         isa<ImplicitCastExpr>(Around[Depth - 1])))
      E = cast<Expr>(Around[--Depth]);
    if (const auto *Member =
            Depth > 0 ? dyn_cast<MemberExpr>(Around[Depth - 1]) : nullptr)
      Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    const bool IsOfField = llvm::any_of(
        Of, [&](unsigned Slot) { return Slots[Slot].Field != nullptr; });
    if (Field && IsOfField)
      E = cast<Expr>(Around[--Depth]);
    else
      Field = nullptr;
    Mention Found;
    bool IsKnown = false;
    for (const unsigned Slot : Of) {
      if (Field && Slots[Slot].Field != Field)
        continue;
      if (!IsKnown)
        Found = classify(E, Depth);
      IsKnown = true;
      record(Slots[Slot], Found, Use);
    }
  }

  void record(TaskSlot &Slot, Mention Found, const DeclRefExpr &Use) {
    if (Found.What == Mention::Kind::Escapes) {
      Slot.Escapes = true;
      return;
    }
    Slot.MayStayUnused |= Found.IsMeant;
    if (Found.IsIdle && !Slot.Held.IsContainer)
      Found.What = Mention::Kind::Used;
    TaskEvent &Event = Slot.Events.emplace_back();
    Event.What = Found.What == Mention::Kind::Made   ? TaskEvent::Kind::Made
                 : Found.What == Mention::Kind::Used ? TaskEvent::Kind::Used
                                                     : TaskEvent::Kind::Read;
    Event.At = Found.At ? Found.At : &Use;
    Event.Location = Use.getLocation();
    Event.Source = Found.Source;
    Event.Written = Found.Written;
    Event.Overwrites = Found.Overwrites && !Slot.Held.IsContainer;
    Event.InCatch = InCatch;
    Event.Around.assign(Around.begin(), Around.end());
  }

  static Mention of(Mention::Kind What) {
    Mention M;
    M.What = What;
    return M;
  }

  /// \p E, the slot, stands at Around[Depth].
  Mention classify(const Expr *E, size_t Depth) {
    using Kind = Mention::Kind;
    for (; Depth > 0; --Depth) {
      const Stmt *Outer = Around[Depth - 1];
      if (isa<ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr,
              CXXBindTemporaryExpr, ImplicitCastExpr>(Outer)) {
      } else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Outer)) {
        if (Cast->getCastKind() == CK_ToVoid) {
          Mention M = of(Kind::Read);
          M.IsMeant = true;
          return M;
        }
      } else if (const auto *Choice = dyn_cast<ConditionalOperator>(Outer)) {
        if (Choice->getCond() == E)
          return of(Kind::Read);
      } else if (const auto *Call = dyn_cast<CallExpr>(Outer)) {
        const bool IsArgument = llvm::is_contained(Call->arguments(), E);
        if (!(IsArgument && Call->isCallToStdMove()))
          return argument(*Call, E, Depth - 1);
      } else if (const auto *Member = dyn_cast<MemberExpr>(Outer)) {
        return member(*Member, Depth - 1);
      } else if (isa<ArraySubscriptExpr>(Outer)) {
        return element(cast<Expr>(Outer), Depth - 1);
      } else if (const auto *Comma = dyn_cast<BinaryOperator>(Outer)) {
        if (!Comma->isCommaOp())
          return of(Kind::Escapes);
        if (Comma->getLHS() == E)
          return idle(*E);
      } else if (const auto *Construction = dyn_cast<CXXConstructExpr>(Outer)) {
        return of(isTaken(*Construction, E) ? Kind::Used : Kind::Escapes);
      } else if (isa<CoawaitExpr, DependentCoawaitExpr, CoyieldExpr,
                     CoreturnStmt, ReturnStmt>(Outer)) {
        return of(Kind::Used);
      } else if (isa<InitListExpr, CXXParenListInitExpr, LambdaExpr>(Outer)) {
        return of(E->isLValue() ? Kind::Escapes : Kind::Used);
      } else {
        return isDiscarded(E, Depth) ? idle(*E) : of(Kind::Escapes);
      }
      E = cast<Expr>(Outer);
    }
    return isDiscarded(E, Depth) ? idle(*E) : of(Kind::Escapes);
  }

  // task; in a coroutine is another check's. A macro that does it says that it
  // is meant.
  Mention idle(const Expr &E) {
    Mention M = of(Mention::Kind::Read);
    M.IsMeant = E.getBeginLoc().isMacroID();
    M.IsIdle = !M.IsMeant && IsCoroutine;
    return M;
  }

  /// Whether the value of \p E, which stands at Around[Depth], is thrown away.
  bool isDiscarded(const Expr *E, size_t Depth) const {
    while (Depth > 0 &&
           isa<ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr,
               CXXBindTemporaryExpr, ImplicitCastExpr>(Around[Depth - 1]))
      E = cast<Expr>(Around[--Depth]);
    if (Depth == 0)
      return true;
    const Stmt *Outer = Around[Depth - 1];
    if (const auto *Block = dyn_cast<CompoundStmt>(Outer))
      return !(Depth > 1 && isa<StmtExpr>(Around[Depth - 2]) &&
               Block->body_back() == E);
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Outer))
      return Cast->getCastKind() == CK_ToVoid;
    if (const auto *If = dyn_cast<IfStmt>(Outer))
      return If->getCond() != E;
    if (const auto *Loop = dyn_cast<ForStmt>(Outer))
      return Loop->getCond() != E;
    if (const auto *Loop = dyn_cast<CXXForRangeStmt>(Outer))
      return Loop->getBody() == E;
    if (const auto *Loop = dyn_cast<WhileStmt>(Outer))
      return Loop->getBody() == E;
    if (const auto *Loop = dyn_cast<DoStmt>(Outer))
      return Loop->getBody() == E;
    return isa<SwitchCase, LabelStmt, AttributedStmt>(Outer);
  }

  /// Whether the parameter takes its argument by value or by rvalue reference.
  static bool isTaken(QualType Parameter) {
    return !Parameter->isLValueReferenceType() && !Parameter->isDependentType();
  }
  static bool isTaken(const CXXConstructExpr &Construction, const Expr *E) {
    const CXXConstructorDecl *Constructor = Construction.getConstructor();
    // A copy of a task that can be shared may be awaited instead.
    if (Constructor->isCopyOrMoveConstructor())
      return true;
    for (unsigned I = 0; I != Construction.getNumArgs(); ++I)
      if (Construction.getArg(I) == E)
        return I >= Constructor->getNumParams() ||
               isTaken(Constructor->getParamDecl(I)->getType());
    return false;
  }

  Mention argument(const CallExpr &Call, const Expr *E, size_t Depth) {
    using Kind = Mention::Kind;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
      const bool IsObject = Operator->getArg(0) == E;
      if (IsObject && Operator->getOperator() == OO_Equal)
        return assigned(*Operator, *Operator->getArg(1), Depth);
      if (IsObject && Operator->getOperator() == OO_Subscript)
        return element(Operator, Depth);
    }
    if (Model.hasRole(Call, role::Keep))
      return inserted(Depth);
    if (Model.hasRole(Call, role::LogSink) ||
        Model.hasRole(Call, role::ConsoleSink) ||
        Model.hasRole(Call, role::Format))
      return of(Kind::Read);
    const FunctionDecl *Called = Call.getDirectCallee();
    const bool HasObject = isa<CXXOperatorCallExpr>(Call) &&
                           isa_and_nonnull<CXXMethodDecl>(Called);
    for (unsigned I = 0; I != Call.getNumArgs(); ++I) {
      if (Call.getArg(I) != E)
        continue;
      if (!Called || (HasObject && I == 0))
        return of(Kind::Escapes);
      const unsigned Index = HasObject ? I - 1 : I;
      return of(Index >= Called->getNumParams() ||
                        isTaken(Called->getParamDecl(Index)->getType())
                    ? Kind::Used
                    : Kind::Escapes);
    }
    return of(Kind::Escapes);
  }

  // std::transform(ids.begin(), ids.end(), std::back_inserter(tasks), fetch):
  // Around[Depth] makes what the algorithm writes to.
  Mention inserted(size_t Depth) {
    while (Depth > 0 &&
           isa<ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr,
               CXXBindTemporaryExpr, ImplicitCastExpr, CXXConstructExpr>(
               Around[Depth - 1]))
      --Depth;
    const auto *Algorithm =
        Depth > 0 ? dyn_cast<CallExpr>(Around[Depth - 1]) : nullptr;
    Mention M;
    if (!Algorithm || !Model.hasRole(*Algorithm, role::CallsNow) ||
        !isDiscarded(Algorithm, Depth - 1))
      return M;
    for (const Expr *Argument : Algorithm->arguments())
      for (const FunctionDecl *Maker : functionsOf(*Argument))
        if (heldTask(Maker->getReturnType(), Model)) {
          M.What = Mention::Kind::Made;
          M.Source = M.Written = M.At = Algorithm;
        }
    return M;
  }

  // task = f();
  Mention assigned(const CXXOperatorCallExpr &Assignment, const Expr &Value,
                   size_t Depth) {
    if (!isDiscarded(&Assignment, Depth))
      return of(Mention::Kind::Escapes);
    Mention M;
    M.Source = made(&Value);
    // task = {}; ends it on purpose.
    M.What = M.Source ? Mention::Kind::Made : Mention::Kind::Used;
    M.Written = &Value;
    M.At = &Assignment;
    M.Overwrites = true;
    return M;
  }

  // tasks[i] = f();
  Mention element(const Expr *Element, size_t Depth) {
    const auto *Assignment =
        Depth > 0 ? dyn_cast<CXXOperatorCallExpr>(Around[Depth - 1]) : nullptr;
    if (!Assignment || Assignment->getOperator() != OO_Equal ||
        Assignment->getArg(0) != Element)
      return of(Mention::Kind::Escapes);
    Mention M = assigned(*Assignment, *Assignment->getArg(1), Depth - 1);
    M.Overwrites = false;
    if (M.What == Mention::Kind::Used)
      M.What = Mention::Kind::Read;
    return M;
  }

  // task.valid(), tasks.push_back(f())
  Mention member(const MemberExpr &Member, size_t Depth) {
    using Kind = Mention::Kind;
    while (Depth > 0 && isa<ParenExpr>(Around[Depth - 1]))
      --Depth;
    const auto *Call =
        Depth > 0 ? dyn_cast<CXXMemberCallExpr>(Around[Depth - 1]) : nullptr;
    const auto *Method = dyn_cast<CXXMethodDecl>(Member.getMemberDecl());
    if (!Call || !Method)
      return of(Kind::Escapes);
    if (!Model.hasRole(*Call, role::Keep))
      return of(isGetter(*Method) ? Kind::Read : Kind::Escapes);
    if (!Call->getType()->isVoidType() && !Call->getType()->isScalarType() &&
        !isDiscarded(Call, Depth - 1))
      return of(Kind::Escapes);
    Mention M = of(Kind::Read);
    for (const Expr *Argument : Call->arguments())
      if (const Expr *Source = made(Argument)) {
        M.What = Kind::Made;
        M.Source = Source;
        M.Written = Argument;
        M.At = Call;
      }
    return M;
  }

  /// bool ready() const: says something of the task and does nothing with it.
  static bool isGetter(const CXXMethodDecl &Method) {
    return Method.isConst() && Method.getNumParams() == 0 &&
           Method.getReturnType()->isBooleanType();
  }

  AsyncModel &Model;
  const bool IsCoroutine;
  /// By the variable that they are of: indices.
  llvm::DenseMap<const Decl *, llvm::SmallVector<unsigned, 1>> SlotsOf;
  llvm::SmallPtrSet<const Expr *, 16> Seen;
};

} // namespace

std::vector<TaskSlot> taskSlots(const FunctionDecl &Function,
                                AsyncModel &Model) {
  Finder F(Function, Model);
  if (const Stmt *Body = writtenBody(Function))
    F.TraverseStmt(const_cast<Stmt *>(Body));
  llvm::erase_if(F.Slots, [](const TaskSlot &Slot) {
    return !Slot.any(TaskEvent::Kind::Made);
  });
  return std::move(F.Slots);
}

} // namespace async_tidy
