// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BoundParameters.h"
#include "support/code/CodeTemplate.h"
#include "support/code/Literals.h"
#include "support/code/SourceText.h"
#include "support/facts/CallConditions.h"
#include "support/flow/TextTypes.h"
#include "support/security/StatementText.h"

using namespace clang;

namespace async_tidy {

/// "a" + b + "c", through conversions and c_str(), as its operands in order.
static void flatten(const Expr *E,
                    llvm::SmallVectorImpl<const Expr *> &Operands) {
  E = stripCasts(E);
  if (const auto *Sum = dyn_cast<CXXOperatorCallExpr>(E);
      Sum && Sum->getOperator() == OO_Plus && Sum->getNumArgs() == 2) {
    flatten(Sum->getArg(0), Operands);
    flatten(Sum->getArg(1), Operands);
    return;
  }
  const Expr *Inner = nullptr;
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && !literalOf(E) && WrittenArguments(*Made).Arguments.size() == 1)
    Inner = Made->getArg(0);
  else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
           Member && Member->getNumArgs() == 0 &&
           isTextClass(Member->getImplicitObjectArgument()->getType()) &&
           (Member->getType()->isPointerType() ||
            isa<CXXConversionDecl>(Member->getMethodDecl())))
    Inner = Member->getImplicitObjectArgument();
  // name.c_str() alone is a piece; of a sum it is the sum.
  if (Inner && isa<CXXOperatorCallExpr, CXXConstructExpr>(stripCasts(Inner)))
    flatten(Inner, Operands);
  else
    Operands.push_back(E);
}

/// A variable, or a member of one: written twice or later it is the same.
static bool isSimple(const Expr *E) {
  E = stripCasts(E);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isa<CXXThisExpr>(stripCasts(Member->getBase())) ||
           isSimple(Member->getBase());
  return isa<DeclRefExpr>(E);
}

/// \p Text as a C++ literal; empty where that takes more than escapes.
static std::string asLiteral(llvm::StringRef Text) {
  std::string Literal = "\"";
  for (char C : Text) {
    if (C == '"' || C == '\\')
      Literal += '\\';
    if (C == '\n')
      Literal += "\\n";
    else if (llvm::isPrint(C))
      Literal += C;
    else
      return "";
  }
  return Literal + "\"";
}

/// Whether one value follows \p Before, and no list of them.
static bool takesOneValue(llvm::StringRef Before) {
  Before = Before.rtrim();
  return !Before.empty() && llvm::StringRef("=<>").contains(Before.back());
}

/// Of a format string: its own braces are doubled.
static std::string asFormat(llvm::StringRef Text) {
  std::string Format;
  for (char C : Text)
    Format += C == '{' || C == '}' ? std::string(2, C) : std::string(1, C);
  return Format;
}

/// The statement's text with $1, $2 ... for its run-time pieces, or {} in a
/// format string. False where a piece is no whole value.
static bool replacePieces(llvm::ArrayRef<const Expr *> Operands, bool IsFormat,
                          std::string &Text,
                          llvm::SmallVectorImpl<const Expr *> &Values) {
  bool InQuotes = false;
  bool AfterValue = false;
  for (const Expr *Operand : Operands) {
    if (const StringLiteral *Literal = literalOf(Operand)) {
      if (!Literal->isOrdinary() && !Literal->isUTF8())
        return false;
      llvm::StringRef Piece = Literal->getString();
      if (InQuotes && !Piece.consume_front("'"))
        return false;
      InQuotes = false;
      // $1suffix would be another name.
      if (AfterValue && !Piece.empty() &&
          (llvm::isAlnum(Piece.front()) || Piece.front() == '_'))
        return false;
      Text += IsFormat ? asFormat(Piece) : Piece.str();
      AfterValue = false;
      continue;
    }
    if (!isSimple(Operand) || AfterValue)
      return false;
    if (llvm::count(Text, '\'') % 2 != 0) {
      // '%name%' is more than the value.
      if (Text.back() != '\'')
        return false;
      Text.pop_back();
      InQuotes = true;
      if (kindAfter(Text) != SpliceKind::Value)
        return false;
    } else if (!takesOneValue(Text)) {
      return false;
    }
    Values.push_back(Operand);
    Text += IsFormat ? "{}" : "$" + std::to_string(Values.size());
    AfterValue = true;
  }
  return !InQuotes && !Values.empty() && llvm::count(Text, '\'') % 2 == 0;
}

/// What is written in front of a member call's name: "tx." or "this->" or "".
static std::optional<std::string> objectText(const CallExpr &Call,
                                             const ASTContext &Context) {
  const auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
  if (!Member || Member->isImplicitAccess())
    return std::string();
  const llvm::StringRef Object =
      sourceText(Member->getBase()->getSourceRange(), Context);
  if (Object.empty())
    return std::nullopt;
  return Object.str() + (Member->isArrow() ? "->" : ".");
}

std::optional<std::string> withBoundParameters(const CallExpr &Call,
                                               unsigned Statement,
                                               const BoundForm &Form,
                                               const ASTContext &Context) {
  const WrittenArguments Written(Call);
  const llvm::StringRef Instead = Form.Instead;
  const bool KeepsRest = Instead.contains("{rest}");
  if ((Statement + 1 != Written.Arguments.size()) != KeepsRest ||
      !isOutsideMacros(Call.getSourceRange()))
    return std::nullopt;
  llvm::SmallVector<const Expr *, 4> Operands;
  flatten(Written.Arguments[Statement], Operands);
  llvm::SmallVector<const Expr *, 4> Values;
  std::string Text;
  if (!replacePieces(Operands, Instead.contains("{format}"), Text, Values))
    return std::nullopt;
  std::string List;
  for (const Expr *Value : Values) {
    llvm::StringRef Source = sourceText(Value->getSourceRange(), Context);
    const bool IsPointer = Value->getType()->isPointerType();
    const CXXRecordDecl *Class = Value->getType()->getAsCXXRecordDecl();
    const bool HasPointer =
        Class && llvm::any_of(Class->methods(), [](const CXXMethodDecl *M) {
          return M->getIdentifier() && M->getName() == "c_str";
        });
    if (Source.empty() || !isOutsideMacros(Value->getSourceRange()) ||
        (Form.TakesPointers && !IsPointer && !HasPointer))
      return std::nullopt;
    List += (List.empty() ? "" : ", ") + Source.str() +
            (Form.TakesPointers && !IsPointer ? ".c_str()" : "");
  }
  const std::string Literal = asLiteral(Text);
  const auto Object = objectText(Call, Context);
  if (Literal.empty() || !Object)
    return std::nullopt;
  std::string Rest;
  for (const Expr *Argument :
       llvm::ArrayRef(Written.Arguments).drop_front(Statement + 1))
    Rest += (Rest.empty() ? "" : ", ") +
            sourceText(Argument->getSourceRange(), Context).str();
  return fillIn(
      Instead,
      {{"{object}", *Object},
       {"{0}",
        sourceText(Written.Arguments[0]->getSourceRange(), Context).str()},
       {"{text}", Literal},
       {"{format}", Literal},
       {"{rest}", Rest},
       {"{count}", std::to_string(Values.size())},
       {"{values}", Form.TakesPointers ? "{" + List + "}" : List}});
}

} // namespace async_tidy
