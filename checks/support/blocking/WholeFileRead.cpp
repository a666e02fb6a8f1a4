// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "WholeFileRead.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

namespace {

/// The declaration of the stream, the statement behind it, and the stream's
/// uses.
class Finder : public CodeVisitor {
public:
  explicit Finder(const CXXConstructExpr &Stream) : Stream(Stream) {}

  bool VisitCompoundStmt(CompoundStmt *Block) override {
    for (auto It = Block->body_begin(); It != Block->body_end(); ++It) {
      const auto *Declaration = dyn_cast<DeclStmt>(*It);
      const auto *Declared =
          Declaration && Declaration->isSingleDecl()
              ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
              : nullptr;
      if (!Declared || !Declared->hasLocalStorage() || !Declared->getInit() ||
          strip(Declared->getInit()) != &Stream ||
          std::next(It) == Block->body_end())
        continue;
      Statement = Declaration;
      Variable = Declared;
      Next = *std::next(It);
    }
    return true;
  }
  // Uses stand behind the declaration.
  bool VisitDeclRefExpr(DeclRefExpr *Reference) override {
    if (Variable && Reference->getDecl() == Variable) {
      Use = Reference;
      ++Uses;
    }
    return true;
  }

  const CXXConstructExpr &Stream;
  const DeclStmt *Statement = nullptr;
  const VarDecl *Variable = nullptr;
  const Stmt *Next = nullptr;
  const DeclRefExpr *Use = nullptr;
  unsigned Uses = 0;
};

/// How an expression reads the stream.
class Reader : public CodeVisitor {
public:
  explicit Reader(const DeclRefExpr &Use) : Use(Use) {}

  bool VisitCXXConstructExpr(CXXConstructExpr *Construction) override {
    if (Construction->getNumArgs() > 0 &&
        strip(Construction->getArg(0)) == &Use &&
        qualifiedName(*Construction->getConstructor()->getParent()) ==
            "std::istreambuf_iterator")
      ByIterator = true;
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) override {
    const Expr *Object = strip(Call->getImplicitObjectArgument());
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (Object == &Use && Call->getNumArgs() == 0 && Method &&
        Method->getDeclName().isIdentifier() && Method->getName() == "rdbuf")
      ByBuffer = true;
    return true;
  }
  bool VisitCoawaitExpr(CoawaitExpr *) override { return !(Awaits = true); }
  bool VisitCoyieldExpr(CoyieldExpr *) override { return !(Awaits = true); }
  bool VisitLambdaExpr(LambdaExpr *) override { return !(Awaits = true); }

  const DeclRefExpr &Use;
  bool ByIterator = false;
  bool ByBuffer = false;
  bool Awaits = false;
};

} // namespace

/// "std::ifstream(path)" of the variable's declaration.
static std::string streamText(const VarDecl &Variable,
                              const CXXConstructExpr &Stream,
                              const ASTContext &Context) {
  if (Variable.getInitStyle() == VarDecl::CInit)
    return sourceText(Variable.getInit()->getSourceRange(), Context).str();
  const TypeLoc Type =
      Variable.getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc();
  return (sourceText(Type.getSourceRange(), Context) +
          sourceText(Stream.getParenOrBraceRange(), Context))
      .str();
}

/// The source of \p Range with \p Inserted in the place of the token at \p At.
static std::string withTokenReplaced(SourceRange Range, SourceLocation At,
                                     llvm::StringRef Inserted,
                                     const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  std::string Text = sourceText(Range, Context).str();
  const unsigned Offset =
      Sources.getFileOffset(At) - Sources.getFileOffset(Range.getBegin());
  return Text.replace(
      Offset, Lexer::MeasureTokenLength(At, Sources, Context.getLangOpts()),
      Inserted.str());
}

/// Only blanks stand between the end of \p First and the start of \p Second.
static bool areAdjacent(const Stmt &First, const Stmt &Second,
                        const ASTContext &Context) {
  const SourceLocation End = Lexer::getLocForEndOfToken(
      First.getEndLoc(), 0, Context.getSourceManager(), Context.getLangOpts());
  return Lexer::getSourceText(
             CharSourceRange::getCharRange(End, Second.getBeginLoc()),
             Context.getSourceManager(), Context.getLangOpts())
      .trim()
      .empty();
}

static std::string textBefore(const Stmt &Statement, SourceLocation At,
                              const ASTContext &Context) {
  return Lexer::getSourceText(
             CharSourceRange::getCharRange(Statement.getBeginLoc(), At),
             Context.getSourceManager(), Context.getLangOpts())
      .str();
}

/// The expression of \p Statement that has the value of what is read.
static const Expr *valueOf(const Stmt &Statement) {
  if (const auto *Return = dyn_cast<CoreturnStmt>(&Statement))
    return Return->getOperand();
  if (const auto *Declaration = dyn_cast<DeclStmt>(&Statement))
    if (const auto *Variable =
            Declaration->isSingleDecl()
                ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
                : nullptr;
        Variable && Variable->hasLocalStorage())
      return Variable->getInit();
  return dyn_cast<Expr>(&Statement);
}

std::optional<WholeFileRead> wholeFileRead(const CXXConstructExpr &Stream,
                                           const FunctionDecl &Function,
                                           const ASTContext &Context) {
  if (qualifiedName(*Stream.getConstructor()->getParent()) !=
          "std::basic_ifstream" ||
      Function.isTemplateInstantiation())
    return std::nullopt;
  Finder Found(Stream);
  Found.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  if (Found.Uses != 1 || !areAdjacent(*Found.Statement, *Found.Next, Context))
    return std::nullopt;
  const Expr *Value = valueOf(*Found.Next);
  if (!Value)
    return std::nullopt;
  Reader Read(*Found.Use);
  Read.TraverseStmt(const_cast<Expr *>(Value));
  if (Read.Awaits || (!Read.ByIterator && !Read.ByBuffer))
    return std::nullopt;

  SourceRange Range = Value->getSourceRange();
  WholeFileRead Whole;
  std::string Prefix, Suffix;
  const auto *Declaration = dyn_cast<DeclStmt>(Found.Next);
  const auto *Made = dyn_cast<CXXConstructExpr>(strip(Value));
  const auto *Variable =
      Declaration ? cast<VarDecl>(Declaration->getSingleDecl()) : nullptr;
  if (Variable && Variable->getInitStyle() != VarDecl::CInit) {
    // std::string text(begin, end);
    if (!Made)
      return std::nullopt;
    const TypeLoc Type =
        Variable->getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc();
    Range = Made->getParenOrBraceRange();
    Whole.Before =
        textBefore(*Found.Next,
                   Lexer::getLocForEndOfToken(Variable->getLocation(), 0,
                                              Context.getSourceManager(),
                                              Context.getLangOpts()),
                   Context) +
        " = ";
    Prefix = sourceText(Type.getSourceRange(), Context);
  } else if (isa<Expr>(Found.Next)) {
    // text << file.rdbuf(); gives the stream back, which nobody takes.
    Prefix = "void(";
    Suffix = ")";
  } else {
    Whole.Before = textBefore(*Found.Next, Range.getBegin(), Context);
  }
  const std::string Stand = streamText(*Found.Variable, Stream, Context) +
                            (Read.ByIterator ? ".rdbuf()" : "");
  if (!isOutsideMacros(Range) ||
      !isOutsideMacros(Found.Use->getSourceRange()) ||
      !isOutsideMacros(Found.Statement->getSourceRange()))
    return std::nullopt;
  Whole.Range = {Found.Statement->getBeginLoc(), Range.getEnd()};
  Whole.Expression =
      Prefix +
      withTokenReplaced(Range, Found.Use->getLocation(), Stand, Context) +
      Suffix;
  return Whole;
}

} // namespace async_tidy
