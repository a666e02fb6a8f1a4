// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingAdvice.h"
#include "BlockingFacts.h"
#include "WholeFileRead.h"
#include "support/code/CodeVisitor.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/replacing/Replacements.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace async_tidy {

/// The text of the operand that a replacement moves into its own call, where
/// it can be told.
static std::optional<std::string> operandText(const BlockingFact &Fact,
                                              const WrittenArguments &Written,
                                              const ASTContext &Context) {
  if (Written.Arguments.empty())
    return std::nullopt;
  const llvm::StringRef First =
      sourceText(Written.Arguments[0]->getSourceRange(), Context);
  if (!Fact.Operands)
    return First.str();
  if (Fact.Operands->empty())
    return std::nullopt;
  return fillIn(Fact.Operands->front(), {{"{0}", First.str()}});
}

namespace {

/// Whether the initialiser of a static variable holds a statement: C++ forbids
/// to await there.
class StaticFinder : public CodeVisitor {
public:
  explicit StaticFinder(const Stmt &Sought) : Sought(Sought) {}

  bool TraverseVarDecl(VarDecl *Variable) override {
    llvm::SaveAndRestore Guard(InStatic, InStatic || Variable->isStaticLocal());
    return CodeVisitor::TraverseVarDecl(Variable);
  }
  bool VisitStmt(Stmt *S) override {
    IsFound |= S == &Sought && InStatic;
    return !IsFound;
  }

  bool IsFound = false;

private:
  const Stmt &Sought;
  bool InStatic = false;
};

class AwaitFinder : public CodeVisitor {
public:
  bool VisitCoawaitExpr(CoawaitExpr *) override { return !(IsFound = true); }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *) override {
    return !(IsFound = true);
  }
  bool VisitCoyieldExpr(CoyieldExpr *) override { return !(IsFound = true); }

  bool IsFound = false;
};

} // namespace

/// Whether a co_await can stand in the place of \p Found.
static bool canAwaitAt(const BlockingCandidate &Found,
                       const FunctionDecl &Function) {
  if (!coroutineBody(Function) || Found.Where.InLambda || Found.Where.InCatch ||
      !isOutsideMacros(Found.Statement->getSourceRange()))
    return false;
  StaticFinder Static(*Found.Statement);
  Static.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return !Static.IsFound;
}

static bool isCopyable(QualType Type) {
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return !Type->isDependentType() && !Type->isRecordType();
  return (Class->needsImplicitCopyConstructor() &&
          !Class->defaultedCopyConstructorIsDeleted()) ||
         llvm::any_of(Class->ctors(), [](const CXXConstructorDecl *C) {
           return C->isCopyConstructor() && !C->isDeleted();
         });
}

/// Whether \p Call can move into a lambda whose value the replacement gives
/// back.
static bool canMoveIntoLambda(const CallExpr &Call, bool IsDiscarded) {
  AwaitFinder Await;
  Await.TraverseStmt(const_cast<CallExpr *>(&Call));
  return !Await.IsFound &&
         (IsDiscarded || (Call.isPRValue() && isCopyable(Call.getType())));
}

/// co_await binds less tightly than what may follow a call.
static bool isFollowedByAccess(SourceRange Range, const ASTContext &Context) {
  const std::optional<Token> Next = Lexer::findNextToken(
      Range.getEnd(), Context.getSourceManager(), Context.getLangOpts());
  return Next && Next->isOneOf(tok::period, tok::arrow, tok::l_square,
                               tok::l_paren, tok::plusplus, tok::minusminus);
}

static bool fits(const Alternative &Instead, const BlockingCandidate &Found,
                 const FunctionDecl &Function) {
  if (Instead->IsBefore || !Instead.fits() ||
      (!Found.IsDiscarded && !Instead->KeepsValue))
    return false;
  // What one instance calls has an asynchronous twin; others may have none.
  if (Instead.takes("{name}") && Function.isTemplateInstantiation())
    return false;
  return !Found.Call || !Instead.takes("{call}") ||
         canMoveIntoLambda(*Found.Call, Found.IsDiscarded);
}

/// The parts of \p Found that a replacement may take over.
static Holes partsOf(const BlockingCandidate &Found,
                     const std::optional<WholeFileRead> &Read,
                     const ASTContext &Context) {
  if (Read)
    return {{"{call}", Read->Expression}};
  // A declaration's initialiser is no expression that could move.
  if (!Found.Call)
    return {};
  Holes Parts = partsOf(*Found.Call, Context);
  // A reference that nobody takes is not given back.
  if (Found.IsDiscarded && Found.Call->isGLValue())
    Parts.front().second = "void(" + Parts.front().second + ")";
  if (auto Operand =
          operandText(*Found.Fact, WrittenArguments(*Found.Call), Context))
    Parts.push_back({"{0}", *Operand});
  return Parts;
}

BlockingAdvice adviceFor(const BlockingCandidate &Found,
                         const FunctionDecl &Function, AsyncModel &Model) {
  const ASTContext &Context = Model.context();
  BlockingAdvice A;
  if (!Found.Fact->Replacement.empty()) {
    A.Text = "'" +
             oneLine(fillIn(Found.Fact->Replacement,
                            partsOf(*cast<Expr>(Found.Statement), Context))) +
             "' suspends instead";
    return A;
  }
  A.Text =
      Model.facts().get<ReplacementFacts>().advice(Found.Fact->Operation).str();
  std::optional<WholeFileRead> Read;
  if (const auto *Stream = dyn_cast<CXXConstructExpr>(Found.Statement))
    Read = wholeFileRead(*Stream, Function, Context);
  const Expr *Operand =
      Found.Call ? WrittenArguments(*Found.Call).get({0}) : nullptr;
  const Alternative Instead(Model.facts(), Model.libraryOf(Function),
                            Found.Fact->Operation, Function,
                            partsOf(Found, Read, Context), Found.Call, Operand);
  if (!Instead)
    return A;
  const std::string Code = Instead.code();
  A.Code = oneLine(Code);
  A.Text =
      "'" + A.Code +
      (Instead->IsBefore ? "' in front of it moves the coroutine off the loop"
                         : "' suspends instead");
  if (Instead->Fix == Replacement::FixKind::None ||
      !canAwaitAt(Found, Function) ||
      (Read ? !Instead->KeepsValue : !fits(Instead, Found, Function)))
    return A;
  A.Fix = Instead->Fix;
  A.Includes = Instead->Includes;
  const SourceRange Range =
      Read ? Read->Range : Found.Statement->getSourceRange();
  const std::string Inserted = (Read ? Read->Before : "") + Code;
  A.Edit = FixItHint::CreateReplacement(
      Range,
      isFollowedByAccess(Range, Context) ? "(" + Inserted + ")" : Inserted);
  return A;
}

} // namespace async_tidy
