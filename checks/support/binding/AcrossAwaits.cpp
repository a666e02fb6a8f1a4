// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AcrossAwaits.h"
#include "BindingFacts.h"
#include "BoundReader.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/locks/StatementOrder.h"
#include "llvm/ADT/BitVector.h"

using namespace clang;

namespace async_tidy {

using Kind = BoundValue::Kind;
using Act = BoundEvent::Kind;

/// Whether \p Function may go on in another thread behind \p Point.
static bool mayMove(const FunctionDecl &Function, const Expr &Point,
                    AsyncModel &Model) {
  const QualType Type = Function.getReturnType();
  const std::optional<AsyncType> Task = Model.asyncType(Type);
  // Who iterates a generator does so from one place.
  if (Task && Task->Kind == TaskKind::Generator && isa<CoyieldExpr>(Point))
    return false;
  const auto *Call = dyn_cast_or_null<CallExpr>(awaitedOperand(Point));
  const CallFact *Hop = Call ? Model.callFact(*Call, role::Hop) : nullptr;
  return (Hop && !Hop->Argument) ||
         !isOneOf(Type, Model.facts().get<BindingFacts>().Staying);
}

/// Whether what \p Point gives may say that errno tells more, as the functions
/// of C do: int await_resume() { return ::read(...); }
static bool mayGiveError(const Expr &Point, AsyncModel &Model) {
  const auto *Suspends = dyn_cast<CoroutineSuspendExpr>(&Point);
  const auto *Resume = dyn_cast_or_null<CXXMemberCallExpr>(
      Suspends && Suspends->getResumeExpr() ? strip(Suspends->getResumeExpr())
                                            : nullptr);
  if (!Resume)
    return isa<DependentCoawaitExpr>(Point);
  const Expr *Awaited = awaitedOperand(Point);
  const std::optional<AsyncType> Task =
      Awaited ? Model.asyncType(Awaited->getType()) : std::nullopt;
  const FunctionDecl *Gives = Resume->getMethodDecl();
  if (!Gives || (Task && Task->IsTask) ||
      !(Gives->getReturnType()->isIntegralOrEnumerationType() ||
        Gives->getReturnType()->isPointerType()))
    return false;
  const FunctionDecl *Defined = Gives->getDefinition();
  return !Defined || !Defined->hasBody() ||
         llvm::any_of(Model.bodyOf(*Defined)->places(),
                      [](const CodePlace &P) { return isa<CallExpr>(P.Of); });
}

namespace {

/// Follows all values of one function along the control flow at once.
class Flow {
public:
  Flow(const FunctionDecl &Function, const BoundValues &Values, Body &Code,
       AsyncModel &Model)
      : Function(Function), Values(Values), Code(Code), Model(Model),
        Graph(Code.graph(GraphKind::Lifetimes)), Held(Values.All.size()),
        Reached(Values.All.size()) {}

  void run() {
    const CFG *Blocks = Graph.cfg();
    if (!Blocks)
      return;
    for (unsigned I = 0; I != Values.All.size(); ++I)
      if (Values.All[I].What == Kind::Error)
        Error = I;
    if (llvm::any_of(Values.All,
                     [](const BoundValue &Value) { return Value.Scope; }))
      Order.emplace(*writtenBody(Function));
    for (const Expr *Point : Code.suspensionPoints())
      if (!neverSuspends(*Point))
        Effects[Point] = effectOf(*Point);
    const State None(Values.All.size());
    AtEnd.assign(Blocks->getNumBlockIDs(), None);
    for (bool Changed = true; Changed;) {
      Changed = false;
      // Blocks are made from the last one to the first.
      for (const CFGBlock *Block : llvm::reverse(*Blocks)) {
        State Now = pass(*Block, /*Collects=*/false);
        State &Known = AtEnd[Block->getBlockID()];
        if (Known != Now) {
          Known = std::move(Now);
          Changed = true;
        }
      }
    }
    for (const CFGBlock *Block : *Blocks)
      pass(*Block, /*Collects=*/true);
  }

  std::vector<BoundUse> found() {
    std::vector<BoundUse> Uses;
    for (unsigned I = 0; I != Values.All.size(); ++I) {
      const BoundValue &Value = Values.All[I];
      const bool IsCall = Value.What == Kind::State || Value.What == Kind::Tie;
      if (Value.isHeld() ? !Held[I].empty() : IsCall && !Reached[I].empty()) {
        sort(Held[I]);
        Uses.push_back({Value, Value.Begins.front(), Held[I]});
      } else if (!Value.isHeld() && !IsCall && !Reached[I].empty()) {
        sort(Reached[I]);
        for (const Stmt *Where : Reached[I]) {
          Uses.push_back({Value, Where, pointsBefore(*Where)});
          // Of an error each use is a defect of its own.
          if (Value.What != Kind::Error)
            break;
        }
      }
    }
    return Uses;
  }

private:
  struct State {
    explicit State(size_t Count) : Begun(Count), Stale(Count) {}
    friend bool operator==(const State &, const State &) = default;
    llvm::BitVector Begun;
    /// The coroutine has suspended since.
    llvm::BitVector Stale;
  };

  /// The values that are not what they were behind \p Point.
  llvm::BitVector effectOf(const Expr &Point) const {
    const bool Moves = mayMove(Function, Point, Model);
    llvm::BitVector Lost(Values.All.size());
    for (unsigned I = 0; I != Values.All.size(); ++I)
      if (const BoundValue &Value = Values.All[I];
          Value.What == Kind::Error ? !mayGiveError(Point, Model)
                                    : Moves || !Value.isOfOneThread())
        Lost.set(I);
    // A throw ends lives without an element of the graph.
    for (unsigned I : Lost.set_bits())
      if (const Stmt *Scope = Values.All[I].Scope;
          Scope && !Order->isWithin(Point, *Scope))
        Lost.reset(I);
    // co_await release(guard)
    for (const auto &[Variable, Of] : Values.Held)
      if (llvm::is_contained(Code.suspensionPointsNaming(*Variable), &Point))
        for (unsigned I : Of)
          if (Values.All[I].isHeld())
            Lost.reset(I);
    return Lost;
  }

  State pass(const CFGBlock &Block, bool Collects) {
    State Now(Values.All.size());
    if (&Block == &Graph.cfg()->getEntry())
      if (Error)
        Now.Begun.set(*Error);
    for (const CFGBlock::AdjacentBlock &Before : Block.preds())
      if (const CFGBlock *From = Before.getReachableBlock()) {
        Now.Begun |= AtEnd[From->getBlockID()].Begun;
        Now.Stale |= AtEnd[From->getBlockID()].Stale;
      }
    for (const CFGElement &Element : Block) {
      if (const auto End = Element.getAs<CFGLifetimeEnds>()) {
        if (const auto It = Values.Held.find(End->getVarDecl());
            It != Values.Held.end())
          for (unsigned I : It->second)
            Now.Begun.reset(I);
      } else if (const auto S = Element.getAs<CFGStmt>()) {
        pass(*S->getStmt(), Now, Collects);
      }
    }
    return Now;
  }

  void pass(const Stmt &Statement, State &Now, bool Collects) {
    if (const auto *Declared = dyn_cast<DeclStmt>(&Statement))
      for (const Decl *D : Declared->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          if (const auto It = Values.Declared.find(Variable);
              It != Values.Declared.end())
            for (const BoundEvent &Event : It->second)
              apply(Event, Statement, Now, Collects);
    const auto It = Values.Events.find(&Statement);
    if (It != Values.Events.end())
      for (const BoundEvent &Event : It->second)
        apply(Event, Statement, Now, Collects);
    // Any other call may set the error.
    else if (Error && isa<CallExpr>(Statement))
      Now.Stale.reset(*Error);
    if (const auto Lost = Effects.find(&Statement); Lost != Effects.end()) {
      llvm::BitVector Both = Now.Begun;
      Both &= Lost->second;
      Now.Stale |= Both;
      if (Collects)
        for (unsigned I : Both.set_bits())
          Held[I].push_back(cast<Expr>(&Statement));
    }
  }

  void apply(const BoundEvent &Event, const Stmt &At, State &Now,
             bool Collects) {
    const unsigned I = Event.Value;
    const bool IsError = Values.All[I].What == Kind::Error;
    switch (Event.What) {
    case Act::Begin:
      Now.Begun.set(I);
      Now.Stale.reset(I);
      break;
    case Act::End:
      Now.Begun[I] = IsError;
      Now.Stale.reset(I);
      break;
    case Act::Use:
      if (Collects && Now.Stale[I] && (!Event.Test || givesUp(*Event.Test)))
        Reached[I].push_back(&At);
      // It has been looked at.
      if (IsError)
        Now.Stale.reset(I);
      break;
    }
  }

  /// Whether the program ends, or throws, where the sides of \p Comparison are
  /// not the same: assert(id == std::this_thread::get_id());
  bool givesUp(const Expr &Comparison) const {
    bool IsEqual = true;
    if (const auto *Operator = dyn_cast<BinaryOperator>(&Comparison))
      IsEqual = Operator->getOpcode() == BO_EQ;
    else if (const auto *Operator =
                 dyn_cast<CXXRewrittenBinaryOperator>(&Comparison))
      IsEqual = Operator->getOpcode() == BO_EQ;
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Comparison))
      IsEqual = Operator->getOperator() == OO_EqualEqual;
    for (const CFGBlock *Block : *Graph.cfg()) {
      const auto *Condition =
          dyn_cast_or_null<Expr>(Block->getTerminatorCondition());
      if (!Condition || Block->succ_size() != 2)
        continue;
      bool IsTrue = true;
      const Expr *Asked = strip(Condition);
      for (;;) {
        const auto *Not = dyn_cast<UnaryOperator>(Asked);
        if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Asked)) {
          Asked = strip(Cast->getSubExpr());
        } else if (const auto *Call = dyn_cast<CallExpr>(Asked);
                   Call && Call->getBuiltinCallee() && Call->getNumArgs()) {
          // __builtin_expect(...)
          Asked = strip(Call->getArg(0));
        } else if (Not && Not->getOpcode() == UO_LNot) {
          IsTrue = !IsTrue;
          Asked = strip(Not->getSubExpr());
        } else {
          break;
        }
      }
      if (Asked != strip(&Comparison))
        continue;
      const CFGBlock::AdjacentBlock &Differ =
          *(Block->succ_begin() + (IsEqual == IsTrue ? 1 : 0));
      if (const CFGBlock *To = Differ.getReachableBlock();
          To && (To->hasNoReturnElement() || throws(*To)))
        return true;
    }
    return false;
  }
  static bool throws(const CFGBlock &Block) {
    return llvm::any_of(Block, [](const CFGElement &Element) {
      const auto S = Element.getAs<CFGStmt>();
      return S && isa<CXXThrowExpr>(S->getStmt());
    });
  }

  /// The suspension points from which a way leads to \p Use without another.
  std::vector<const Expr *> pointsBefore(const Stmt &Use) const {
    std::vector<const Expr *> Points;
    llvm::SmallVector<std::pair<const CFGBlock *, unsigned>, 8> Open;
    llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
    for (const BodyGraph::Place &P : Graph.placesOf(Use))
      Open.push_back({P.Block, P.Index});
    while (!Open.empty()) {
      const auto [Block, Count] = Open.pop_back_val();
      const Expr *Point = nullptr;
      for (unsigned I = Count; I != 0 && !Point; --I)
        if (const auto S = (*Block)[I - 1].getAs<CFGStmt>();
            S && Effects.contains(S->getStmt()))
          Point = cast<Expr>(S->getStmt());
      if (Point)
        Points.push_back(Point);
      else
        for (const CFGBlock::AdjacentBlock &Before : Block->preds())
          if (const CFGBlock *From = Before.getReachableBlock();
              From && Seen.insert(From).second)
            Open.push_back({From, From->size()});
    }
    sort(Points);
    return Points;
  }

  /// By place in the source, once each.
  template <typename Node> void sort(std::vector<const Node *> &Nodes) const {
    const SourceManager &Sources = Model.context().getSourceManager();
    llvm::stable_sort(Nodes, [&](const Node *A, const Node *B) {
      return Sources.isBeforeInTranslationUnit(A->getBeginLoc(),
                                               B->getBeginLoc());
    });
    Nodes.erase(llvm::unique(Nodes), Nodes.end());
  }

  const FunctionDecl &Function;
  const BoundValues &Values;
  Body &Code;
  AsyncModel &Model;
  const BodyGraph &Graph;
  /// Where there is one, its number: it is there from the start.
  std::optional<unsigned> Error;
  /// Where values have scopes.
  std::optional<StatementOrder> Order;
  /// By block.
  std::vector<State> AtEnd;
  /// By suspension point.
  llvm::DenseMap<const Stmt *, llvm::BitVector> Effects;
  /// Of each value, the points where it is held, and what relies on it behind.
  std::vector<std::vector<const Expr *>> Held;
  std::vector<std::vector<const Stmt *>> Reached;
};

} // namespace

std::vector<BoundUse> boundAcrossAwaits(const FunctionDecl &Function,
                                        AsyncModel &Model) {
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  if (Code->suspensionPoints().empty())
    return {};
  const BoundValues Values = boundValues(Function, Model);
  if (Values.All.empty())
    return {};
  Flow Following(Function, Values, *Code, Model);
  Following.run();
  return Following.found();
}

} // namespace async_tidy
