// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DeadCalls.h"
#include "Bodies.h"
#include "CodeVisitor.h"
#include "LocalValues.h"
#include "Names.h"
#include "clang/Analysis/Analyses/ExprMutationAnalyzer.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace async_tidy {

/// {}, "", std::string(), std::vector<int>{}
static bool isEmptyValue(const Expr &E) {
  const Expr *Bare = strip(&E);
  if (const auto *Literal = dyn_cast<StringLiteral>(Bare))
    return Literal->getLength() == 0;
  if (const auto *List = dyn_cast<InitListExpr>(Bare))
    return List->getNumInits() == 0;
  const auto *Made = dyn_cast<CXXConstructExpr>(Bare);
  if (!Made)
    return false;
  for (const Expr *Argument : Made->arguments())
    if (!isa<CXXDefaultArgExpr>(Argument) && !isEmptyValue(*Argument))
      return false;
  return true;
}

static bool isNothing(const Expr *Argument, const ASTContext &Context) {
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(Argument))
    Argument = Default->getExpr();
  return Argument->isNullPointerConstant(const_cast<ASTContext &>(Context),
                                         Expr::NPC_ValueDependentIsNotNull) ||
         isConstantZero(*Argument, Context) || isEmptyValue(*Argument);
}

namespace {

/// Walks a body and leaves out what cannot run.
class LiveCode : public CodeVisitor {
  using Base = CodeVisitor;

public:
  LiveCode(const ASTContext &Context,
           llvm::SmallPtrSet<const ParmVarDecl *, 4> Nothing)
      : Context(Context), Nothing(std::move(Nothing)) {}

  bool VisitStmt(Stmt *Statement) override {
    Seen.insert(Statement);
    return true;
  }
  bool TraverseCompoundStmt(CompoundStmt *Block) override {
    for (Stmt *Statement : Block->body()) {
      TraverseStmt(Statement);
      if (leaves(Statement))
        break;
    }
    return WalkUpFromCompoundStmt(Block);
  }
  bool TraverseIfStmt(IfStmt *If) override {
    const std::optional<bool> Holds = holds(*If);
    TraverseStmt(If->getInit());
    TraverseStmt(If->getConditionVariableDeclStmt());
    TraverseStmt(If->getCond());
    if (Holds.value_or(true))
      TraverseStmt(If->getThen());
    if (!Holds.value_or(false))
      TraverseStmt(If->getElse());
    return WalkUpFromIfStmt(If);
  }
  bool TraverseConditionalOperator(ConditionalOperator *Choice) override {
    const std::optional<bool> Holds = value(Choice->getCond());
    TraverseStmt(Choice->getCond());
    if (Holds.value_or(true))
      TraverseStmt(Choice->getTrueExpr());
    if (!Holds.value_or(false))
      TraverseStmt(Choice->getFalseExpr());
    return WalkUpFromConditionalOperator(Choice);
  }
  bool TraverseWhileStmt(WhileStmt *Loop) override {
    return value(Loop->getCond()) == false
               ? TraverseStmt(Loop->getCond()) && WalkUpFromWhileStmt(Loop)
               : Base::TraverseWhileStmt(Loop);
  }
  bool TraverseBinaryOperator(BinaryOperator *Operator) override {
    if (!Operator->isLogicalOp())
      return Base::TraverseBinaryOperator(Operator);
    TraverseStmt(Operator->getLHS());
    // What decides is whether the left side is true for ||, false for &&.
    if (value(Operator->getLHS()) != (Operator->getOpcode() == BO_LOr))
      TraverseStmt(Operator->getRHS());
    return WalkUpFromBinaryOperator(Operator);
  }

  llvm::DenseSet<const Stmt *> Seen;

private:
  bool isNothing(const Expr *E) const {
    const auto *Named = dyn_cast<DeclRefExpr>(strip(E));
    const auto *Parameter =
        Named ? dyn_cast<ParmVarDecl>(Named->getDecl()) : nullptr;
    return Parameter && Nothing.contains(Parameter);
  }

  std::optional<int64_t> number(const Expr *E) const {
    if (isNothing(E))
      return 0;
    Expr::EvalResult Result;
    if (!E->isValueDependent() && E->EvaluateAsInt(Result, Context))
      return Result.Val.getInt().getExtValue();
    if (E->IgnoreParenImpCasts()->isNullPointerConstant(
            const_cast<ASTContext &>(Context),
            Expr::NPC_ValueDependentIsNotNull))
      return 0;
    return std::nullopt;
  }

  /// Likewise of an if; of an if consteval not, as it does at run time.
  std::optional<bool> holds(const IfStmt &If) const {
    return If.isConsteval() ? If.isNegatedConsteval() : value(If.getCond());
  }

  /// Whether \p Condition holds, where the arguments tell.
  std::optional<bool> value(const Expr *Condition) const {
    if (!Condition || Condition->isTypeDependent())
      return std::nullopt;
    const Expr *Bare = strip(Condition);
    if (isNothing(Bare))
      return false;
    if (const auto *Not = dyn_cast<UnaryOperator>(Bare);
        Not && Not->getOpcode() == UO_LNot) {
      const std::optional<bool> Value = value(Not->getSubExpr());
      return Value ? std::optional(!*Value) : std::nullopt;
    }
    // text.empty()
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Bare)) {
      const CXXMethodDecl *Method = Call->getMethodDecl();
      if (Method && Method->getParent()->isInStdNamespace() &&
          Method->getIdentifier() && Method->getName() == "empty" &&
          isNothing(Call->getImplicitObjectArgument()))
        return true;
      return std::nullopt;
    }
    const auto *Operator = dyn_cast<BinaryOperator>(Bare);
    if (!Operator)
      return std::nullopt;
    if (Operator->isLogicalOp()) {
      const bool Decides = Operator->getOpcode() == BO_LOr;
      const auto Left = value(Operator->getLHS()),
                 Right = value(Operator->getRHS());
      if (Left == Decides || Right == Decides)
        return Decides;
      return Left && Right ? std::optional(!Decides) : std::nullopt;
    }
    if (!Operator->isComparisonOp() ||
        !(isNothing(Operator->getLHS()) || isNothing(Operator->getRHS())))
      return std::nullopt;
    const auto Left = number(Operator->getLHS()),
               Right = number(Operator->getRHS());
    if (!Left || !Right)
      return std::nullopt;
    switch (Operator->getOpcode()) {
    case BO_EQ:
      return *Left == *Right;
    case BO_NE:
      return *Left != *Right;
    case BO_LT:
      return *Left < *Right;
    case BO_GT:
      return *Left > *Right;
    case BO_LE:
      return *Left <= *Right;
    case BO_GE:
      return *Left >= *Right;
    default:
      return std::nullopt;
    }
  }

  /// Whether nothing behind \p Statement runs.
  bool leaves(const Stmt *Statement) const {
    if (!Statement)
      return false;
    if (isa<ReturnStmt>(Statement))
      return true;
    if (const auto *E = dyn_cast<Expr>(Statement))
      return isa<CXXThrowExpr>(strip(E));
    if (const auto *Block = dyn_cast<CompoundStmt>(Statement))
      return !Block->body_empty() && leaves(Block->body_back());
    const auto *If = dyn_cast<IfStmt>(Statement);
    const std::optional<bool> Holds = If ? holds(*If) : std::optional<bool>();
    return Holds && leaves(*Holds ? If->getThen() : If->getElse());
  }

  const ASTContext &Context;
  const llvm::SmallPtrSet<const ParmVarDecl *, 4> Nothing;
};

} // namespace

std::optional<llvm::DenseSet<const Stmt *>>
liveCode(const CallExpr &Call, const FunctionDecl &Callee) {
  const FunctionDecl *Defined = Callee.getDefinition();
  if (!Defined || isa<CXXOperatorCallExpr>(Call))
    return std::nullopt;
  ASTContext &Context = Callee.getASTContext();
  Stmt *Body = const_cast<Stmt *>(writtenBody(*Defined));
  llvm::SmallPtrSet<const ParmVarDecl *, 4> Nothing;
  for (unsigned I = 0; I < Call.getNumArgs() && I < Defined->getNumParams();
       ++I)
    if (isNothing(Call.getArg(I), Context))
      Nothing.insert(Defined->getParamDecl(I));
  if (!Body || Nothing.empty())
    return std::nullopt;
  ExprMutationAnalyzer Mutations(*Body, Context);
  llvm::SmallPtrSet<const ParmVarDecl *, 4> Kept;
  for (const ParmVarDecl *Parameter : Nothing)
    if (!Mutations.isMutated(Parameter))
      Kept.insert(Parameter);
  if (Kept.empty())
    return std::nullopt;
  LiveCode Walker(Context, std::move(Kept));
  Walker.TraverseStmt(Body);
  return std::move(Walker.Seen);
}

} // namespace async_tidy
