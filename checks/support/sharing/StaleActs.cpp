// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "StaleActs.h"
#include "AwaitedLocks.h"
#include "PlaceReads.h"
#include "support/bodies/Branches.h"
#include "support/code/Literals.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/locks/HeldLocks.h"
#include <array>

using namespace clang;

namespace async_tidy {

/// How many blocks are looked at for all conditions of one body together.
static constexpr unsigned MaxSteps = 200000;

/// Whether \p Change only lets go of what the place leads to: a second time it
/// does nothing.
///     client_.reset(); client_ = nullptr;
static bool letsGo(const PlaceChange &Change) {
  const QualType Type = Change.Place.named().getType().getNonReferenceType();
  const CXXRecordDecl *Class = classOf(Type);
  if (!Type->isPointerType() && !(Class && hasOperator(*Class, OO_Arrow)))
    return false;
  if (Change.Kind == ChangeKind::Clear)
    return true;
  const Expr *Value = assignedValue(*Change.At);
  Value = Value ? stripCasts(Value) : nullptr;
  if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Value)) {
    if (Made->getNumArgs() == 0)
      return true;
    Value = stripCasts(Made->getArg(0));
  }
  if (const auto *List = dyn_cast_or_null<InitListExpr>(Value))
    return List->getNumInits() == 0;
  // nullopt is an empty class.
  const CXXRecordDecl *Given = Value ? classOf(Value->getType()) : nullptr;
  return Value && (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(Value) ||
                   (Given && Given != Class && Given->hasDefinition() &&
                    Given->isEmpty() && isa<DeclRefExpr>(Value)));
}

/// Whether a lambda in \p S names \p Place: what is awaited looks at it itself.
///     co_await condition_.wait([this] { return ready_; });
static bool lambdaNames(const Stmt &S, const ValueDecl &Place) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&S))
    return mentionedIn(*Lambda).contains(&Place);
  return llvm::any_of(S.children(), [&](const Stmt *Part) {
    return Part && lambdaNames(*Part, Place);
  });
}

namespace {

using BlockSet = llvm::SmallPtrSet<const CFGBlock *, 4>;

/// What is known of a place, and from where on.
struct Knowledge {
  LockPath Of;
  const Stmt *At = nullptr;
  /// Only what is given a value that is made of this counts.
  const VarDecl *Copy = nullptr;
  /// Where it is known, and what else its condition is made of.
  const CFGBlock *Block = nullptr;
  BlockSet Condition = {};
  /// The way that is taken where it is known to be otherwise.
  const CFGBlock *Other = nullptr;
};

class StaleActFinder {
public:
  StaleActFinder(const FunctionDecl &Function, AsyncModel &Model)
      : Function(Function), Model(Model), Code(Model.bodyOf(Function)),
        Graph(Code->graph()), Reads(*Code), Locks(Function, Model),
        Changes(placeChangesIn(*Code, Model)) {}

  std::vector<StaleAct> find() {
    if (Changes.empty() || !Graph.cfg())
      return {};
    for (const auto &[Number, Change] : llvm::enumerate(Changes)) {
      ByStatement[Change.At].push_back(Number);
      addTo(ChangedPaths, Change.Place.Path);
    }
    readConditions();
    for (const CFGBlock *Block : *Graph.cfg())
      findBehind(*Block);
    for (const CFGBlock *Block : *Graph.cfg())
      for (unsigned I = 0; I != Block->size(); ++I)
        if (const auto Element = (*Block)[I].getAs<CFGStmt>())
          findCopy(*Block, I, *Element->getStmt());
    for (const PlaceChange &Change : Changes)
      findUpdateInPlace(Change);
    return chosen();
  }

private:
  void readConditions() {
    for (const CFGBlock *Block : *Graph.cfg()) {
      if (const Expr *Condition = conditionAtEnd(*Block, Graph))
        for (LockPath &Path : Reads.askedBy(*Condition))
          if (isIn(ChangedPaths, Path)) {
            addTo(AskedPaths, Path);
            Asked[Block].push_back(std::move(Path));
          }
      if (const auto *Operator =
              dyn_cast_or_null<BinaryOperator>(Block->getTerminatorStmt()))
        Operands[Operator].insert(Block);
      if (const auto *If = dyn_cast_or_null<IfStmt>(Block->getTerminatorStmt()))
        if (If->getCond())
          noteOperators(*If->getCond(), *If->getCond());
    }
    for (const auto &[Operator, Condition] : Conditions)
      Parts[Condition].insert_range(Operands[Operator]);
  }
  void noteOperators(const Expr &Part, const Expr &Condition) {
    const auto *Operator = dyn_cast<BinaryOperator>(strip(&Part));
    if (!Operator || !Operator->isLogicalOp())
      return;
    Conditions[Operator] = &Condition;
    noteOperators(*Operator->getLHS(), Condition);
    noteOperators(*Operator->getRHS(), Condition);
  }

  /// Places by the field or variable at their ends.
  using Places =
      llvm::DenseMap<const ValueDecl *, llvm::SmallVector<LockPath, 1>>;
  static void addTo(Places &Known, const LockPath &Path) {
    if (!isIn(Known, Path))
      Known[&nameOf(Path)].push_back(Path);
  }
  static bool isIn(const Places &Known, const LockPath &Path) {
    const auto It = Known.find(&nameOf(Path));
    return It != Known.end() && llvm::is_contained(It->second, Path);
  }

  /// What an if knows where \p Block ends with a part of its condition.
  void findBehind(const CFGBlock &Block) {
    const auto It = Asked.find(&Block);
    if (It == Asked.end() || Block.succ_size() != 2)
      return;
    const Stmt *End = Block.getTerminatorStmt();
    const auto *If = dyn_cast_or_null<IfStmt>(End);
    const Expr *Condition =
        If ? If->getCond()
           : Conditions.lookup(dyn_cast_or_null<BinaryOperator>(End));
    if (!Condition)
      return;
    BlockSet Whole = Parts.lookup(Condition);
    Whole.insert(&Block);
    for (const LockPath &Path : It->second)
      for (unsigned Index : {0U, 1U}) {
        const CFGBlock *Way = (Block.succ_begin() + Index)->getReachableBlock();
        const CFGBlock *Other =
            (Block.succ_begin() + (1 - Index))->getReachableBlock();
        if (Way && Way != Other)
          follow({Path, Condition, nullptr, &Block, Whole, Other}, *Way, 0);
      }
  }

  /// const int before = count_; ... count_ = before + 1;
  void findCopy(const CFGBlock &Block, unsigned Index, const Stmt &Statement) {
    const auto *Declared = dyn_cast<DeclStmt>(&Statement);
    const auto *Variable = Declared && Declared->isSingleDecl()
                               ? dyn_cast<VarDecl>(Declared->getSingleDecl())
                               : nullptr;
    if (!Variable || !Variable->getInit() || !Variable->hasLocalStorage() ||
        Variable->getType()->isReferenceType())
      return;
    const std::optional<LockPath> Path = Reads.copiedBy(*Variable->getInit());
    if (Path && isIn(ChangedPaths, *Path) && !Code->mayChange(*Variable))
      follow({*Path, Declared, Variable, &Block, {}, nullptr}, Block,
             Index + 1);
  }

  /// balance_ = balance_ - co_await fee(): what is on the left is read first.
  void findUpdateInPlace(const PlaceChange &Change) {
    const auto *Assigned = dyn_cast<BinaryOperator>(Change.At);
    if (!Assigned || Assigned->getOpcode() != BO_Assign ||
        Change.Kind != ChangeKind::Assign)
      return;
    const auto *Sum = dyn_cast<BinaryOperator>(stripCasts(Assigned->getRHS()));
    const std::optional<LockPath> Read =
        Sum ? Reads.copiedBy(*Sum->getLHS()) : std::nullopt;
    if (!Read || !(*Read == Change.Place.Path) || !awaits(*Sum->getRHS()))
      return;
    for (const Expr *Point : Code->suspensionPoints())
      if (!neverSuspends(*Point) && isPartOf(*Point, *Sum->getRHS())) {
        const llvm::ArrayRef<BodyGraph::Place> Places =
            Graph.placesOf(*Change.At);
        if (!Places.empty())
          add({*Read,
               Sum->getLHS(),
               nullptr,
               Places.front().Block,
               {},
               nullptr},
              Change, *Point, /*IsUpdate=*/true);
        return;
      }
  }

  struct Step {
    const CFGBlock *Block = nullptr;
    unsigned Index = 0;
    const Expr *Suspended = nullptr;
  };

  void follow(const Knowledge &Known, const CFGBlock &From, unsigned Index) {
    llvm::SmallVector<Step, 16> Open{{&From, Index, nullptr}};
    std::vector<std::array<bool, 2>> Seen(Graph.cfg()->getNumBlockIDs());
    while (!Open.empty() && Steps++ < MaxSteps) {
      Step At = Open.pop_back_val();
      if (!passes(Known, At))
        continue;
      for (const CFGBlock::AdjacentBlock &Way : At.Block->succs())
        if (const CFGBlock *Next = Way.getReachableBlock();
            Next && Next != Known.Block &&
            !std::exchange(Seen[Next->getBlockID()][At.Suspended != nullptr],
                           true))
          Open.push_back({Next, 0, At.Suspended});
    }
  }

  /// Whether the knowledge is still of use at the end of the block.
  bool passes(const Knowledge &Known, Step &At) {
    for (; At.Index != At.Block->size(); ++At.Index) {
      const auto Element = (*At.Block)[At.Index].getAs<CFGStmt>();
      if (!Element)
        continue;
      const Stmt &S = *Element->getStmt();
      if (const auto *Point = dyn_cast<CoroutineSuspendExpr>(&S);
          Point && !neverSuspends(*Point)) {
        const Expr *Operand = awaitedOperand(*Point);
        if (Operand && lambdaNames(*Operand, nameOf(Known.Of)))
          return false;
        if (!At.Suspended)
          At.Suspended = Point;
      }
      const auto It = ByStatement.find(&S);
      if (It == ByStatement.end())
        continue;
      for (unsigned Number : It->second)
        if (!passes(Known, At, Changes[Number]))
          return false;
    }
    // Looked at again.
    const auto It = Asked.find(At.Block);
    return !At.Suspended || It == Asked.end() ||
           !llvm::is_contained(It->second, Known.Of);
  }

  bool passes(const Knowledge &Known, const Step &At,
              const PlaceChange &Change) {
    const bool IsPlace = Change.Place.Path == Known.Of;
    // connecting_ = true: whoever comes now finds that out.
    if (!At.Suspended)
      return !IsPlace &&
             !(isClaim(Change) && isIn(AskedPaths, Change.Place.Path));
    if (!IsPlace || isReading(Change))
      return true;
    if (Known.Copy ? isMadeOf(Change, *Known.Copy)
                   : isAct(Change) && hangsOn(Known, Change))
      add(Known, Change, *At.Suspended, Known.Copy != nullptr);
    return false;
  }

  /// left_ -= received, of const size_t received = co_await ...: keeps account
  /// of what has been done.
  bool isAccount(const PlaceChange &Change) const {
    const auto *Operator = dyn_cast<CompoundAssignOperator>(Change.At);
    if (!Operator)
      return false;
    return awaits(*Operator->getRHS()) ||
           llvm::any_of(
               mentionedIn(*Operator->getRHS()), [](const ValueDecl *Named) {
                 const auto *Variable = dyn_cast<VarDecl>(Named);
                 return Variable && Variable->hasLocalStorage() &&
                        Variable->getInit() && awaits(*Variable->getInit());
               });
  }

  /// values[key] by itself, though it may make a new one.
  static bool isReading(const PlaceChange &Change) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Change.At);
    return Operator && Operator->getOperator() == OO_Subscript;
  }
  static bool isClaim(const PlaceChange &Change) {
    return Change.Kind == ChangeKind::Assign ||
           Change.Kind == ChangeKind::Insert;
  }
  static bool isMadeOf(const PlaceChange &Change, const VarDecl &Copy) {
    const Expr *Value = assignedValue(*Change.At);
    if (!Value || Change.Kind != ChangeKind::Assign)
      return false;
    const ValueSet Named = mentionedIn(*Value);
    return Named.contains(&Copy) && !Named.contains(&Change.Place.named());
  }

  bool isAct(const PlaceChange &Change) const {
    switch (Change.Kind) {
    case ChangeKind::MoveAway:
      return false;
    case ChangeKind::Element:
      return Change.Place.Part == PlacePart::Element;
    case ChangeKind::Remove:
      return !isErasure(Change);
    case ChangeKind::Insert:
      return !isAnswerAsked(Change);
    default:
      return !letsGo(Change) && !isAccount(Change);
    }
  }
  /// values_.erase(key): does nothing where it has gone by then. What becomes
  /// of an iterator is another matter.
  static bool isErasure(const PlaceChange &Change) {
    const auto *Call = dyn_cast<CallExpr>(Change.At);
    return Call && Call->getNumArgs() > 0;
  }
  /// if (values_.emplace(key, value).second), auto [at, isNew] = ...: check and
  /// act in one.
  bool isAnswerAsked(const PlaceChange &Change) const {
    const CXXRecordDecl *Answer = classOf(Change.At->getType());
    if (!Answer || !llvm::any_of(Answer->fields(), [](const FieldDecl *Field) {
          return Field->getType()->isBooleanType();
        }))
      return false;
    for (const BodyGraph::Place &P : Graph.placesOf(*Change.At))
      for (unsigned I = P.Index + 1; I != P.Block->size(); ++I) {
        const auto Element = (*P.Block)[I].getAs<CFGStmt>();
        const Stmt *S = Element ? Element->getStmt() : nullptr;
        if (const auto *Part = dyn_cast_or_null<MemberExpr>(S);
            Part && Part->getType()->isBooleanType() &&
            strip(Part->getBase()) == Change.At)
          return true;
        if (const auto *Declared = dyn_cast_or_null<DeclStmt>(S))
          for (const Decl *D : Declared->decls())
            if (const auto *Variable = dyn_cast<VarDecl>(D);
                Variable && Variable->getInit() &&
                isPartOf(*Change.At, *Variable->getInit()) &&
                classOf(Variable->getType()) == Answer)
              return true;
      }
    return false;
  }

  /// Whether the act is out of reach where the condition says otherwise.
  bool hangsOn(const Knowledge &Known, const PlaceChange &Change) const {
    if (!Known.Other)
      return true;
    BlockSet Acting;
    for (const BodyGraph::Place &P : Graph.placesOf(*Change.At))
      Acting.insert(P.Block);
    llvm::SmallVector<const CFGBlock *, 16> Open{Known.Other};
    // if (isOpen && buffer_.empty()) co_return; says nothing of the buffer
    // behind it.
    for (const CFGBlock *Part : Known.Condition)
      for (const CFGBlock::AdjacentBlock &Next : Part->succs())
        if (Part != Known.Block && Next.isReachable() &&
            !Known.Condition.contains(Next))
          Open.push_back(Next);
    std::vector<bool> Seen(Graph.cfg()->getNumBlockIDs());
    while (!Open.empty()) {
      const CFGBlock *Block = Open.pop_back_val();
      if (Known.Condition.contains(Block) || Seen[Block->getBlockID()])
        continue;
      Seen[Block->getBlockID()] = true;
      if (Acting.contains(Block))
        return false;
      for (const CFGBlock::AdjacentBlock &Next : Block->succs())
        if (Next.isReachable())
          Open.push_back(Next);
    }
    return true;
  }

  static const ValueDecl &nameOf(const LockPath &Path) {
    return SharedPlace{Path}.named();
  }

  void add(const Knowledge &Known, const PlaceChange &Change,
           const Expr &Suspended, bool IsUpdate) {
    // The last look before the act is the one to tell of.
    auto [It, IsNew] = Acts.try_emplace(&Change - Changes.data());
    if (!IsNew &&
        Known.At->getBeginLoc() < It->second.first.Known->getBeginLoc())
      return;
    It->second = {{Change, Known.At, &Suspended, IsUpdate}, Known.Block};
  }

  /// if (busy_) co_return; busy_ = true; before all of it.
  bool isClaimedBefore(const StaleAct &Stale, const CFGBlock &Block) const {
    return llvm::any_of(Changes, [&](const PlaceChange &Change) {
      const QualType Type = Change.Place.named().getType();
      return Change.Kind == ChangeKind::Assign &&
             (Type->isBooleanType() || Type->isEnumeralType()) &&
             !(Change.Place.Path == Stale.Act.Place.Path) &&
             isIn(AskedPaths, Change.Place.Path) &&
             leadsThrough(Graph, *Change.At, Block);
    });
  }

  /// Those that nothing guards.
  std::vector<StaleAct> chosen() {
    std::vector<StaleAct> Left;
    if (Acts.empty() || Locks.holdAlways())
      return Left;
    llvm::SmallPtrSet<const Expr *, 4> Locked;
    for (const HeldLock &Held : locksHeldAcrossAwaits(Function, Model))
      Locked.insert_range(Held.Points);
    for (auto &[Number, Act] : Acts) {
      auto &[Stale, Block] = Act;
      if (Locked.contains(Stale.Suspended) ||
          Locks.holdAt(*Block, *Stale.Known) || isClaimedBefore(Stale, *Block))
        continue;
      Stale.IsInLoop = isDriven(*Stale.Act.At);
      Left.push_back(Stale);
    }
    llvm::sort(Left, [](const StaleAct &A, const StaleAct &B) {
      return std::pair(A.Act.At->getBeginLoc(), A.Act.At->getEndLoc()) <
             std::pair(B.Act.At->getBeginLoc(), B.Act.At->getEndLoc());
    });
    // What else is done because of one look is the same defect.
    std::vector<StaleAct> Firsts;
    for (const StaleAct &Stale : Left)
      if (llvm::none_of(Firsts, [&](const StaleAct &First) {
            return First.Known == Stale.Known &&
                   First.Act.Place.Path == Stale.Act.Place.Path;
          }))
        Firsts.push_back(Stale);
    return Firsts;
  }

  /// Whether \p Act stands in a loop that awaits and has no count.
  bool isDriven(const Expr &Act) const {
    llvm::SmallPtrSet<const Stmt *, 4> Loops;
    for (const CodePlace &P : Code->places())
      for (const Loop *Each = P.Around; Each; Each = Each->Outer) {
        const auto *For = dyn_cast<ForStmt>(Each->Of);
        if (Each->Awaits && !isa<CXXForRangeStmt>(Each->Of) &&
            !(For && For->getCond()))
          Loops.insert(Each->Of);
      }
    return llvm::any_of(Loops,
                        [&](const Stmt *Each) { return isPartOf(Act, *Each); });
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  const BodyGraph &Graph;
  PlaceReads Reads;
  AwaitedLocks Locks;
  const std::vector<PlaceChange> Changes;
  /// By their assignments and calls: indices among the changes.
  llvm::DenseMap<const Stmt *, llvm::SmallVector<unsigned, 1>> ByStatement;
  /// The changed places that the condition at a block's end asks about.
  llvm::DenseMap<const CFGBlock *, llvm::SmallVector<LockPath, 1>> Asked;
  /// The logical operators of ifs, the conditions that they are parts of, and
  /// the blocks that they end.
  llvm::DenseMap<const BinaryOperator *, const Expr *> Conditions;
  llvm::DenseMap<const BinaryOperator *, BlockSet> Operands;
  llvm::DenseMap<const Expr *, BlockSet> Parts;
  Places ChangedPaths, AskedPaths;
  /// By the change's index.
  std::map<size_t, std::pair<StaleAct, const CFGBlock *>> Acts;
  unsigned Steps = 0;
};

} // namespace

std::vector<StaleAct> staleActsIn(const FunctionDecl &Function,
                                  AsyncModel &Model) {
  if (Function.isDependentContext() ||
      Model.bodyOf(Function)->suspensionPoints().empty())
    return {};
  return StaleActFinder(Function, Model).find();
}

} // namespace async_tidy
