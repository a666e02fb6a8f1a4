// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ObjectFlow.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"

using namespace clang;

namespace async_tidy {

const Expr *objectOf(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  return Call.getNumArgs() == 0 ? nullptr : Call.getArg(0);
}

/// Whether \p Variable is one more name of what it begins as.
static bool standsForAnother(const VarDecl &Variable, Body &Code) {
  const QualType Type = Variable.getType();
  return Variable.hasLocalStorage() && !isa<ParmVarDecl>(Variable) &&
         Variable.getInit() && !Variable.isCXXForRangeDecl() &&
         (Type->isReferenceType() ||
          (Type->isScalarType() && !Code.mayChange(Variable)));
}

const Expr *originOf(const Expr *Object, Body &Code,
                     llvm::function_ref<const Expr *(const Expr *)> ObjectIn) {
  // A variable can begin as itself.
  for (unsigned Depth = 0; Object && Depth != 4; ++Depth) {
    const auto *Named = dyn_cast<DeclRefExpr>(Object);
    const auto *Variable =
        Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    if (!Variable || !standsForAnother(*Variable, Code))
      break;
    const Expr *Origin = ObjectIn(Variable->getInit());
    // What a call gives has no other name.
    if (!isa_and_nonnull<DeclRefExpr, MemberExpr, ArraySubscriptExpr,
                         CXXOperatorCallExpr>(Origin))
      break;
    Object = Origin;
  }
  return Object;
}

ObjectFlow::ObjectFlow(AsyncModel &Model, const FunctionDecl &Function,
                       const Expr &Object)
    : Model(Model), Object(Object), Code(Model.bodyOf(Function)),
      Parts(mentionedIn(Object)) {}

bool ObjectFlow::holdsAt(const Stmt &At, const Stmt &Anchor, bool AtStart) {
  // What a handler finds is what a call of the block that it guards left.
  const BodyGraph &Graph = Code->graph(GraphKind::Exceptions);
  llvm::ArrayRef<BodyGraph::Place> Places;
  for (const Stmt *Statement : {&At, &Anchor})
    if (Graph.cfg() && Places.empty())
      Places = Graph.placesOf(*Statement);
  // A part of a lambda that runs later, say.
  if (Places.empty())
    return AtStart || holdsFor(Object);
  findAliases(*Graph.cfg());
  prepare(*Graph.cfg());
  findEvents();
  follow(*Graph.cfg(), AtStart);
  return llvm::all_of(Places, [&](const BodyGraph::Place &Place) {
    return after(*Place.Block, Place.Index);
  });
}

bool ObjectFlow::isObject(const Expr *E) const {
  E = E ? objectIn(E) : nullptr;
  if (!E)
    return false;
  if (const auto *Named = dyn_cast<DeclRefExpr>(E))
    if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
        Variable && Aliases.contains(Variable))
      return true;
  return isSameObject(&Object, E);
}

/// auto &future = futures[i]; const int descriptor = socket.native_handle();
void ObjectFlow::findAliases(const CFG &Graph) {
  for (const CFGBlock *Block : Graph)
    for (const CFGElement &Element : *Block) {
      const auto Statement = Element.getAs<CFGStmt>();
      const auto *Declared =
          Statement ? dyn_cast<DeclStmt>(Statement->getStmt()) : nullptr;
      const auto *Variable = Declared && Declared->isSingleDecl()
                                 ? dyn_cast<VarDecl>(Declared->getSingleDecl())
                                 : nullptr;
      if (Variable && standsForAnother(*Variable, *Code) &&
          isSameObject(&Object, objectIn(Variable->getInit())))
        Aliases.insert(Variable);
    }
}

/// Whether \p E is a member of this, or of one.
static bool isOfThis(const Expr &E) {
  const Expr *Base = &E;
  while (const auto *Member = dyn_cast<MemberExpr>(Base))
    Base = strip(Member->getBase());
  return Base != &E && isa<CXXThisExpr>(Base);
}

void ObjectFlow::findEvents() {
  llvm::SmallVector<const ValueDecl *, 4> Names(Parts.begin(), Parts.end());
  Names.append(Aliases.begin(), Aliases.end());
  for (const ValueDecl *Name : Names) {
    for (const CallExpr *Call : Code->callsNaming(*Name))
      if (const std::optional<bool> Left = leftBy(*Call))
        Events[Call] = *Left;
    for (const Expr *Point : Code->suspensionPointsNaming(*Name))
      if (const std::optional<bool> Left = leftByAwait(*Point))
        Events[Point] = *Left;
  }
  for (const ValueDecl *Name : Tellers)
    for (const Expr *Point : Code->suspensionPointsNaming(*Name))
      if (const std::optional<bool> Left = leftByAwait(*Point))
        Events[Point] = *Left;
  if (!isOfThis(Object))
    return;
  // reopen(): a method may do something to the member.
  for (const CodePlace &P : Code->places())
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(P.Of);
        Call && isa<CXXThisExpr>(strip(Call->getImplicitObjectArgument())))
      if (const std::optional<bool> Left = leftBy(*Call))
        Events[Call] = *Left;
}

bool ObjectFlow::isPart(const Expr *E) const {
  const Expr *Bare = strip(E);
  const ValueDecl *Named = nullptr;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Bare))
    Named = Reference->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(Bare))
    Named = Member->getMemberDecl();
  return Named && Parts.contains(cast<ValueDecl>(Named->getCanonicalDecl()));
}

/// What an assignment, or a step of an index or iterator, leaves behind.
///     fd = open(...); futures[++i]; holder = other;
std::optional<bool> ObjectFlow::afterChange(const Stmt &Statement) const {
  const Expr *Into = nullptr, *Value = nullptr;
  if (const auto *Operator = dyn_cast<BinaryOperator>(&Statement)) {
    if (!Operator->isAssignmentOp())
      return std::nullopt;
    Into = Operator->getLHS();
    Value = Operator->getOpcode() == BO_Assign ? Operator->getRHS() : nullptr;
  } else if (const auto *Step = dyn_cast<UnaryOperator>(&Statement)) {
    if (!Step->isIncrementDecrementOp())
      return std::nullopt;
    Into = Step->getSubExpr();
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&Statement)) {
    const OverloadedOperatorKind Kind = Call->getOperator();
    if (!Call->isAssignmentOp() && Kind != OO_PlusPlus && Kind != OO_MinusMinus)
      return std::nullopt;
    Into = Call->getArg(0);
    Value = Kind == OO_Equal ? Call->getArg(1) : nullptr;
  } else {
    return std::nullopt;
  }
  if (isObject(Into))
    return Value && holdsFor(*Value);
  return isPart(Into) ? std::optional(false) : std::nullopt;
}

bool ObjectFlow::after(const CFGBlock &Block, unsigned Count) const {
  bool Holds = AtStartOf[Block.getBlockID()];
  for (unsigned I = 0; I != Count; ++I)
    if (const auto Element = Block[I].getAs<CFGStmt>())
      Holds = after(*Element->getStmt(), Holds);
  return Holds;
}

bool ObjectFlow::after(const Stmt &Statement, bool Holds) const {
  if (const auto It = Events.find(&Statement); It != Events.end())
    return It->second;
  if (const auto *Declared = dyn_cast<DeclStmt>(&Statement)) {
    for (const Decl *D : Declared->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D);
          Variable && Parts.contains(Variable->getCanonicalDecl())) {
        const auto *Named = dyn_cast<DeclRefExpr>(&Object);
        Holds = Named && Named->getDecl() == Variable && Variable->getInit() &&
                holdsFor(*Variable->getInit());
      }
    return Holds;
  }
  return afterChange(Statement).value_or(Holds);
}

/// The most that holds on all ways: what is not known to be otherwise.
void ObjectFlow::follow(const CFG &Graph, bool AtStart) {
  AtStartOf.assign(Graph.getNumBlockIDs(), true);
  AtStartOf[Graph.getEntry().getBlockID()] = AtStart;
  llvm::SmallVector<const CFGBlock *, 16> Left(Graph.begin(), Graph.end());
  while (!Left.empty()) {
    const CFGBlock &Block = *Left.pop_back_val();
    const bool Holds = after(Block, Block.size());
    unsigned Index = 0;
    for (const CFGBlock::AdjacentBlock &Way : Block.succs()) {
      const CFGBlock *Next = Way.getReachableBlock();
      const bool Passes = Holds || (Next && opens(Block, Index, *Next));
      ++Index;
      if (!Next || Passes || !AtStartOf[Next->getBlockID()])
        continue;
      AtStartOf[Next->getBlockID()] = false;
      Left.push_back(Next);
    }
  }
}

} // namespace async_tidy
