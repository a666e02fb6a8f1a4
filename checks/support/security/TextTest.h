// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTTEST_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTTEST_H

#include "GuardSummary.h"
#include "TextSubject.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

namespace async_tidy {

/// What a test has to know beyond its own text.
class TextKnowledge {
public:
  virtual ~TextKnowledge() = default;

  virtual const clang::ASTContext &context() const = 0;
  /// What it means for \p Parameter, or a part of it, that a call of
  /// \p Function has come back.
  virtual Passing passingOf(const clang::FunctionDecl &Function,
                            unsigned Parameter,
                            std::optional<unsigned> Part) = 0;
  /// Whether every way to \p At, in \p Function, validates the text.
  virtual bool isPassed(const FlowGraph &Graph, TextSubject Subject,
                        const clang::FunctionDecl &Function,
                        const clang::Stmt &At) = 0;
  /// The values of a variable, or of a field.
  virtual llvm::SmallVector<FlowId, 1>
  nodesNamed(const FlowGraph &Graph, const clang::NamedDecl &Named) = 0;
  /// Whether a local variable or a structured binding is given another value.
  virtual bool isAssigned(const clang::ValueDecl &Local) = 0;
};

/// What a text need not get past: a judgement, or an assignment of another text
/// to its variable as well.
enum class TextEnd { Judged, Assigned };

/// What the code of a function tells about one text.
class TextTest {
public:
  TextTest(TextKnowledge &Known, const FlowGraph &Graph, TextSubject Subject,
           TextEnd Ends);

  /// What \p S tells of the text by its result; of a loop, by its end.
  Passing operator()(const clang::Stmt &S) const;

private:
  Passing judge(const clang::Stmt &S) const;
  bool mayBeOwner(const clang::Expr *Object) const;
  bool isWhole(const clang::Expr *E, unsigned Depth = 0) const;
  bool isText(const clang::Expr *E, unsigned Depth = 0) const;
  bool isCharacter(const clang::Expr &E,
                   const clang::VarDecl *LoopVariable) const;
  bool isCharacters(const clang::Expr &Range) const;
  bool loop(const clang::Stmt &S) const;
  bool elements(const clang::CXXForRangeStmt &Loop) const;
  Passing equality(bool IsEqual, const clang::Expr *Left,
                   const clang::Expr *Right) const;
  bool finds(const clang::CallExpr &Search) const;
  bool equalsAny(const clang::CallExpr &Call) const;
  bool predicate(const clang::CallExpr &Call, bool Wanted) const;
  Passing call(const clang::CallExpr &Call) const;
  Passing library(const clang::CallExpr &Call, llvm::StringRef Name) const;
  Passing ofText(const clang::CXXMemberCallExpr &Call,
                 llvm::StringRef Name) const;
  bool matches(const clang::CallExpr &Call) const;
  Passing given(const clang::CallExpr &Call,
                const clang::FunctionDecl &Callee) const;
  bool isWrittenOnce() const;
  bool isAboutText(const clang::Stmt &S) const;
  bool isValue(FlowId Id) const;

  TextKnowledge &Known;
  const FlowGraph &Graph;
  TextSubject Subject;
  TextEnd Ends;
  /// What names the text, or what it is a part of.
  const clang::ValueDecl *Named;
  const clang::ASTContext &Context;
  /// Once it has been asked for: the graph may be long.
  mutable std::optional<bool> IsWrittenOnce;
};

} // namespace async_tidy

#endif
