// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "WouldBlockTests.h"
#include "support/code/Mentions.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/OwnCodeVisitor.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

/// Whether \p Call reads errno, which is a macro.
static bool readsErrno(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Callee->getNumParams() == 0 && Callee->isExternC() &&
         Call.getType()->isPointerType() &&
         Call.getType()->getPointeeType()->isIntegerType();
}

class WouldBlockTests::Reader : public OwnCodeVisitor {
  using Base = OwnCodeVisitor;

public:
  Reader(const ASTContext &Context, const std::vector<std::string> &Errors,
         WouldBlockTests &Into)
      : OwnCodeVisitor(Context), Errors(Errors), Into(Into) {}

  bool VisitCallExpr(CallExpr *Call) override {
    if (readsErrno(*Call))
      return true;
    // error == would_block is a call itself.
    if (llvm::any_of(Call->arguments(),
                     [&](const Expr *E) { return isError(E); }) ||
        asksForError(*Call))
      note(*Call);
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (const ValueDecl *Into = Operator->isAssignmentOp()
                                    ? variableIn(Operator->getLHS())
                                    : nullptr)
      keep(*Into, *Operator->getRHS());
    return true;
  }
  bool VisitVarDecl(VarDecl *Variable) override {
    if (Variable->getInit())
      keep(*Variable, *Variable->getInit());
    return true;
  }
  bool dataTraverseStmtPost(Stmt *S) override {
    // Behind its operands: the call before it is known.
    if (const auto *Call = dyn_cast<CallExpr>(S))
      take(*Call);
    const auto *Operator = dyn_cast<BinaryOperator>(S);
    if (Operator && Operator->isComparisonOp() &&
        (isError(Operator->getLHS()) || isError(Operator->getRHS())))
      note(*Operator);
    return true;
  }
  bool VisitSwitchStmt(SwitchStmt *Switch) override {
    for (const SwitchCase *C = Switch->getSwitchCaseList(); C;
         C = C->getNextSwitchCase())
      if (const auto *Case = dyn_cast<CaseStmt>(C);
          Case && isError(Case->getLHS()))
        note(*Switch->getCond());
    return true;
  }

  bool TraverseCXXTryStmt(CXXTryStmt *Try) override {
    Blocks.emplace_back();
    const bool Goes = TraverseStmt(Try->getTryBlock());
    const llvm::SmallVector<const CallExpr *, 8> Calls = Blocks.pop_back_val();
    for (unsigned I = 0; Goes && I != Try->getNumHandlers(); ++I) {
      const bool HadTest = std::exchange(HasTest, false);
      if (!TraverseStmt(Try->getHandler(I)))
        return false;
      if (HasTest)
        Into.Asked.insert(Calls.begin(), Calls.end());
      HasTest |= HadTest;
    }
    return Goes;
  }

private:
  void take(const CallExpr &Call) {
    // An answer, and no operation.
    if (readsErrno(Call) || isa<CXXOperatorCallExpr>(Call) ||
        asksForError(Call))
      return;
    Latest = &Call;
    for (const Expr *Argument : Call.arguments())
      if (const ValueDecl *Named = variableIn(Argument))
        LatestOf[Named] = &Call;
    for (auto &Calls : Blocks)
      Calls.push_back(&Call);
  }

  bool isError(const Expr *E) const {
    const SourceLocation Begin = E->getBeginLoc();
    if (Begin.isMacroID() &&
        matchesAnyName(Errors, Lexer::getImmediateMacroName(
                                   Begin, Context.getSourceManager(),
                                   Context.getLangOpts())))
      return true;
    if (const auto *Constant = dyn_cast<ConstantExpr>(E))
      E = Constant->getSubExpr();
    const Expr *Bare = strip(E);
    // -EAGAIN, asio::error::make_error_code(would_block), {would_block, ...}
    if (const auto *Minus = dyn_cast<UnaryOperator>(Bare))
      return Minus->getOpcode() == UO_Minus && isError(Minus->getSubExpr());
    if (const auto *Made = dyn_cast<CXXConstructExpr>(Bare))
      return Made->getNumArgs() >= 1 && isError(Made->getArg(0));
    const auto *Named = dyn_cast<DeclRefExpr>(Bare);
    return Named && matchesAnyName(Errors, qualifiedName(*Named->getDecl()));
  }

  /// bool would_wait(int error) { return error == EAGAIN; }
  bool asksForError(const CallExpr &Call) const {
    const FunctionDecl *Callee = Call.getDirectCallee();
    const FunctionDecl *Defined = Callee ? Callee->getDefinition() : nullptr;
    const auto *Written =
        Defined && Call.getType()->isBooleanType() &&
                !Context.getSourceManager().isInSystemHeader(
                    Defined->getLocation())
            ? dyn_cast_or_null<CompoundStmt>(writtenBody(*Defined))
            : nullptr;
    return Written && Written->size() == 1 && namesError(*Written);
  }
  bool namesError(const Stmt &Code) const {
    if (const auto *E = dyn_cast<Expr>(&Code); E && isError(E))
      return true;
    return llvm::any_of(Code.children(), [this](const Stmt *Part) {
      return Part && namesError(*Part);
    });
  }

  /// n = recv(...); const int error = errno;
  void keep(const ValueDecl &Into, const Expr &Value) {
    if (const auto *Call = dyn_cast<CallExpr>(strip(&Value)))
      LatestOf[&Into] = Call;
    else if (namesErrno(Value))
      LatestOf[&Into] = Latest;
  }

  static bool namesErrno(const Stmt &Code) {
    if (const auto *Call = dyn_cast<CallExpr>(&Code); Call && readsErrno(*Call))
      return true;
    return llvm::any_of(Code.children(), [](const Stmt *Part) {
      return Part && namesErrno(*Part);
    });
  }

  void note(const Stmt &Test) {
    HasTest = true;
    for (const ValueDecl *Name : mentionedIn(Test))
      if (const CallExpr *Call = LatestOf.lookup(Name))
        Into.Asked.insert(Call);
    if (Latest && namesErrno(Test))
      Into.Asked.insert(Latest);
  }

  const std::vector<std::string> &Errors;
  WouldBlockTests &Into;
  const CallExpr *Latest = nullptr;
  bool HasTest = false;
  /// Of each variable the last call that was given it, or that gave it.
  llvm::DenseMap<const ValueDecl *, const CallExpr *> LatestOf;
  /// The calls of the try blocks around.
  llvm::SmallVector<llvm::SmallVector<const CallExpr *, 8>, 2> Blocks;
};

WouldBlockTests::WouldBlockTests(const FunctionDecl &Function,
                                 const std::vector<std::string> &Errors) {
  Reader(Function.getASTContext(), Errors, *this)
      .TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
}

} // namespace async_tidy
