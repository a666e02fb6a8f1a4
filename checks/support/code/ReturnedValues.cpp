// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ReturnedValues.h"
#include "OwnCodeVisitor.h"

using namespace clang;

namespace async_tidy {

namespace {
class Reader : public OwnCodeVisitor {
public:
  using OwnCodeVisitor::OwnCodeVisitor;
  bool VisitReturnStmt(ReturnStmt *Return) override {
    if (Return->getRetValue())
      Values.push_back(Return->getRetValue());
    return true;
  }
  llvm::SmallVector<const Expr *, 4> Values;
};
} // namespace

llvm::SmallVector<const Expr *, 4>
returnedValues(const FunctionDecl &Function) {
  Reader Returns(Function.getASTContext());
  Returns.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return std::move(Returns.Values);
}

const Expr *onlyReturn(const FunctionDecl &Function) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Function.getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  return Return ? Return->getRetValue() : nullptr;
}

} // namespace async_tidy
