// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SizeFlow.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"

using namespace clang;

namespace async_tidy {

static uint64_t sum(uint64_t A, uint64_t B) {
  return A > SizeFlow::Unbounded - B ? SizeFlow::Unbounded : A + B;
}

/// The variable that \p Object is, or is a part of; null for this.
static const VarDecl *rootOf(const Expr &Object) {
  const Expr *E = strip(&Object);
  while (const auto *Member = dyn_cast<MemberExpr>(E))
    E = strip(Member->getBase());
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  return Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
}

SizeFlow::SizeFlow(const Expr &Object, const FunctionDecl &Function,
                   const SizeChanges &Changes, uint64_t AtStart,
                   SizeReader &Reader, AsyncModel &Model)
    : Object(Object), Declared(*declarationOf(Object)), Function(Function),
      Changes(Changes), AtStart(AtStart), Reader(Reader),
      Code(Model.bodyOf(Function)), Root(rootOf(Object)) {
  IsOthersToo = !Root || !Root->hasLocalStorage() ||
                Root->getDeclContext() != &Function ||
                Root->getType()->isReferenceType() ||
                Root->getType()->isPointerType();
  if (const CFG *Graph = Code->graph().cfg()) {
    findEvents();
    follow(*Graph);
  } else {
    Most = Unbounded;
  }
}

void SizeFlow::findEvents() {
  if (const auto *Variable = dyn_cast<VarDecl>(&Declared);
      Variable && Variable->getInit())
    Begins = (isContainer(Variable->getType())
                  ? Reader.elements(*Variable->getInit(), Function)
                  : Reader.number(*Variable->getInit(), Function))
                 .value_or(Unbounded);
  for (const SizeChange &Change : Changes.of(Declared)) {
    // A member of another object of the class.
    if (Change.Object && !isSameObject(&Object, Change.Object))
      continue;
    if (Change.What == SizeChange::Kind::Grows)
      addGrowth(Change);
    else if (Change.What != SizeChange::Kind::Shrinks)
      Events[Change.At] = {Change.What, value(Change)};
  }
}

/// Where loops that are known to be short add to it, all that they add is
/// taken for added before the first round.
void SizeFlow::addGrowth(const SizeChange &Change) {
  uint64_t By = value(Change);
  const Stmt *At = Change.At;
  for (const Stmt *Loop : Change.Loops) {
    if (const auto *Own = dyn_cast<VarDecl>(&Declared);
        Own && declaredIn(*Loop).contains(Own))
      break;
    const std::optional<uint64_t> Rounds = Reader.rounds(*Loop, Function);
    const Stmt *Entry = nullptr;
    if (const auto *For = dyn_cast<ForStmt>(Loop))
      Entry = For->getInit();
    else if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop))
      Entry = Range->getRangeStmt();
    if (!Rounds || !Entry || Code->graph().placesOf(*Entry).empty())
      break;
    By = By == Unbounded || (*Rounds && By > Unbounded / *Rounds)
             ? Unbounded
             : By * *Rounds;
    At = Entry;
  }
  const auto [It, IsNew] = Events.try_emplace(At, Event{Change.What, By});
  if (!IsNew)
    It->second.By = sum(It->second.By, By);
}

uint64_t SizeFlow::value(const SizeChange &Change) const {
  switch (Change.What) {
  case SizeChange::Kind::Number:
    return Change.By ? Reader.number(*Change.By, Function).value_or(Unbounded)
                     : 0;
  case SizeChange::Kind::Elements:
    return Reader.elements(*Change.By, Function).value_or(Unbounded);
  case SizeChange::Kind::Ends:
    return Reader.steps(*Change.By, *Change.By, Function).value_or(Unbounded);
  case SizeChange::Kind::Grows:
    if (!Change.By)
      return 1;
    return (isContainer(Change.By->getType())
                ? Reader.elements(*Change.By, Function)
                : Reader.number(*Change.By, Function))
        .value_or(Unbounded);
  case SizeChange::Kind::Shrinks:
  case SizeChange::Kind::Lost:
    return Unbounded;
  }
  llvm_unreachable("all kinds are handled");
}

uint64_t SizeFlow::apply(const Event &By, uint64_t Size) const {
  return By.What == SizeChange::Kind::Grows ? sum(Size, By.By) : By.By;
}

/// Whether \p E gives a way to change \p Root, or this where that is null.
static bool lends(const Expr *E, const VarDecl *Root) {
  E = E->IgnoreParens();
  if (E->getType().isConstQualified())
    return false;
  E = strip(E);
  if (const auto *Operator = dyn_cast<UnaryOperator>(E);
      Operator &&
      (Operator->getOpcode() == UO_AddrOf || Operator->getOpcode() == UO_Deref))
    E = strip(Operator->getSubExpr());
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  return Root ? Named && Named->getDecl() == Root : isa<CXXThisExpr>(E);
}

/// Whether code that is not seen here may run in \p Statement and change it.
bool SizeFlow::mayChangeElsewhere(const Stmt &Statement) const {
  if (IsOthersToo && isa<CoroutineSuspendExpr, DependentCoawaitExpr>(Statement))
    return true;
  if (!isa<MemberExpr>(Object))
    return false;
  if (const auto *Made = dyn_cast<CXXConstructExpr>(&Statement))
    return !Made->getConstructor()->isCopyConstructor() &&
           llvm::any_of(Made->arguments(),
                        [&](const Expr *E) { return lends(E, Root); });
  const auto *Call = dyn_cast<CallExpr>(&Statement);
  if (!Call)
    return false;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  if (Member && Member->getMethodDecl() &&
      !Member->getMethodDecl()->isConst() &&
      lends(Member->getImplicitObjectArgument(), Root))
    return true;
  return llvm::any_of(Call->arguments(),
                      [&](const Expr *E) { return lends(E, Root); });
}

uint64_t SizeFlow::after(const Stmt &Statement, uint64_t Size) const {
  if (mayChangeElsewhere(Statement))
    Size = AtStart;
  if (const auto *Declares = dyn_cast<DeclStmt>(&Statement))
    for (const Decl *D : Declares->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D);
          Variable && Variable->getCanonicalDecl() == &Declared)
        Size = Begins;
  const auto It = Events.find(&Statement);
  return It == Events.end() ? Size : apply(It->second, Size);
}

uint64_t SizeFlow::after(const CFGBlock &Block) const {
  uint64_t Size = *AtStartOf[Block.getBlockID()];
  for (const CFGElement &Element : Block)
    if (const auto Statement = Element.getAs<CFGStmt>())
      Size = after(*Statement->getStmt(), Size);
  return Size;
}

llvm::ArrayRef<uint64_t> SizeFlow::within(const CFGBlock &Block) const {
  std::vector<uint64_t> &Sizes = Within[&Block];
  if (Sizes.empty()) {
    Sizes.reserve(Block.size());
    uint64_t Size = *AtStartOf[Block.getBlockID()];
    for (const CFGElement &Element : Block) {
      Sizes.push_back(Size);
      if (const auto Statement = Element.getAs<CFGStmt>())
        Size = after(*Statement->getStmt(), Size);
    }
  }
  return Sizes;
}

uint64_t SizeFlow::refinedByComparison(uint64_t Size, const Expr &Left,
                                       BinaryOperatorKind Comparison,
                                       const Expr &Right) const {
  const Expr *Measured = objectMeasuredBy(Left);
  if (!Measured || !isSameObject(&Object, Measured))
    return Size;
  std::optional<uint64_t> Limit = Reader.number(Right, Function);
  if (!Limit || *Limit >= Unbounded - 1)
    return Size;
  // What n++ gives is one less than n is then.
  if (const auto *Step = dyn_cast<UnaryOperator>(strip(&Left));
      Step && Step->isPostfix())
    ++*Limit;
  for (uint64_t Near : {*Limit ? *Limit - 1 : 0, *Limit, *Limit + 1})
    Thresholds.insert(Near);
  const uint64_t Below = *Limit ? *Limit - 1 : 0;
  switch (Comparison) {
  case BO_LT:
    return std::min(Size, Below);
  case BO_LE:
  case BO_EQ:
    return std::min(Size, *Limit);
  case BO_NE:
    return Size == *Limit ? Below : Size;
  default:
    return Size;
  }
}

uint64_t SizeFlow::refined(uint64_t Size, const Expr *Condition, bool Value,
                           unsigned Depth) const {
  const Expr *E = Condition ? strip(Condition) : nullptr;
  if (const auto *Not = dyn_cast_or_null<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return refined(Size, Not->getSubExpr(), !Value, Depth);
  // if (urls.empty())
  if (const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const bool IsEmpty =
        Value && Method && simpleName(*Method) == "empty" &&
        isSameObject(&Object, Call->getImplicitObjectArgument());
    return IsEmpty ? 0 : Size;
  }
  // const bool many = urls.size() > 16; if (many)
  if (const auto *Named = dyn_cast_or_null<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
    const bool StillHolds =
        Variable && Variable->hasLocalStorage() && Variable->getInit() &&
        Variable->getType()->isBooleanType() && !Code->mayChange(*Variable) &&
        Events.empty() && (!IsOthersToo || Code->suspensionPoints().empty());
    return StillHolds && Depth < 4
               ? refined(Size, Variable->getInit(), Value, Depth + 1)
               : Size;
  }
  const auto *Operator = dyn_cast_or_null<BinaryOperator>(E);
  if (!Operator)
    return Size;
  const Expr &Left = *Operator->getLHS(), &Right = *Operator->getRHS();
  if (Operator->isLogicalOp()) {
    // Both are Value, or one of them is.
    if ((Operator->getOpcode() == BO_LAnd) == Value)
      return refined(refined(Size, &Left, Value, Depth), &Right, Value, Depth);
    return std::max(refined(Size, &Left, Value, Depth),
                    refined(Size, &Right, Value, Depth));
  }
  if (!Operator->isComparisonOp() || Operator->getOpcode() == BO_Cmp)
    return Size;
  const BinaryOperatorKind Holds =
      Value ? Operator->getOpcode()
            : BinaryOperator::negateComparisonOp(Operator->getOpcode());
  return refinedByComparison(refinedByComparison(Size, Left, Holds, Right),
                             Right, BinaryOperator::reverseComparisonOp(Holds),
                             Left);
}

/// The next number that a comparison may hold it at.
uint64_t SizeFlow::widened(uint64_t Size) const {
  const auto Next = Thresholds.lower_bound(Size);
  return Next == Thresholds.end() ? Unbounded : *Next;
}

void SizeFlow::follow(const CFG &Graph) {
  constexpr unsigned FewRounds = 3;
  AtStartOf.assign(Graph.getNumBlockIDs(), std::nullopt);
  AtStartOf[Graph.getEntry().getBlockID()] = AtStart;
  std::vector<unsigned> Rounds(Graph.getNumBlockIDs());
  llvm::SmallVector<const CFGBlock *, 16> Left{&Graph.getEntry()};
  while (!Left.empty()) {
    const CFGBlock &Block = *Left.pop_back_val();
    const uint64_t Size = after(Block);
    const auto *Condition =
        Block.succ_size() == 2 &&
                !isa_and_nonnull<SwitchStmt>(Block.getTerminatorStmt())
            ? dyn_cast_or_null<Expr>(Block.getTerminatorCondition())
            : nullptr;
    unsigned Index = 0;
    for (const CFGBlock::AdjacentBlock &Way : Block.succs()) {
      const bool Value = Index++ == 0;
      const CFGBlock *Next = Way.getReachableBlock();
      if (!Next)
        continue;
      const uint64_t Passed = refined(Size, Condition, Value);
      std::optional<uint64_t> &Known = AtStartOf[Next->getBlockID()];
      if (Known && *Known >= Passed)
        continue;
      Known =
          ++Rounds[Next->getBlockID()] > FewRounds ? widened(Passed) : Passed;
      Left.push_back(Next);
    }
  }
  for (const CFGBlock *Block : Graph)
    if (AtStartOf[Block->getBlockID()])
      Most = std::max({Most, *AtStartOf[Block->getBlockID()], after(*Block)});
}

uint64_t SizeFlow::before(const Stmt &Place) const {
  if (!Code->graph().cfg())
    return Unbounded;
  const llvm::ArrayRef<BodyGraph::Place> Places = Code->graph().placesOf(Place);
  if (Places.empty())
    return Most;
  uint64_t Size = 0;
  for (const BodyGraph::Place &At : Places)
    if (AtStartOf[At.Block->getBlockID()])
      Size = std::max(Size, within(*At.Block)[At.Index]);
  return Size;
}

} // namespace async_tidy
