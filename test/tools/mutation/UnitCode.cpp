// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Places.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskFacts.h"
#include "clang/Lex/Lexer.h"
#include <set>

using namespace clang;

namespace async_tidy::mutation {

namespace {

class FunctionFinder : public CodeVisitor {
public:
  bool shouldVisitTemplateInstantiations() const override { return true; }
  bool VisitFunctionDecl(FunctionDecl *Function) override {
    add(*Function);
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *Lambda) override {
    if (const CXXMethodDecl *Operator = Lambda->getCallOperator())
      add(*Operator);
    return true;
  }
  std::vector<const FunctionDecl *> Found;

private:
  void add(const FunctionDecl &Function) {
    const SourceManager &Sources = Function.getASTContext().getSourceManager();
    if (Function.doesThisDeclarationHaveABody() && !Function.isDefaulted() &&
        !Function.isDependentContext() &&
        !Sources.isInSystemHeader(Function.getLocation()) &&
        Seen.insert(&Function).second)
      Found.push_back(&Function);
  }
  llvm::SmallPtrSet<const FunctionDecl *, 32> Seen;
};

class StartFinder : public OwnCodeVisitor {
public:
  StartFinder(const FunctionDecl &By, AsyncModel &Model,
              std::vector<Start> &Found)
      : OwnCodeVisitor(Model.context()), By(By), Model(Model), Found(Found) {}

  bool dataTraverseStmtPre(Stmt *S) override {
    Around.push_back(S);
    return true;
  }
  bool dataTraverseStmtPost(Stmt *) override {
    Around.pop_back();
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (Call->isPRValue() && Model.asyncType(Call->getType()) &&
        Seen.insert(Call).second)
      Found.push_back({&By, Call, fate(), Around});
    return true;
  }

private:
  Fate fate() const {
    using Kind = Fate::Kind;
    for (size_t I = Around.size() - 1; I-- > 0;) {
      const Stmt *Outer = Around[I], *Inner = Around[I + 1];
      if (isa<CoroutineSuspendExpr>(Outer)) {
        const bool IsWhole =
            I > 0 && isa<CompoundStmt>(isa<FullExpr>(Around[I - 1]) && I > 1
                                           ? Around[I - 2]
                                           : Around[I - 1]);
        return {Kind::Awaited, nullptr, IsWhole ? cast<Expr>(Outer) : nullptr};
      }
      if (isa<ReturnStmt>(Outer))
        return {Kind::Returned};
      if (isa<DeclStmt>(Outer))
        return {Kind::Held};
      if (const auto *Call = dyn_cast<CallExpr>(Outer)) {
        const bool IsArgument = llvm::is_contained(Call->arguments(), Inner);
        if (Model.hasRole(*Call, role::Spawn))
          return {Kind::Spawned, Call};
        if (IsArgument && Model.hasRole(*Call, role::Keep))
          return {Kind::Stored};
        const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        if (Operator && Operator->getOperator() == OO_Equal && IsArgument)
          return {Kind::Stored};
        if (!Call->isCallToStdMove())
          return {};
      } else if (!isa<CastExpr, FullExpr, ParenExpr, CXXBindTemporaryExpr,
                      MaterializeTemporaryExpr, CXXConstructExpr, MemberExpr>(
                     Outer)) {
        return {isa<CompoundStmt>(Outer) ? Kind::Dropped : Kind::Unknown};
      }
    }
    return {};
  }

  const FunctionDecl &By;
  AsyncModel &Model;
  std::vector<Start> &Found;
  std::vector<const Stmt *> Around;
  llvm::SmallPtrSet<const Expr *, 16> Seen;
};

/// What a body's own code names.
class NameFinder : public OwnCodeVisitor {
public:
  NameFinder(const ASTContext &Context,
             llvm::function_ref<bool(const Expr &)> Wanted)
      : OwnCodeVisitor(Context), Wanted(Wanted) {}
  bool VisitExplicitCastExpr(ExplicitCastExpr *Cast) override {
    // (void)name;
    if (Cast->getCastKind() == CK_ToVoid)
      Idle.insert(Cast->getSubExpr()->IgnoreParenImpCasts());
    return true;
  }
  bool VisitExpr(Expr *E) override {
    if (!Idle.contains(E) && Wanted(*E))
      Found.push_back(E);
    return true;
  }
  llvm::function_ref<bool(const Expr &)> Wanted;
  llvm::SmallPtrSet<const Expr *, 4> Idle;
  std::vector<const Expr *> Found;
};

} // namespace

const FunctionDecl *Start::coroutine() const {
  const FunctionDecl *Called = Call->getDirectCallee();
  const FunctionDecl *Defined = Called ? Called->getDefinition() : nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Defined);
  return Defined && coroutineBody(*Defined) && !(Method && Method->isVirtual())
             ? Defined
             : nullptr;
}

UnitCode::UnitCode(AsyncModel &Model) : Model(Model) {
  FunctionFinder Finder;
  Finder.TraverseDecl(Model.context().getTranslationUnitDecl());
  Functions = std::move(Finder.Found);
  for (const FunctionDecl *Function : Functions) {
    StartFinder Calls(*Function, Model, Starts);
    traverseCode(Calls, *Function);
  }
}

/// Whether a way leads from \p From to \p To that has no \p Between.
static bool leadsTo(const Stmt &From, const Stmt &To, const Stmt &Between,
                    const BodyGraph &Graph) {
  std::set<const CFGBlock *> Seen;
  llvm::SmallVector<BodyGraph::Place, 8> Left;
  for (const auto &[Block, Index] : Graph.placesOf(From))
    Left.push_back({Block, Index + 1});
  while (!Left.empty()) {
    auto [Block, Index] = Left.pop_back_val();
    const Stmt *Reached = nullptr;
    for (; Index != Block->size() && Reached != &Between; ++Index) {
      const auto S = (*Block)[Index].getAs<CFGStmt>();
      Reached = S ? S->getStmt() : nullptr;
      if (Reached == &To)
        return true;
    }
    if (Reached != &Between)
      for (const CFGBlock *Next : Block->succs())
        if (Next && Seen.insert(Next).second)
          Left.push_back({Next, 0});
  }
  return false;
}

bool UnitCode::isLate(const FunctionDecl &Coroutine, const Stmt &Use,
                      const Stmt *From) const {
  const std::shared_ptr<Body> Read = Model.bodyOf(Coroutine);
  const BodyGraph &Graph = Read->graph();
  return llvm::any_of(Read->suspensionPoints(), [&](const Expr *Point) {
    return !neverSuspends(*Point) &&
           (From ? Graph.mayFollow(*From, *Point) &&
                       leadsTo(*Point, Use, *From, Graph)
                 : Graph.mayFollow(*Point, Use));
  });
}

static std::vector<const Expr *>
named(const FunctionDecl &Function,
      llvm::function_ref<bool(const Expr &)> Wanted) {
  NameFinder Names(Function.getASTContext(), Wanted);
  traverseCode(Names, Function);
  return std::move(Names.Found);
}

bool UnitCode::isNamedLate(const FunctionDecl &Coroutine,
                           const ValueDecl &Variable, const Stmt *From) const {
  return llvm::any_of(
      named(Coroutine,
            [&](const Expr &E) {
              const auto *Named = dyn_cast<DeclRefExpr>(&E);
              return Named && Named->getDecl() == &Variable;
            }),
      [&](const Expr *Use) { return isLate(Coroutine, *Use, From); });
}

bool UnitCode::usesThisLate(const FunctionDecl &Coroutine) const {
  return llvm::any_of(
      named(Coroutine, [](const Expr &E) { return isa<CXXThisExpr>(E); }),
      [&](const Expr *Use) { return isLate(Coroutine, *Use); });
}

bool UnitCode::isOwnText(SourceRange Tokens) const {
  const SourceManager &Sources = Model.context().getSourceManager();
  return Tokens.isValid() && isOutsideMacros(Tokens) &&
         Sources.isInMainFile(Tokens.getBegin()) &&
         Sources.isInMainFile(Tokens.getEnd());
}

std::vector<Place> neverPlaces(const UnitCode &Code) {
  std::vector<Place> Found;
  for (const FunctionDecl *Function : Code.functions())
    for (const Expr *Point : Code.model().bodyOf(*Function)->suspensionPoints())
      if (neverSuspends(*Point) && Code.isOwnText(Point->getSourceRange()))
        Found.push_back({"never", Point->getExprLoc(), {}});
  return Found;
}

SourceLocation UnitCode::endOf(SourceLocation Token) const {
  const ASTContext &Context = Model.context();
  return Lexer::getLocForEndOfToken(Token, 0, Context.getSourceManager(),
                                    Context.getLangOpts());
}

SourceLocation UnitCode::endOfStatement(const Stmt &Statement) const {
  const ASTContext &Context = Model.context();
  if (!isOwnText(Statement.getSourceRange()))
    return {};
  const SourceLocation Semicolon = Lexer::findLocationAfterToken(
      Statement.getEndLoc(), tok::semi, Context.getSourceManager(),
      Context.getLangOpts(), /*SkipTrailingWhitespaceAndNewLine=*/false);
  // An if or a block ends with its own last part.
  return Semicolon.isValid() ? Semicolon : endOf(Statement.getEndLoc());
}

Edit UnitCode::replacement(SourceRange Tokens, std::string Text) const {
  const SourceManager &Sources = Model.context().getSourceManager();
  return {Tokens.getBegin(),
          Sources.getFileOffset(endOf(Tokens.getEnd())) -
              Sources.getFileOffset(Tokens.getBegin()),
          std::move(Text)};
}

std::string UnitCode::text(SourceRange Tokens) const {
  return sourceText(Tokens, Model.context()).str();
}

} // namespace async_tidy::mutation
