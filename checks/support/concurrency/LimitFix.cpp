// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LimitFix.h"
#include "ConcurrencyFacts.h"
#include "support/code/CodeTemplate.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/FactLookup.h"
#include "support/replacing/Replacements.h"
#include "support/tasks/TaskSource.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

namespace {

/// The name that the code of models gives to what it declares.
constexpr llvm::StringLiteral LimitName = "limit";

class Writer {
public:
  Writer(const LimitFact &Fact, int Max, const FunctionDecl &Function,
         AsyncModel &Model)
      : Fact(Fact), Max(std::to_string(Max)), Function(Function), Model(Model),
        Context(Model.context()), Sources(Context.getSourceManager()) {}

  CodeFix rewrite(const CallExpr &Call) {
    const WrittenArguments Written(Call);
    Holes Parts;
    for (unsigned I = 0; I != Written.Arguments.size(); ++I) {
      const llvm::StringRef Argument = textOf(*Written.Arguments[I]);
      if (Argument.empty())
        return {};
      Parts.push_back({"{" + std::to_string(I) + "}", Argument.str()});
    }
    const std::string Text = fillIn(filled(Fact.Instead), Parts);
    if (!isOutsideMacros(Call.getSourceRange()))
      return {};
    return {{FixItHint::CreateReplacement(Call.getSourceRange(), Text)},
            Fact.Includes};
  }

  CodeFix surround(const TaskStart &Start) {
    const CallExpr &Call = *Start.Call;
    const Stmt *Outer = Start.Within.front().Of;
    const Stmt *Inner = Start.Within.back().Of;
    const Expr *Token = WrittenArguments(Call).get(*Fact.Argument);
    if (!llvm::all_of(Start.Within,
                      [](const Repetition &R) { return R.isLoop(); }) ||
        Start.Anchor != &Call || Start.Holder || !Token ||
        Model.libraryOf(Function) != Fact.Owner || !promiseOf(Function) ||
        isTaken() || !isOutsideMacros(Outer->getSourceRange()) ||
        !isOutsideMacros(Call.getSourceRange()))
      return {};
    const llvm::StringRef TokenText = textOf(*Token);
    const bool IsBody = strip(dyn_cast_or_null<Expr>(bodyOf(*Inner))) == &Call;
    const SourceLocation End = Lexer::findLocationAfterToken(
        Call.getEndLoc(), tok::semi, Sources, Context.getLangOpts(), false);
    if (TokenText.empty() || End.isInvalid() ||
        !isBehindStatement(Outer->getBeginLoc()) ||
        !(IsBody || isBehindStatement(Call.getBeginLoc())))
      return {};
    const std::string Margin = marginOf(Outer->getBeginLoc());
    const std::string InnerMargin = IsBody
                                        ? marginOf(Inner->getBeginLoc()) + "  "
                                        : marginOf(Call.getBeginLoc());
    CodeFix Fix{{}, Fact.Includes};
    Fix.Edits.push_back(FixItHint::CreateInsertion(
        Outer->getBeginLoc(), filled(Fact.Declare) + "\n" + Margin));
    Fix.Edits.push_back(FixItHint::CreateInsertion(
        Call.getBeginLoc(), (IsBody ? "{\n" + InnerMargin : "") +
                                filled(Fact.Acquire) + "\n" + InnerMargin));
    Fix.Edits.push_back(FixItHint::CreateReplacement(
        Token->getSourceRange(),
        fillIn(filled(Fact.Wrap), {{"{0}", TokenText.str()}})));
    if (IsBody)
      Fix.Edits.push_back(FixItHint::CreateInsertion(
          End, "\n" + marginOf(Inner->getBeginLoc()) + "}"));
    return Fix;
  }

private:
  std::string filled(llvm::StringRef Code) const {
    return fillIn(Code, {{"{max}", Max}});
  }
  llvm::StringRef textOf(const Expr &E) const {
    return isOutsideMacros(E.getSourceRange())
               ? sourceText(E.getSourceRange(), Context)
               : llvm::StringRef();
  }
  static const Stmt *bodyOf(const Stmt &Loop) {
    if (const auto *For = dyn_cast<ForStmt>(&Loop))
      return For->getBody();
    if (const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop))
      return Range->getBody();
    if (const auto *While = dyn_cast<WhileStmt>(&Loop))
      return While->getBody();
    return cast<DoStmt>(Loop).getBody();
  }
  /// Whether the function has another use for the name.
  bool isTaken() const {
    const Stmt *Body = writtenBody(Function);
    auto IsLimit = [](const ValueDecl *D) {
      return D->getDeclName().isIdentifier() && D->getName() == LimitName;
    };
    return llvm::any_of(declaredIn(*Body), IsLimit) ||
           llvm::any_of(mentionedIn(*Body), IsLimit) ||
           llvm::any_of(Function.parameters(), IsLimit);
  }
  /// Whether a statement can be put in front of what begins there.
  bool isBehindStatement(SourceLocation At) const {
    std::optional<Token> Before =
        Lexer::findPreviousToken(At, Sources, Context.getLangOpts(), false);
    return Before && Before->isOneOf(tok::semi, tok::l_brace, tok::r_brace);
  }
  std::string marginOf(SourceLocation At) const {
    return Lexer::getIndentationForLine(At, Sources).str();
  }

  const LimitFact &Fact;
  const std::string Max;
  const FunctionDecl &Function;
  AsyncModel &Model;
  const ASTContext &Context;
  const SourceManager &Sources;
};

} // namespace

CodeFix limitFix(const TaskStart &Start, const CallExpr *Join, int Max,
                 const FunctionDecl &Function, AsyncModel &Model) {
  if (Function.isTemplateInstantiation() || Function.isDependentContext())
    return {};
  const CallExpr *Call = Join ? Join : Start.Call;
  const LimitFact *Fact =
      findByCall(*Call, Model.facts().get<LimitFacts>().Calls, Model.context());
  if (!Fact)
    return {};
  Writer W(*Fact, Max, Function, Model);
  return Fact->Instead.empty() ? W.surround(Start) : W.rewrite(*Call);
}

std::string limiterFor(const TaskStart &Start, const FunctionDecl &Function,
                       AsyncModel &Model) {
  const std::optional<AsyncType> Type = Model.asyncType(Start.Task->getType());
  const Library *Owner = Model.libraryOf(Function);
  if (Type && Type->Owner)
    Owner = Type->Owner;
  if (!Owner)
    for (const FunctionDecl *Started : startedBy(*Start.Task, Model))
      Owner = Model.libraryOf(*Started);
  const Alternative Limiter(Model.facts(), Owner, "limit-concurrency", Function,
                            {{"{0}", ""}, {"{call}", ""}});
  return Limiter ? Limiter.code()
                 : Model.facts()
                       .get<ReplacementFacts>()
                       .advice("limit-concurrency")
                       .str();
}

} // namespace async_tidy
