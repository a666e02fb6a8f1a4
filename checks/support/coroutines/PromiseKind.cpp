// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PromiseKind.h"
#include "Awaitable.h"
#include "PromiseType.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

/// Whether an await_transform of \p Promise takes anything.
static bool awaitsSomething(const CXXRecordDecl &Promise) {
  IdentifierInfo &Transform =
      Promise.getASTContext().Idents.get("await_transform");
  return anyBase(Promise, [&](const CXXRecordDecl &Base) {
    return llvm::any_of(Base.lookup(&Transform), [](const NamedDecl *Member) {
      const FunctionDecl *Function = Member->getAsFunction();
      return Function && !Function->isDeleted();
    });
  });
}

namespace {
/// Looks for a coroutine that is resumed: handle.resume(), handle().
class ResumeFinder : public CodeVisitor {
public:
  bool VisitCallExpr(CallExpr *Call) override {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
      return note(Operator->getOperator() == OO_Call, Operator->getArg(0));
    const Expr *Callee = Call->getCallee()->IgnoreParens();
    if (const auto *Member = dyn_cast<MemberExpr>(Callee))
      return note(Member->getMemberNameInfo().getAsString() == "resume",
                  Member->getBase());
    // In the pattern of a class template.
    if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee))
      return note(Member->getMember().getAsString() == "resume",
                  Member->isImplicitAccess() ? nullptr : Member->getBase());
    return note(true, Callee);
  }
  bool TraverseLambdaExpr(LambdaExpr *) override { return true; }

  bool IsFound = false;

private:
  bool note(bool IsResume, const Expr *Of) {
    const TemplateDecl *Template = nullptr;
    if (Of && IsResume)
      if (const auto *Written = Of->IgnoreParenImpCasts()
                                    ->getType()
                                    ->getAs<TemplateSpecializationType>())
        Template = Written->getTemplateName().getAsTemplateDecl();
    const CXXRecordDecl *Class =
        Of && IsResume ? classOf(Of->IgnoreParenImpCasts()->getType())
                       : nullptr;
    IsFound |= (Template && qualifiedName(*Template) == HandleName) ||
               (Class && qualifiedName(*Class) == HandleName);
    return !IsFound;
  }

  static constexpr llvm::StringLiteral HandleName = "std::coroutine_handle";
};
} // namespace

/// Whether a task of \p Class that nobody takes starts as it dies:
///     ~job() { if (handle_) handle_.resume(); }
static bool startsInDestructor(const CXXRecordDecl &Class) {
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  const FunctionDecl *Defined =
      Destructor ? Destructor->getDefinition() : nullptr;
  if (!Defined && Destructor)
    if (const FunctionDecl *Pattern =
            Destructor->getTemplateInstantiationPattern())
      Defined = Pattern->getDefinition();
  if (!Defined || !Defined->hasBody())
    return false;
  ResumeFinder Finder;
  Finder.TraverseStmt(Defined->getBody());
  return Finder.IsFound;
}

std::optional<PromiseKind> kindByPromise(QualType Type, ASTContext &Context,
                                         bool IsAwaited) {
  const CXXRecordDecl *Promise = promiseOfReturnType(Type, Context);
  if (!Promise || endsAwaiter(Type, Context))
    return std::nullopt;
  const PromiseStart Start = startOf(Type, Context);
  PromiseKind Answer{Start.Kind, Start.IsProven};
  if (Start.Kind == TaskKind::Lazy && startsInDestructor(*classOf(Type)))
    return PromiseKind{TaskKind::FireAndForget, Start.IsProven};
  if (IsAwaited || isAwaitable(Type, Context) ||
      canAwait(*Promise, Type, Context))
    return Answer;
  // Nothing can await it: it is iterated, or left to itself. A task's promise
  // may take co_yield for errors, and awaits what its constraints say.
  if (hasMember(*Promise, "yield_value") &&
      (hasMember(*classOf(Type), "begin") || !awaitsSomething(*Promise)))
    Answer.Kind = TaskKind::Generator;
  else if (Answer.Kind != TaskKind::Lazy)
    Answer.Kind = TaskKind::FireAndForget;
  return Answer;
}

} // namespace async_tidy
