// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Body.h"
#include "support/code/Bodies.h"
#include "support/code/Mentions.h"
#include "support/code/OwnCodeVisitor.h"

using namespace clang;

namespace async_tidy {

class Body::Reader : public OwnCodeVisitor {
public:
  Reader(const ASTContext &Context, Index &Into)
      : OwnCodeVisitor(Context), Into(Into) {}

  bool dataTraverseStmtPre(Stmt *S) override {
    if (const auto *Call = dyn_cast<CallExpr>(S)) {
      place(Call);
      if (const auto *Named =
              dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts()))
        Called.insert(Named);
      Into.Calls.push_back({Call, innermost()});
      Around.push_back(Into.Calls.size() - 1);
    } else if (const auto *Construction = dyn_cast<CXXConstructExpr>(S)) {
      place(Construction);
      Made.push_back(Construction);
    } else if (isAssignment(S)) {
      Into.Assignments.push_back(cast<Expr>(S));
    } else if (isSuspensionPoint(S)) {
      Waiting.push_back(cast<Expr>(S));
      for (unsigned I = 0; I != Within.size(); ++I)
        Within[I]->Awaits = true;
    } else if (isLoop(S)) {
      const Loop *Outer = Within.empty() ? nullptr : Within.back();
      Within.push_back(&Into.Loops.emplace_back(Loop{S, Outer, false}));
    }
    return true;
  }
  bool dataTraverseStmtPost(Stmt *S) override {
    if (isa<CallExpr>(S))
      Around.pop_back();
    else if (isa<CXXConstructExpr>(S))
      Made.pop_back();
    else if (isSuspensionPoint(S))
      Waiting.pop_back();
    else if (isLoop(S))
      Within.pop_back();
    return true;
  }

  bool VisitCoroutineSuspendExpr(CoroutineSuspendExpr *Point) override {
    Into.Points.push_back(Point);
    return true;
  }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *Point) override {
    Into.Points.push_back(Point);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    if (!isa<FunctionDecl>(Named->getDecl()))
      mention(*Named->getDecl());
    else if (!Called.contains(Named))
      place(Named);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) override {
    if (isa<FieldDecl>(Member->getMemberDecl()))
      mention(*Member->getMemberDecl());
    return true;
  }
  bool TraverseLambdaExpr(LambdaExpr *Lambda) override {
    if (innermost() || !Waiting.empty())
      for (const ValueDecl *Named : mentionedIn(*Lambda))
        mention(*Named);
    if (innermost())
      Into.Takers[Lambda->getLambdaClass()] = Into.Calls[*innermost()].Call;
    place(Lambda);
    return OwnCodeVisitor::TraverseLambdaExpr(Lambda);
  }

private:
  std::optional<unsigned> innermost() const {
    return Around.empty() ? std::nullopt : std::optional(Around.back());
  }
  void place(const Expr *E) {
    Into.Places.push_back(
        {E, innermost() ? Into.Calls[*innermost()].Call : nullptr,
         Made.empty() ? nullptr : Made.back(),
         Within.empty() ? nullptr : Within.back()});
  }
  static bool isLoop(const Stmt *S) {
    return isa_and_nonnull<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
  }
  static bool isAssignment(const Stmt *S) {
    const auto *Binary = dyn_cast_or_null<BinaryOperator>(S);
    const auto *Unary = dyn_cast_or_null<UnaryOperator>(S);
    return (Binary && Binary->isAssignmentOp()) ||
           (Unary && Unary->isIncrementDecrementOp());
  }
  static bool isSuspensionPoint(const Stmt *S) {
    return isa_and_nonnull<CoroutineSuspendExpr, DependentCoawaitExpr>(S);
  }
  void mention(const ValueDecl &Named) {
    const auto *Variable = cast<ValueDecl>(Named.getCanonicalDecl());
    for (const Expr *Point : Waiting)
      if (auto &Points = Into.Awaits[Variable];
          Points.empty() || Points.back() != Point)
        Points.push_back(Point);
    if (!innermost())
      return;
    auto &Calls = Into.Mentions[Variable];
    if (Calls.empty() || Calls.back() != *innermost())
      Calls.push_back(*innermost());
  }

  Index &Into;
  llvm::SmallVector<unsigned, 8> Around;
  llvm::SmallVector<const Expr *, 2> Waiting;
  llvm::SmallVector<const CXXConstructExpr *, 8> Made;
  llvm::SmallVector<Loop *, 4> Within;
  llvm::SmallPtrSet<const DeclRefExpr *, 16> Called;
};

const Body::Index &Body::index() {
  if (!Found) {
    Found.emplace();
    if (const Stmt *Written = writtenBody(Function))
      Reader(Function.getASTContext(), *Found)
          .TraverseStmt(const_cast<Stmt *>(Written));
  }
  return *Found;
}

llvm::ArrayRef<const Expr *> Body::suspensionPoints() {
  if (!coroutineBody(Function))
    return {};
  return index().Points;
}

llvm::ArrayRef<CodePlace> Body::places() { return index().Places; }

llvm::ArrayRef<const Expr *> Body::assignments() { return index().Assignments; }

llvm::SmallVector<const CallExpr *, 4>
Body::callsNaming(const ValueDecl &Variable) {
  const auto It =
      index().Mentions.find(cast<ValueDecl>(Variable.getCanonicalDecl()));
  if (It == index().Mentions.end())
    return {};
  llvm::DenseSet<unsigned> Naming;
  for (std::optional<unsigned> Call : It->second)
    for (; Call && Naming.insert(*Call).second;)
      Call = Found->Calls[*Call].Outer;
  llvm::SmallVector<unsigned, 8> Order(Naming.begin(), Naming.end());
  llvm::sort(Order);
  llvm::SmallVector<const CallExpr *, 4> Calls;
  for (unsigned Call : Order)
    Calls.push_back(Found->Calls[Call].Call);
  return Calls;
}

llvm::ArrayRef<const Expr *>
Body::suspensionPointsNaming(const ValueDecl &Variable) {
  const Index &Read = index();
  const auto It =
      Read.Awaits.find(cast<ValueDecl>(Variable.getCanonicalDecl()));
  return It == Read.Awaits.end() ? llvm::ArrayRef<const Expr *>() : It->second;
}

const CallExpr *Body::callGiven(const CXXMethodDecl &Method) {
  return index().Takers.lookup(Method.getParent());
}

namespace {
/// Collects what may get another value.
class ChangeReader : public CodeVisitor {
public:
  explicit ChangeReader(llvm::DenseSet<const ValueDecl *> &Into) : Into(Into) {}

  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (Operator->isAssignmentOp())
      add(Operator->getLHS());
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *Operator) override {
    if (Operator->getOpcode() == UO_AddrOf)
      add(Operator->getSubExpr());
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Operator->isAssignmentOp())
        add(Operator->getArg(0));
    } else if (const FunctionDecl *Called = Call->getDirectCallee()) {
      for (unsigned I = 0;
           I != std::min(Call->getNumArgs(), Called->getNumParams()); ++I) {
        const QualType Type = Called->getParamDecl(I)->getType();
        if (Type->isLValueReferenceType() &&
            !Type->getPointeeType().isConstQualified())
          add(Call->getArg(I));
      }
    }
    return true;
  }

private:
  void add(const Expr *E) {
    E = E->IgnoreParens();
    // request.path = path; of a variable that is a class
    for (const auto *Member = dyn_cast<MemberExpr>(E);
         Member && !Member->isArrow(); Member = dyn_cast<MemberExpr>(E))
      E = Member->getBase()->IgnoreParens();
    if (const auto *Named = dyn_cast<DeclRefExpr>(E))
      Into.insert(Named->getDecl());
  }

  llvm::DenseSet<const ValueDecl *> &Into;
};
} // namespace

bool Body::mayChange(const VarDecl &Variable) {
  if (!Changed)
    ChangeReader(Changed.emplace())
        .TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return Changed->contains(&Variable);
}

const BodyGraph &Body::graph(GraphKind Kind) {
  std::unique_ptr<BodyGraph> &Graph = Graphs[static_cast<size_t>(Kind)];
  if (!Graph)
    Graph = std::make_unique<BodyGraph>(Function, Kind);
  return *Graph;
}

std::shared_ptr<Body> Bodies::of(const FunctionDecl &Function) {
  constexpr size_t Most = 16;
  for (const auto &[Of, Known] : Latest)
    if (Of == &Function)
      return Known;
  if (Latest.size() == Most)
    Latest.pop_front();
  return Latest.emplace_back(&Function, std::make_shared<Body>(Function))
      .second;
}

} // namespace async_tidy
