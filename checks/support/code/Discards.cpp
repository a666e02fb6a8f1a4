// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Discards.h"
#include "Bodies.h"
#include "Names.h"
#include "OwnCodeVisitor.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace async_tidy {

namespace {

class Finder : public OwnCodeVisitor {
public:
  Finder(const ASTContext &Context,
         llvm::function_ref<void(const Discard &)> Found)
      : OwnCodeVisitor(Context), Found(Found) {}

  bool VisitCompoundStmt(CompoundStmt *Block) override {
    for (Stmt *Statement : Block->body())
      // The value of a statement expression is its last statement's.
      if (Statement != ValueOfStatementExpr)
        statement(Statement);
    return true;
  }
  bool VisitStmtExpr(StmtExpr *E) override {
    Stmt *Last =
        E->getSubStmt()->body_empty() ? nullptr : E->getSubStmt()->body_back();
    if (!DiscardedStatementExprs.contains(E))
      ValueOfStatementExpr = Last;
    return true;
  }
  bool TraverseIfStmt(IfStmt *If) override {
    // Discarded branches are not even looked at.
    auto Taken = If->isConstexpr() && !If->getCond()->isValueDependent()
                     ? If->getNondiscardedCase(Context)
                     : std::nullopt;
    statement(If->getInit());
    statement(Taken ? const_cast<Stmt *>(*Taken) : If->getThen());
    statement(Taken ? nullptr : If->getElse());
    return OwnCodeVisitor::TraverseIfStmt(If);
  }
  bool VisitForStmt(ForStmt *Loop) override {
    statement(Loop->getInit());
    statement(Loop->getInc());
    statement(Loop->getBody());
    return true;
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) override {
    statement(Loop->getInit());
    statement(Loop->getBody());
    return true;
  }
  bool VisitWhileStmt(WhileStmt *Loop) override {
    statement(Loop->getBody());
    return true;
  }
  bool VisitDoStmt(DoStmt *Loop) override {
    statement(Loop->getBody());
    return true;
  }
  bool VisitSwitchStmt(SwitchStmt *Switch) override {
    statement(Switch->getInit());
    return true;
  }
  bool VisitSwitchCase(SwitchCase *Case) override {
    statement(Case->getSubStmt());
    return true;
  }
  bool VisitLabelStmt(LabelStmt *Label) override {
    statement(Label->getSubStmt());
    return true;
  }
  bool VisitAttributedStmt(AttributedStmt *Attributed) override {
    statement(Attributed->getSubStmt());
    return true;
  }
  // int x = (start(), 1);
  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (Operator->isCommaOp() && !Seen.contains(Operator))
      discard(Operator->getLHS());
    return true;
  }
  // return (void)start();
  bool VisitExplicitCastExpr(ExplicitCastExpr *Cast) override {
    if (Cast->getCastKind() == CK_ToVoid && !Seen.contains(Cast))
      discard(Cast);
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Assignment) override {
    if (isIgnored(*Assignment) && !Seen.contains(Assignment))
      discard(Assignment);
    return true;
  }

private:
  /// std::ignore = start()
  static bool isIgnored(const CXXOperatorCallExpr &Assignment) {
    if (Assignment.getOperator() != OO_Equal)
      return false;
    const auto *Target = dyn_cast<DeclRefExpr>(strip(Assignment.getArg(0)));
    return Target && qualifiedName(*Target->getDecl()) == "std::ignore";
  }

  static bool isSameObject(const Expr &Outer, const Expr &Inner) {
    auto Bare = [](const Expr &E) {
      return E.getType().getCanonicalType().getUnqualifiedType();
    };
    return Outer.getType()->isRecordType() && Bare(Outer) == Bare(Inner);
  }

  /// What makes the value: behind std::move, and behind a cast to the type that
  /// it has.
  static const Expr *maker(const Expr *E) {
    const Expr *Inner = nullptr;
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      const unsigned Builtin = Call->getBuiltinCallee();
      if (Builtin == Builtin::BImove || Builtin == Builtin::BIforward)
        Inner = strip(Call->getArg(0));
    } else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
      Inner = strip(Cast->getSubExpr());
    } else if (const auto *List = dyn_cast<InitListExpr>(E)) {
      Inner = List->getNumInits() == 1 ? strip(List->getInit(0)) : nullptr;
    }
    return Inner && isSameObject(*E, *Inner) ? maker(Inner) : E;
  }

  void statement(Stmt *Statement) {
    if (auto *E = dyn_cast_or_null<Expr>(Statement))
      discard(E);
  }

  void discard(const Expr *Written, Discard Context = {}) {
    const Expr *Value = strip(Written);
    Seen.insert(Value);
    if (const auto *Comma = dyn_cast<BinaryOperator>(Value);
        Comma && Comma->isCommaOp()) {
      discard(Comma->getLHS(), Context);
      discard(Comma->getRHS(), Context);
    } else if (const auto *Choice = dyn_cast<ConditionalOperator>(Value)) {
      // Of nested ones the outermost is the whole value.
      if (!Context.Choice)
        Context.Choice = Choice;
      Context.IsFirstArm = Context.Choice == Choice;
      discard(Choice->getTrueExpr(), Context);
      Context.IsFirstArm = false;
      discard(Choice->getFalseExpr(), Context);
    } else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Value);
               Cast && Cast->getCastKind() == CK_ToVoid) {
      if (!Context.Explicit)
        Context.Explicit = Cast;
      discard(Cast->getSubExpr(), Context);
    } else if (const auto *Assignment = dyn_cast<CXXOperatorCallExpr>(Value);
               Assignment && isIgnored(*Assignment)) {
      if (!Context.Explicit)
        Context.Explicit = Assignment;
      discard(Assignment->getArg(1), Context);
    } else if (const auto *Block = dyn_cast<StmtExpr>(Value)) {
      DiscardedStatementExprs.insert(Block);
    } else {
      Context.Value = maker(Value);
      Context.Written = Written;
      Context.InCatch = InCatch;
      Found(Context);
    }
  }

  llvm::function_ref<void(const Discard &)> Found;
  llvm::SmallPtrSet<const Expr *, 16> Seen;
  llvm::SmallPtrSet<const StmtExpr *, 2> DiscardedStatementExprs;
  const Stmt *ValueOfStatementExpr = nullptr;
};

} // namespace

void forEachDiscard(const FunctionDecl &Function,
                    llvm::function_ref<void(const Discard &)> Found) {
  if (const Stmt *Body = writtenBody(Function))
    Finder(Function.getASTContext(), Found)
        .TraverseStmt(const_cast<Stmt *>(Body));
}

bool namesObject(const Expr &E) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E)) {
    // A map's operator[] may insert.
    const CXXRecordDecl *Class = classOf(Operator->getArg(0)->getType());
    return !E.isPRValue() && (Operator->getOperator() == OO_Star ||
                              (Operator->getOperator() == OO_Subscript &&
                               Class && !hasMember(*Class, "try_emplace")));
  }
  if (const auto *Dereference = dyn_cast<UnaryOperator>(&E))
    return Dereference->getOpcode() == UO_Deref;
  return isa<DeclRefExpr, MemberExpr, ArraySubscriptExpr>(E);
}

} // namespace async_tidy
