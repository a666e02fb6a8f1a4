// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "HeldReferences.h"
#include "Lender.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"
#include "support/coroutines/Coroutine.h"
#include "support/locks/HeldLocks.h"
#include "support/sharing/AwaitedLocks.h"
#include "support/sharing/SharingFacts.h"
#include <array>
#include <map>

using namespace clang;

namespace async_tidy {

/// How many names and members lead from a variable to a place.
static constexpr unsigned MaxDepth = 8;
/// How many blocks are looked at for all variables of one body together.
static constexpr unsigned MaxSteps = 200000;

namespace {
/// How the elements of a type are kept.
enum class Keeping { Nodes, Rehashed, Moved, Held };
} // namespace

static std::optional<Keeping> keepingOf(QualType Type,
                                        const AsyncModel &Model) {
  const CXXRecordDecl *Class = classOf(Type.getNonReferenceType());
  if (!Class || !Class->getIdentifier())
    return std::nullopt;
  constexpr std::array<std::pair<const Role *, Keeping>, 4> Known = {{
      {&role::NodeElements, Keeping::Nodes},
      {&role::RehashedElements, Keeping::Rehashed},
      {&role::MovedElements, Keeping::Moved},
      {&role::HeldElement, Keeping::Held},
  }};
  for (const auto &[R, How] : Known)
    if (const auto &Types = Model.facts().constructions(*R);
        Types.mayHold(Class->getName()) &&
        !Types.find(qualifiedName(*Class)).empty())
      return How;
  return std::nullopt;
}

static bool isIterator(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->hasDefinition() && hasOperator(*Class, OO_Star) &&
         hasOperator(*Class, OO_PlusPlus);
}

/// What \p Call gives something of, as its result says: values_.find(key),
/// lines_.front(), *client_, name_ as a view.
static const Expr *objectLentBy(const Expr &Value) {
  const auto *Call = dyn_cast<CallExpr>(&Value);
  if (!Call)
    return nullptr;
  const QualType Result = Call->getCallReturnType(
      cast<FunctionDecl>(*Call->getCalleeDecl()).getASTContext());
  if (!Result->isReferenceType() && !Result->isPointerType() &&
      !isIterator(Result) && !borrows(Result) && !classOf(Result))
    return nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return Member->getImplicitObjectArgument();
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  return Operator && llvm::is_contained({OO_Subscript, OO_Star, OO_Arrow},
                                        Operator->getOperator())
             ? Operator->getArg(0)
             : nullptr;
}

/// Whether a variable of \p Type refers to what it is given, and is no copy.
static bool refers(QualType Type) {
  return Type->isReferenceType() || Type->isPointerType() || isIterator(Type) ||
         borrows(Type);
}

namespace {

/// What a variable refers into.
struct Lent {
  SharedPlace Place;
  Keeping How = Keeping::Moved;
  bool IsIterator = false;
};

class HeldFinder {
public:
  HeldFinder(const FunctionDecl &Function, AsyncModel &Model)
      : Function(Function), Model(Model), Code(Model.bodyOf(Function)),
        Graph(Code->graph()) {}

  std::vector<HeldReference> find() {
    if (!Graph.cfg())
      return {};
    readAssignments();
    for (const CFGBlock *Block : *Graph.cfg())
      for (unsigned I = 0; I != Block->size(); ++I)
        if (const auto Element = (*Block)[I].getAs<CFGStmt>())
          findAt(*Block, I, *Element->getStmt());
    return chosen();
  }

private:
  /// found = values_.find(key): named, but not used.
  void readAssignments() {
    const auto Note = [&](const Expr *Into) {
      if (const auto *Named = dyn_cast<DeclRefExpr>(strip(Into)))
        if (!Named->getDecl()->getType()->isReferenceType())
          Written.insert(Named);
    };
    for (const Expr *E : Code->assignments())
      if (const auto *Operator = dyn_cast<BinaryOperator>(E);
          Operator && Operator->getOpcode() == BO_Assign)
        Note(Operator->getLHS());
    for (const CodePlace &P : Code->places())
      if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(P.Of);
          Call && Call->getOperator() == OO_Equal)
        Note(Call->getArg(0));
  }

  /// A statement that gives a variable something to refer to.
  void findAt(const CFGBlock &Block, unsigned Index, const Stmt &Statement) {
    if (const auto *Declared = dyn_cast<DeclStmt>(&Statement)) {
      for (const Decl *D : Declared->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D);
            Variable && Variable->getInit() && Variable->hasLocalStorage())
          follow(*Variable, *Variable->getInit(), Statement, Block, Index);
      return;
    }
    const auto *E = dyn_cast<Expr>(&Statement);
    const Expr *Value = E ? assignedValue(*E) : nullptr;
    if (!Value)
      return;
    const auto *Operator = dyn_cast<BinaryOperator>(E);
    const Expr *Into =
        Operator ? Operator->getLHS() : cast<CallExpr>(E)->getArg(0);
    const auto *Named = dyn_cast<DeclRefExpr>(strip(Into));
    const auto *Variable =
        Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    if (Variable && Variable->hasLocalStorage() && Written.contains(Named))
      follow(*Variable, *Value, Statement, Block, Index);
  }

  std::optional<Lent> lentBy(const Expr *E, unsigned Depth) {
    E = stripCasts(E);
    if (!E || Depth == MaxDepth)
      return std::nullopt;
    ++Depth;
    if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      return Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref
                 ? lentBy(Unary->getSubExpr(), Depth)
                 : std::nullopt;
    // found->second.name, values_.insert(pair).first
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->getType()->isReferenceType() ||
                     isa<CXXThisExpr>(strip(Member->getBase()))
                 ? std::nullopt
                 : lentBy(Member->getBase(), Depth);
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      return Made->getNumArgs() > 0 &&
                     (Made->getNumArgs() == 1 || borrows(Made->getType()))
                 ? lentByWhole(Made->getArg(0), Depth)
                 : std::nullopt;
    if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
      const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
      return Variable && Variable->hasLocalStorage() &&
                     !isa<ParmVarDecl>(Variable) && Variable->getInit() &&
                     refers(Variable->getType())
                 ? lentBy(Variable->getInit(), Depth)
                 : std::nullopt;
    }
    const Expr *Object = objectLentBy(*E);
    if (!Object)
      return std::nullopt;
    if (std::optional<Lent> Whole = lentByObject(Object))
      return Whole;
    // *found: a pointer in the element is another matter.
    const std::optional<Keeping> How =
        keepingOf(strip(Object)->getType(), Model);
    return How ? std::nullopt : lentBy(Object, Depth);
  }

  /// A copy of an iterator, or what a view is made of.
  std::optional<Lent> lentByWhole(const Expr *E, unsigned Depth) {
    if (std::optional<Lent> Whole = lentByObject(E);
        Whole && Whole->How != Keeping::Held)
      return Whole;
    return lentBy(E, Depth);
  }

  std::optional<Lent> lentByObject(const Expr *Object) {
    const std::optional<Keeping> How =
        keepingOf(strip(Object)->getType(), Model);
    if (!How)
      return std::nullopt;
    std::optional<SharedPlace> Place = SharedPlace::of(Object, *Code);
    if (!Place || Place->Part != PlacePart::Whole)
      return std::nullopt;
    return Lent{std::move(*Place), *How, false};
  }

  static llvm::SmallVector<ChangeKind, 5> kindsThatBreak(const Lent &From) {
    llvm::SmallVector<ChangeKind, 5> Kinds = {
        ChangeKind::Assign, ChangeKind::Clear, ChangeKind::MoveAway};
    if (From.How != Keeping::Held)
      Kinds.push_back(ChangeKind::Remove);
    if (From.How == Keeping::Moved ||
        (From.How == Keeping::Rehashed && From.IsIterator))
      Kinds.push_back(ChangeKind::Insert);
    return Kinds;
  }

  struct Step {
    const CFGBlock *Block = nullptr;
    unsigned Index = 0;
    const Expr *Suspended = nullptr;
  };

  void follow(const VarDecl &Variable, const Expr &Value, const Stmt &Obtained,
              const CFGBlock &From, unsigned Index) {
    if (!refers(Variable.getType()))
      return;
    std::optional<Lent> Found = lentBy(&Value, 0);
    if (!Found)
      return;
    Found->IsIterator = isIterator(Variable.getType());
    llvm::SmallVector<Step, 16> Open{{&From, Index + 1, nullptr}};
    std::vector<std::array<bool, 2>> Seen(Graph.cfg()->getNumBlockIDs());
    while (!Open.empty() && Steps++ < MaxSteps) {
      Step At = Open.pop_back_val();
      if (!passes(Variable, *Found, Obtained, At))
        continue;
      for (const CFGBlock::AdjacentBlock &Way : At.Block->succs())
        if (const CFGBlock *Next = Way.getReachableBlock();
            Next &&
            !std::exchange(Seen[Next->getBlockID()][At.Suspended != nullptr],
                           true))
          Open.push_back({Next, 0, At.Suspended});
    }
  }

  /// Whether the variable still refers to that at the end of the block.
  bool passes(const VarDecl &Variable, const Lent &From, const Stmt &Obtained,
              Step &At) {
    for (; At.Index != At.Block->size(); ++At.Index) {
      const auto Element = (*At.Block)[At.Index].getAs<CFGStmt>();
      if (!Element)
        continue;
      const Stmt &S = *Element->getStmt();
      if (&S == &Obtained)
        return false;
      if (const auto *Point = dyn_cast<CoroutineSuspendExpr>(&S);
          Point && !At.Suspended && !neverSuspends(*Point)) {
        At.Suspended = Point;
      } else if (const auto *Declared = dyn_cast<DeclStmt>(&S)) {
        if (llvm::is_contained(Declared->decls(), &Variable))
          return false;
      } else if (const auto *Named = dyn_cast<DeclRefExpr>(&S);
                 Named && Named->getDecl() == &Variable) {
        if (At.Suspended && !Written.contains(Named))
          add(Variable, From, Obtained, At, *Named);
      } else if (const auto *E = dyn_cast<Expr>(&S);
                 E && assignedValue(*E) && isWritten(*E, Variable)) {
        return false;
      }
    }
    return true;
  }
  bool isWritten(const Expr &Assignment, const VarDecl &Variable) const {
    const auto *Operator = dyn_cast<BinaryOperator>(&Assignment);
    const auto *Named = dyn_cast<DeclRefExpr>(strip(
        Operator ? Operator->getLHS() : cast<CallExpr>(Assignment).getArg(0)));
    return Named && Named->getDecl() == &Variable && Written.contains(Named);
  }

  void add(const VarDecl &Variable, const Lent &From, const Stmt &Obtained,
           const Step &At, const DeclRefExpr &Used) {
    const auto [It, IsNew] = Found.try_emplace(
        &Variable,
        Held{HeldReference{From.Place, &Variable, nullptr, &Obtained,
                           At.Suspended, &Used, kindsThatBreak(From)},
             At.Block});
    HeldReference &Known = It->second.Reference;
    if (IsNew || Used.getLocation() < Known.Used->getLocation()) {
      Known.Used = &Used;
      Known.Suspended = At.Suspended;
      Known.Obtained = &Obtained;
    }
  }

  std::vector<HeldReference> chosen() {
    std::vector<HeldReference> Left;
    if (Found.empty())
      return Left;
    AwaitedLocks Locks(Function, Model);
    if (Locks.holdAlways())
      return Left;
    llvm::SmallPtrSet<const Expr *, 4> Locked;
    for (const HeldLock &Held : locksHeldAcrossAwaits(Function, Model))
      Locked.insert_range(Held.Points);
    llvm::DenseMap<const VarDecl *, const CXXForRangeStmt *> Loops;
    for (const CodePlace &P : Code->places())
      for (const Loop *Each = P.Around; Each; Each = Each->Outer)
        if (const auto *For = dyn_cast<CXXForRangeStmt>(Each->Of))
          if (For->getBeginStmt())
            Loops[cast<VarDecl>(For->getBeginStmt()->getSingleDecl())] = For;
    for (auto &[Variable, One] : Found) {
      HeldReference &Held = One.Reference;
      const auto Places = Graph.placesOf(*Held.Obtained);
      if (Locked.contains(Held.Suspended) || Places.empty() ||
          Locks.holdAt(*Places.front().Block, *Held.Obtained))
        continue;
      Held.Loop = Loops.lookup(Variable);
      if (Held.Loop)
        Held.Used = nullptr;
      if (Held.Loop || !Variable->isImplicit())
        Left.push_back(Held);
    }
    llvm::sort(Left, [](const HeldReference &A, const HeldReference &B) {
      return std::pair(A.Obtained->getBeginLoc(), A.Variable->getLocation()) <
             std::pair(B.Obtained->getBeginLoc(), B.Variable->getLocation());
    });
    return Left;
  }

  struct Held {
    HeldReference Reference;
    const CFGBlock *Block = nullptr;
  };
  const FunctionDecl &Function;
  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  const BodyGraph &Graph;
  /// What is only named to be given another value.
  llvm::SmallPtrSet<const DeclRefExpr *, 8> Written;
  llvm::DenseMap<const VarDecl *, Held> Found;
  unsigned Steps = 0;
};

} // namespace

std::vector<HeldReference>
referencesHeldAcrossAwaits(const FunctionDecl &Function, AsyncModel &Model) {
  if (Function.isDependentContext() ||
      Model.bodyOf(Function)->suspensionPoints().empty())
    return {};
  return HeldFinder(Function, Model).find();
}

/// Whether \p Value is a reference to a member of the object that it is called
/// on, as the method's body shows.
///     const std::vector<std::string> &items() const { return items_; }
static bool isMemberGiven(const Expr &Value) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Value);
  const FunctionDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  const FunctionDecl *Defined = Method ? Method->getDefinition() : nullptr;
  const Expr *Given =
      Defined && Defined->getReturnType()->isLValueReferenceType()
          ? onlyReturn(*Defined)
          : nullptr;
  const MemberExpr *Member =
      Given ? dyn_cast<MemberExpr>(strip(Given)) : nullptr;
  while (Member && isa<MemberExpr>(strip(Member->getBase())) &&
         !Member->isArrow())
    Member = cast<MemberExpr>(strip(Member->getBase()));
  return Member && isa<FieldDecl>(Member->getMemberDecl()) &&
         !Member->getMemberDecl()->getType()->isReferenceType() &&
         isa<CXXThisExpr>(strip(Member->getBase()));
}

std::vector<const VarDecl *> referencesIntoResults(const FunctionDecl &Function,
                                                   AsyncModel &Model) {
  std::vector<const VarDecl *> Found;
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  if (Function.isDependentContext() || Code->suspensionPoints().empty() ||
      !Code->graph().cfg())
    return Found;
  for (const CFGBlock *Block : *Code->graph().cfg())
    for (const CFGElement &Element : *Block) {
      const auto S = Element.getAs<CFGStmt>();
      const auto *Declared = S ? dyn_cast<DeclStmt>(S->getStmt()) : nullptr;
      const auto *Variable = Declared && Declared->isSingleDecl()
                                 ? dyn_cast<VarDecl>(Declared->getSingleDecl())
                                 : nullptr;
      if (!Variable || !Variable->getInit() || !refers(Variable->getType()))
        continue;
      // C++23 keeps for the whole loop what its range is made of.
      if (Variable->isImplicit() &&
          Function.getASTContext().getLangOpts().CPlusPlus23)
        continue;
      const Expr *Value = stripCasts(Variable->getInit());
      if (const auto *Address = dyn_cast<UnaryOperator>(Value))
        Value = stripCasts(Address->getSubExpr());
      const Expr *Object = objectLentBy(*Value);
      Object = Object ? strip(Object) : nullptr;
      const std::optional<Keeping> How =
          Object ? keepingOf(Object->getType(), Model) : std::nullopt;
      if (Object && isa<CoroutineSuspendExpr>(Object) && Object->isPRValue() &&
          ((How && How != Keeping::Held) || isMemberGiven(*Value)) &&
          !(Variable->getType()->isReferenceType() && Value->isPRValue()))
        Found.push_back(Variable);
    }
  llvm::sort(Found, [](const VarDecl *A, const VarDecl *B) {
    return A->getLocation() < B->getLocation();
  });
  return Found;
}

} // namespace async_tidy
