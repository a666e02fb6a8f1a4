// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTJUDGEMENTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTJUDGEMENTS_H

#include "support/code/CodeVisitor.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <vector>

namespace async_tidy {

/// The statements of a function that may judge a text, by the variables, fields
/// and getters that they mention; and where its lambdas are made.
class TextJudgements : public CodeVisitor {
public:
  explicit TextJudgements(const clang::FunctionDecl &Function);

  llvm::ArrayRef<const clang::Stmt *> of(const clang::ValueDecl &Named);

  /// The expression that makes the lambda which \p Method runs.
  const clang::Stmt *lambdaOf(const clang::CXXMethodDecl &Method) const {
    return Lambdas.lookup(Method.getParent());
  }

  /// Whether another value is assigned to a structured binding.
  bool isAssigned(const clang::ValueDecl &Binding) const {
    return Assigned.contains(&Binding);
  }

  /// The return statements of the function itself that mention \p Named.
  llvm::ArrayRef<const clang::Stmt *>
  returnsOf(const clang::ValueDecl &Named) const {
    const auto It = Returns.find(&Named);
    return It == Returns.end() ? llvm::ArrayRef<const clang::Stmt *>()
                               : It->second;
  }

  /// How many more judgements are looked for in the function.
  size_t Left = 50000;

private:
  bool dataTraverseStmtPre(clang::Stmt *S) override;
  bool dataTraverseStmtPost(clang::Stmt *S) override;
  bool TraverseVarDecl(clang::VarDecl *Variable) override;
  bool VisitDeclRefExpr(clang::DeclRefExpr *Named) override;
  bool VisitMemberExpr(clang::MemberExpr *Member) override;
  bool VisitBinaryOperator(clang::BinaryOperator *Operator) override;
  bool VisitCXXOperatorCallExpr(clang::CXXOperatorCallExpr *Call) override;
  bool VisitLambdaExpr(clang::LambdaExpr *Lambda) override;

  void mention(const clang::ValueDecl &Named);
  std::optional<unsigned> innermost() const {
    return Around.empty() ? std::nullopt : std::optional(Around.back());
  }

  /// A statement that may judge, and the one around it, by index. A long
  /// expression is one in the other.
  struct Judge {
    const clang::Stmt *Code = nullptr;
    std::optional<unsigned> Outer;
  };
  std::vector<Judge> Judges;
  std::vector<unsigned> Around;
  /// The innermost ones around each mention of a variable.
  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<unsigned, 4>>
      Naming;
  /// All of them, of those that have been asked for.
  llvm::DenseMap<const clang::ValueDecl *, std::vector<const clang::Stmt *>> By;
  /// const char *p = text.c_str(); auto found = Allowed.find(text);
  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::ValueDecl *, 2>>
      Looks;
  /// The variable that is being initialised.
  const clang::VarDecl *Initialised = nullptr;
  llvm::DenseMap<const clang::CXXRecordDecl *, const clang::Stmt *> Lambdas;
  /// The return statement around; null in a lambda.
  const clang::Stmt *Return = nullptr;
  unsigned LambdasAround = 0;
  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::Stmt *, 1>>
      Returns;
  llvm::DenseSet<const clang::ValueDecl *> Assigned;
};

} // namespace async_tidy

#endif
