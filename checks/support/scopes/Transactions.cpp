// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Transactions.h"
#include "support/code/Bodies.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/PlacedCodeVisitor.h"
#include "support/facts/CallConditions.h"
#include "support/flow/TextRoles.h"
#include "support/objects/GivenArguments.h"
#include "support/objects/ObjectFlow.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace async_tidy {

const Role role::TransactionBegin("transactions", "transaction-begin", "does",
                                  "begin");
const Role role::TransactionEnd("transactions", "transaction-end", "does",
                                "end");

namespace {

using Kind = ScopeEvent::Kind;

/// What one statement does to the transaction of its connection.
std::optional<Kind> doneBy(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 4> Statements;
  Text.split(Statements, ';', -1, false);
  std::optional<Kind> Done;
  for (llvm::StringRef Statement : Statements) {
    const std::string Upper = Statement.trim().upper();
    llvm::SmallVector<llvm::StringRef, 4> Words;
    llvm::SplitString(Upper, Words);
    if (Words.empty())
      continue;
    const llvm::StringRef First = Words[0];
    const bool IsBegin =
        First == "BEGIN" ||
        (First == "START" && Words.size() > 1 && Words[1] == "TRANSACTION");
    // ROLLBACK TO SAVEPOINT a
    const bool IsEnd =
        First == "COMMIT" || First == "END" || First == "ABORT" ||
        (First == "ROLLBACK" && !llvm::is_contained(Words, "TO"));
    if (IsBegin)
      Done = Kind::Starts;
    else if (IsEnd)
      Done = Done == Kind::Starts ? std::nullopt : std::optional(Kind::Joins);
  }
  return Done;
}

/// What the statement \p Text, which may be one of several, does.
std::optional<Kind> doneBy(const Expr *Text) {
  const Expr *E = Text ? stripCasts(Text) : nullptr;
  // failed ? "ROLLBACK" : "COMMIT"
  if (const auto *Choice = dyn_cast_or_null<ConditionalOperator>(E)) {
    const auto First = doneBy(Choice->getTrueExpr());
    return First ? First : doneBy(Choice->getFalseExpr());
  }
  if (const auto *Named = dyn_cast_or_null<DeclRefExpr>(E))
    if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
        Variable && Variable->getInit() &&
        (Variable->isConstexpr() || Variable->getType().isConstQualified() ||
         isMeantConstant(*Variable)))
      E = Variable->getInit();
  const StringLiteral *Literal = E ? literalOf(E) : nullptr;
  return Literal && Literal->getCharByteWidth() == 1
             ? doneBy(Literal->getString())
             : std::nullopt;
}

/// What \p Call does to the transaction of a connection.
std::optional<Kind> doneBy(const CallExpr &Call, const AsyncModel &Model) {
  if (Model.hasRole(Call, role::TransactionBegin))
    return Kind::Starts;
  if (Model.hasRole(Call, role::TransactionEnd))
    return Kind::Joins;
  const CallFact *Sink = Model.callFact(Call, role::SqlSink);
  return Sink && Sink->Argument
             ? doneBy(WrittenArguments(Call).get(*Sink->Argument))
             : std::nullopt;
}

/// Whether a connection by which \p Variable leads outlives the coroutine: the
/// end of one that it owns rolls back.
bool isLent(const ValueDecl &Variable) {
  if (isa<FieldDecl>(Variable))
    return true;
  const auto *Named = dyn_cast<VarDecl>(&Variable);
  if (!Named)
    return false;
  if (!isa<ParmVarDecl>(Named))
    return Named->hasGlobalStorage();
  const CXXRecordDecl *Class = classOf(Named->getType());
  return Named->getType()->isReferenceType() ||
         Named->getType()->isPointerType() ||
         (Class && qualifiedName(*Class) == "std::shared_ptr");
}

/// The variable or member of this that names the connection; null for others.
const ValueDecl *connectionOf(const Expr *E) {
  for (E = E ? strip(E) : nullptr; E;) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
        Operator && (Operator->getOperator() == OO_Arrow ||
                     Operator->getOperator() == OO_Star))
      E = strip(Operator->getArg(0));
    else if (const auto *Unary = dyn_cast<UnaryOperator>(E);
             Unary && (Unary->getOpcode() == UO_Deref ||
                       Unary->getOpcode() == UO_AddrOf))
      E = strip(Unary->getSubExpr());
    else
      break;
  }
  if (const auto *Named = dyn_cast_or_null<DeclRefExpr>(E))
    return Named->getDecl();
  const auto *Member = dyn_cast_or_null<MemberExpr>(E);
  return Member && isa<CXXThisExpr>(strip(Member->getBase()))
             ? Member->getMemberDecl()
             : nullptr;
}

class Reader : public PlacedCodeVisitor {
  using Base = PlacedCodeVisitor;

public:
  Reader(AsyncModel &Model, unsigned Depth)
      : PlacedCodeVisitor(Model.context()), Model(Model), Depth(Depth) {}

  void add(const ValueDecl &Connection) {
    SlotOf[cast<ValueDecl>(Connection.getCanonicalDecl())] = Uses.All.size();
    Uses.All.emplace_back().Of = &Connection;
  }
  bool isEmpty() const { return SlotOf.empty(); }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) override {
    // A guard, or what is called who knows when.
    for (const ValueDecl *Named : mentionedIn(*Lambda))
      if (const auto It = SlotOf.find(Named); It != SlotOf.end())
        Uses.All[It->second].Escapes = true;
    return Base::TraverseLambdaExpr(Lambda);
  }
  bool VisitCoawaitExpr(CoawaitExpr *Await) override {
    Uses.Awaits.push_back({Await, {Tries.begin(), Tries.end()}});
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    mention(*Named, *Named->getDecl());
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
    if (It == SlotOf.end() || !Seen.insert(&Named).second)
      return;
    const Expr *E = &Named;
    for (size_t I = Around.size() - 1; I > 0; --I) {
      const Stmt *Outer = Around[I - 1];
      if (const auto *Call = dyn_cast<CallExpr>(Outer)) {
        if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
            Operator && Operator->getArg(0) == E) {
          E = Operator;
          continue;
        }
        if (!called(*Call, *E, It->second, I - 1))
          break;
        return;
      }
      if (isa<CompoundStmt, IfStmt, WhileStmt, BinaryOperator>(Outer))
        return;
      if (!isa<ParenExpr, ImplicitCastExpr, MemberExpr, UnaryOperator,
               MaterializeTemporaryExpr, CXXBindTemporaryExpr,
               ExprWithCleanups>(Outer))
        break;
      E = cast<Expr>(Outer);
    }
    Uses.All[It->second].Escapes = true;
  }

  /// False where nothing is known of the connection behind \p Call, which
  /// stands at \p I and takes it by \p E.
  bool called(const CallExpr &Call, const Expr &E, unsigned Slot, size_t I) {
    if (const auto Done = doneBy(Call, Model)) {
      happens(Slot, *Done, Call, I);
      return true;
    }
    if (Model.hasRole(Call, role::SqlSink))
      return true;
    const FunctionDecl *Called = Call.getDirectCallee();
    // connection.ping(), PQerrorMessage(connection)
    if (isa<CXXMemberCallExpr>(Call) && Call.getCallee() == &E)
      return true;
    if (!Called || Called->isExternC() ||
        Model.facts().isOfLibrary(qualifiedName(*Called)))
      return Called != nullptr;
    if (!endsIn(*Called, Call, E))
      return true;
    happens(Slot, Kind::Joins, Call, I);
    return true;
  }

  /// Whether \p Called, which is given the connection as \p E, may end the
  /// transaction: it is not seen, or seen to do so.
  bool endsIn(const FunctionDecl &Called, const CallExpr &Call, const Expr &E) {
    const FunctionDecl *Defined = nullptr;
    if (!Called.getBody(Defined) || Depth == 3)
      return true;
    for (unsigned A = 0; A < Call.getNumArgs(); ++A)
      if (Call.getArg(A) == &E && A < Defined->getNumParams()) {
        Reader Inner(Model, Depth + 1);
        Inner.add(*Defined->getParamDecl(A));
        Inner.TraverseStmt(const_cast<Stmt *>(writtenBody(*Defined)));
        const ScopeUse &There = Inner.Uses.All.front();
        return There.Escapes || !There.Events.empty();
      }
    return true;
  }

  void happens(unsigned Slot, Kind What, const CallExpr &Call, size_t I) {
    ScopeEvent Event{What, &Call, nullptr, {}};
    const Stmt *Whole = &Call;
    const Stmt *Inside = &Call;
    bool IsWhole = false;
    for (; I > 0; --I) {
      const Stmt *Outer = Around[I - 1];
      // It has begun when the await is over.
      if (isa<CoawaitExpr>(Outer) && !IsWhole && What == Kind::Starts)
        Event.At = cast<Expr>(Outer);
      IsWhole |= isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt,
                     CXXForRangeStmt, SwitchStmt>(Outer);
      if (!IsWhole)
        Whole = Outer;
      const auto *If = dyn_cast<IfStmt>(Outer);
      if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, SwitchStmt,
              AbstractConditionalOperator>(Outer) ||
          (If && If->getCond() != Inside))
        Event.Within = Outer;
      Inside = Outer;
    }
    if (What == Kind::Starts) {
      Event.Tellers = mentionedIn(*Whole);
      for (const ValueDecl *Made : declaredIn(*Whole))
        Event.Tellers.insert(Made);
      Event.Tellers.erase(
          cast<ValueDecl>(Uses.All[Slot].Of->getCanonicalDecl()));
    }
    Uses.All[Slot].Events.push_back(std::move(Event));
  }

  AsyncModel &Model;
  const unsigned Depth;
  llvm::DenseMap<const ValueDecl *, unsigned> SlotOf;
  llvm::SmallPtrSet<const Expr *, 16> Seen;
};

} // namespace

/// Whether a caller of \p Coroutine, or a caller of that, ends transactions:
/// it may do so where this one has failed.
static bool isEndedByCaller(const FunctionDecl &Coroutine, AsyncModel &Model,
                            unsigned Depth = 0) {
  return llvm::any_of(
      Model.get<GivenArguments>().callersOf(Coroutine),
      [&](const FunctionDecl *Caller) {
        const std::shared_ptr<Body> Code = Model.bodyOf(*Caller);
        return llvm::any_of(Code->places(),
                            [&](const CodePlace &P) {
                              const auto *Call = dyn_cast<CallExpr>(P.Of);
                              return Call &&
                                     doneBy(*Call, Model) == Kind::Joins;
                            }) ||
               (Depth < 2 && isEndedByCaller(*Caller, Model, Depth + 1));
      });
}

/// Whether a method of the own class that \p Coroutine calls may end the
/// transaction of its object: it does, or is not seen.
static bool mayEndByMethod(const FunctionDecl &Coroutine, AsyncModel &Model,
                           unsigned Depth = 0) {
  const std::shared_ptr<Body> Code = Model.bodyOf(Coroutine);
  return llvm::any_of(Code->places(), [&](const CodePlace &P) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(P.Of);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    if (!Method || Method->isConst() ||
        !isa<CXXThisExpr>(strip(Call->getImplicitObjectArgument())))
      return false;
    const FunctionDecl *Definition = Method->getDefinition();
    if (!Definition || !Definition->hasBody() || Method->isVirtual() ||
        Depth == 2)
      return true;
    const std::shared_ptr<Body> Inner = Model.bodyOf(*Definition);
    return llvm::any_of(Inner->places(),
                        [&](const CodePlace &There) {
                          const auto *Ends = dyn_cast<CallExpr>(There.Of);
                          return Ends && doneBy(*Ends, Model) == Kind::Joins;
                        }) ||
           mayEndByMethod(*Definition, Model, Depth + 1);
  });
}

/// Whether conditions that are not followed decide on the transaction: on each
/// of several ends, or by a number or pointer that says whether it has begun.
static bool isConditional(const ScopeUse &Use) {
  bool IsBegunSo = false, IsAlwaysEndedSo = true;
  unsigned Ends = 0;
  for (const ScopeEvent &Event : Use.Events) {
    if (Event.What == Kind::Starts)
      IsBegunSo |= llvm::any_of(Event.Tellers, [](const ValueDecl *Teller) {
        const auto *Variable = dyn_cast<VarDecl>(Teller);
        return Variable && Variable->isLocalVarDecl() &&
               (Variable->getType()->isIntegralOrEnumerationType() ||
                Variable->getType()->isPointerType());
      });
    if (Event.What != Kind::Joins)
      continue;
    ++Ends;
    IsAlwaysEndedSo &= Event.Within != nullptr;
  }
  return IsBegunSo || (Ends > 1 && IsAlwaysEndedSo);
}

/// Whether one is begun in a condition or loop in which it is not ended.
static bool isBegunApart(const ScopeUse &Use) {
  return llvm::any_of(Use.Events, [&](const ScopeEvent &Start) {
    return Start.What == Kind::Starts && Start.Within &&
           llvm::none_of(Use.Events, [&](const ScopeEvent &End) {
             return End.What == Kind::Joins && isPartOf(*End.At, *Start.Within);
           });
  });
}

std::vector<OpenTransaction> openTransactions(const FunctionDecl &Coroutine,
                                              bool Throws, AsyncModel &Model) {
  std::vector<OpenTransaction> Found;
  if (!coroutineBody(Coroutine) || Coroutine.isDependentContext())
    return Found;
  const std::shared_ptr<Body> Code = Model.bodyOf(Coroutine);
  Reader Read(Model, 0);
  ValueSet Connections;
  for (const CodePlace &P : Code->places())
    if (const auto *Call = dyn_cast<CallExpr>(P.Of)) {
      const bool Begins = doneBy(*Call, Model) == Kind::Starts;
      const ValueDecl *Connection =
          Begins ? connectionOf(objectOf(*Call)) : nullptr;
      if (Connection && isLent(*Connection) &&
          Connections.insert(Connection).second)
        Read.add(*Connection);
    }
  if (Read.isEmpty())
    return Found;
  Read.TraverseStmt(const_cast<Stmt *>(writtenBody(Coroutine)));
  for (const ScopeUse &Use : Read.Uses.All) {
    // What only begins one leaves its end to others.
    if (Use.Escapes || !Use.any(Kind::Joins) || isBegunApart(Use) ||
        (isa<FieldDecl>(Use.Of) && mayEndByMethod(Coroutine, Model)))
      continue;
    const ScopeWays Ways(Use, *Code);
    if (!Ways.isKnown())
      continue;
    auto Way = isConditional(Use) ? std::nullopt : wayOut(Use, Ways);
    // None of its ends is for this one.
    if (Way && Way->What == WayOut::Kind::Never)
      continue;
    if (!Way && Throws)
      Way = wayOutByException(Use, Read.Uses.Awaits, Ways, *Code, Model);
    if (Way && !isEndedByCaller(Coroutine, Model))
      Found.push_back({*Way, Use.Of});
  }
  return Found;
}

} // namespace async_tidy
