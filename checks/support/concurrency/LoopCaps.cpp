// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoopCaps.h"
#include "ObjectSizes.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

/// Whether no way leads from \p Start to itself that passes none of \p Stops.
static bool passesOne(const Stmt &Start, llvm::ArrayRef<const Stmt *> Stops,
                      const BodyGraph &Graph) {
  if (!Graph.cfg() || Graph.placesOf(Start).empty())
    return false;
  const BodyGraph::Place From = Graph.placesOf(Start).back();
  // Whether some stop stands in the block, from the element number First on and
  // before the one number End.
  auto Stopped = [&](const CFGBlock &Block, unsigned First, unsigned End) {
    return llvm::any_of(Stops, [&](const Stmt *Stop) {
      return llvm::any_of(
          Graph.placesOf(*Stop), [&](const BodyGraph::Place &At) {
            return At.Block == &Block && First <= At.Index && At.Index < End;
          });
    });
  };
  if (Stopped(*From.Block, From.Index, From.Block->size()))
    return true;
  llvm::SmallVector<const CFGBlock *, 16> Left{From.Block};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  while (!Left.empty())
    for (const CFGBlock::AdjacentBlock &Way : Left.pop_back_val()->succs()) {
      const CFGBlock *Next = Way.getReachableBlock();
      if (!Next || !Seen.insert(Next).second)
        continue;
      if (Next == From.Block) {
        if (!Stopped(*Next, 0, From.Index))
          return false;
        continue;
      }
      if (!Stopped(*Next, 0, Next->size()))
        Left.push_back(Next);
    }
  return true;
}

/// The last part of \p Condition that is evaluated, of which its value hangs.
static const Expr &lastPart(const Expr &Condition) {
  const Expr *E = strip(&Condition);
  while (const auto *Operator = dyn_cast<BinaryOperator>(E)) {
    if (!Operator->isLogicalOp())
      break;
    E = strip(Operator->getRHS());
  }
  return *E;
}

/// Whether \p E is \p Counter, counted down here or not: n, n--, --n.
static bool isCounter(const Expr &E, const ValueDecl &Counter) {
  const Expr *Bare = strip(&E);
  if (const auto *Step = dyn_cast<UnaryOperator>(Bare);
      Step && Step->isDecrementOp())
    Bare = strip(Step->getSubExpr());
  const Expr *Object = measuredObject(Bare);
  return Object && declarationOf(*Object) == &Counter;
}

/// What \p Condition is where \p Counter has got down to a constant; nothing
/// where it does not say that.
static std::optional<bool> saysUsedUp(const Expr &Condition,
                                      const ValueDecl &Counter,
                                      const ASTContext &Context) {
  const Expr *E = strip(&Condition);
  if (isCounter(*E, Counter))
    return false;
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return isCounter(*Not->getSubExpr(), Counter) ? std::optional(true)
                                                  : std::nullopt;
  const auto *Comparison = dyn_cast<BinaryOperator>(E);
  if (!Comparison || !isCounter(*Comparison->getLHS(), Counter) ||
      Comparison->getRHS()->isValueDependent() ||
      !Comparison->getRHS()->isEvaluatable(Context))
    return std::nullopt;
  switch (Comparison->getOpcode()) {
  case BO_EQ:
  case BO_LE:
  case BO_LT:
    return true;
  case BO_NE:
  case BO_GE:
  case BO_GT:
    return false;
  default:
    return std::nullopt;
  }
}

/// Whether a way leads from \p From to \p To without a new run of the loop that
/// begins with \p Entry.
static bool staysInLoop(const CFGBlock &From, const CFGBlock &To,
                        llvm::ArrayRef<BodyGraph::Place> Entry) {
  llvm::SmallVector<const CFGBlock *, 16> Left{&From};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen{&From};
  while (!Left.empty()) {
    const CFGBlock &Block = *Left.pop_back_val();
    if (&Block == &To)
      return true;
    if (llvm::any_of(Entry, [&](const BodyGraph::Place &At) {
          return At.Block == &Block;
        }))
      continue;
    for (const CFGBlock::AdjacentBlock &Way : Block.succs())
      if (const CFGBlock *Next = Way.getReachableBlock();
          Next && Seen.insert(Next).second)
        Left.push_back(Next);
  }
  return false;
}

/// Whether each round that comes to \p Start asks whether \p Counter is used
/// up, and leaves \p Loop where it is.
static bool endsUsedUp(const ValueDecl &Counter, const Stmt &Loop,
                       const Stmt &Start, const BodyGraph &Graph,
                       const ASTContext &Context) {
  const Stmt *Entry = nullptr;
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop))
    Entry = Range->getRangeStmt();
  else if (const auto *For = dyn_cast<ForStmt>(&Loop))
    Entry = For->getInit();
  const llvm::ArrayRef<BodyGraph::Place> Begins =
      Entry ? Graph.placesOf(*Entry) : llvm::ArrayRef<BodyGraph::Place>();
  const CFGBlock &Of = *Graph.placesOf(Start).back().Block;
  for (const CFGBlock *Block : *Graph.cfg()) {
    const auto *Condition =
        dyn_cast_or_null<Expr>(Block->getTerminatorCondition());
    if (!Condition || Block->succ_size() != 2)
      continue;
    const Expr &Part = lastPart(*Condition);
    const std::optional<bool> UsedUp = saysUsedUp(Part, Counter, Context);
    if (!UsedUp || !passesOne(Start, {&Part}, Graph))
      continue;
    const CFGBlock *Leaves =
        (Block->succ_begin() + !*UsedUp)->getReachableBlock();
    if (!Leaves || !staysInLoop(*Leaves, Of, Begins))
      return true;
  }
  return false;
}

/// Whether each round has a \p Declared of its own.
static bool isOfRound(const ValueDecl &Declared, const Stmt &Loop) {
  if (const auto *For = dyn_cast<ForStmt>(&Loop); For && For->getInit())
    if (declaredIn(*For->getInit()).contains(&Declared))
      return false;
  return declaredIn(Loop).contains(&Declared);
}

namespace {

/// What is counted one way in a loop, over its rounds, and asked for.
struct Counter {
  const ValueDecl *Declared = nullptr;
  const Expr *Object = nullptr;
  llvm::SmallVector<const Stmt *, 2> Steps;
  bool Shrinks = false;
};

/// Those of the loops that were asked for: read once, however many starts are
/// in one.
class Counters {
public:
  explicit Counters(AsyncModel &Model) : Model(Model) {}

  llvm::ArrayRef<Counter> of(const Stmt &Loop, const FunctionDecl &Function) {
    const auto [It, IsNew] = Known.try_emplace(&Loop);
    if (IsNew)
      It->second = read(Loop, Function);
    return It->second;
  }

private:
  std::vector<Counter> read(const Stmt &Loop, const FunctionDecl &Function) {
    const SizeChanges &Changes = Model.get<ObjectSizes>().changesOf(Function);
    std::vector<Counter> Found;
    for (const ValueDecl *Declared : Changes.counters(Loop)) {
      Counter One{Declared, nullptr, {}, true};
      bool Grows = true;
      for (const SizeChange &Change : Changes.of(*Declared)) {
        if (!llvm::is_contained(Change.Loops, &Loop))
          continue;
        Grows &= Change.What == SizeChange::Kind::Grows;
        One.Shrinks &= Change.What == SizeChange::Kind::Shrinks;
        One.Steps.push_back(Change.At);
        One.Object = Change.Object;
      }
      if ((Grows ? Changes.isCompared(*Declared) : One.Shrinks) &&
          !isOfRound(*Declared, Loop))
        Found.push_back(std::move(One));
    }
    return Found;
  }

  AsyncModel &Model;
  llvm::DenseMap<const Stmt *, std::vector<Counter>> Known;
};

} // namespace

std::optional<uint64_t> capOf(const Stmt &Loop, const Stmt &Start,
                              const FunctionDecl &Function, SizeReader &Reader,
                              AsyncModel &Model) {
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  const BodyGraph &Graph = Code->graph();
  if (!Graph.cfg() || Graph.placesOf(Start).empty())
    return std::nullopt;
  for (const Counter &One : Model.get<Counters>().of(Loop, Function)) {
    if (!passesOne(Start, One.Steps, Graph) ||
        (One.Shrinks &&
         !endsUsedUp(*One.Declared, Loop, Start, Graph, Model.context())))
      continue;
    if (const auto Most = Model.get<ObjectSizes>().before(*One.Object, Start,
                                                          Function, Reader))
      return *Most + 1;
  }
  return std::nullopt;
}

} // namespace async_tidy
