// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CaptureFix.h"
#include "support/code/SourceText.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace async_tidy {

/// [x](int a) to [x](this auto, int a)
static CaptureFix copyOfLambda(const LambdaExpr &Lambda) {
  const CXXMethodDecl &Operator = *Lambda.getCallOperator();
  // A const copy cannot change what the lambda could.
  if (Lambda.isMutable() || !Lambda.hasExplicitParameters())
    return {};
  const SourceLocation Open = Operator.getFunctionTypeLoc().getLParenLoc();
  if (!isOutsideMacros(SourceRange(Open)))
    return {};
  return {{FixItHint::CreateInsertion(Open.getLocWithOffset(1),
                                      Operator.param_empty() ? "this auto"
                                                             : "this auto, ")},
          "'this auto' lets the coroutine's frame have the lambda"};
}

/// [x]() -> task<> { ... }() to [](auto x) -> task<> { ... }(x)
static CaptureFix asParameters(const DanglingClosure &Found,
                               const ASTContext &Context) {
  const LambdaExpr &Lambda = *Found.Lambda;
  const CXXMethodDecl &Operator = *Lambda.getCallOperator();
  if (!Found.IsCalledThere || Lambda.isMutable() ||
      !Lambda.hasExplicitParameters() || !Operator.param_empty() ||
      Found.Call->getNumArgs() != 1)
    return {};
  std::string Parameters, Arguments;
  for (const LambdaCapture &Capture : Lambda.captures()) {
    // Who is captured by reference, or is an object, has to outlive the
    // coroutine by other means.
    if (!Capture.capturesVariable() || Capture.getCaptureKind() != LCK_ByCopy ||
        Capture.getCapturedVar()->isInitCapture() || Capture.isPackExpansion())
      return {};
    const std::string Name = Capture.getCapturedVar()->getNameAsString();
    Parameters += (Parameters.empty() ? "auto " : ", auto ") + Name;
    Arguments += (Arguments.empty() ? "" : ", ") + Name;
  }
  const SourceRange Captures = Lambda.getIntroducerRange();
  const SourceLocation Open = Operator.getFunctionTypeLoc().getLParenLoc();
  const SourceLocation Close = Found.Call->getEndLoc();
  if (Arguments.empty() || !isOutsideMacros(Captures) ||
      !isOutsideMacros(SourceRange(Open, Close)))
    return {};
  return {{FixItHint::CreateReplacement(Captures, "[]"),
           FixItHint::CreateInsertion(Open.getLocWithOffset(1), Parameters),
           FixItHint::CreateInsertion(Close, Arguments)},
          "parameters let the coroutine's frame have copies"};
}

CaptureFix captureFix(const DanglingClosure &Found, const ASTContext &Context) {
  return Context.getLangOpts().CPlusPlus23 ? copyOfLambda(*Found.Lambda)
                                           : asParameters(Found, Context);
}

} // namespace async_tidy
