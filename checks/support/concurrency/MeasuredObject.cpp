// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "MeasuredObject.h"
#include "support/code/Names.h"
#include "clang/Analysis/AnalysisDeclContext.h"

using namespace clang;

namespace async_tidy {

bool isContainer(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type.getNonReferenceType());
  return Class && Class->hasDefinition() && !Class->isLambda() &&
         hasMember(*Class, "begin") && hasMember(*Class, "end");
}

bool isOfLibrary(const NamedDecl &Declared, const AsyncModel &Model) {
  return Model.context().getSourceManager().isInSystemHeader(
             Declared.getLocation()) ||
         AnalysisDeclContext::isInStdNamespace(&Declared) ||
         Model.facts().isOfLibrary(qualifiedName(Declared));
}

bool hasSize(QualType Type) {
  Type = Type.getNonReferenceType();
  return (Type->isIntegerType() && !Type->isBooleanType()) || isContainer(Type);
}

const Expr *measuredObject(const Expr *E) {
  for (unsigned Depth = 0; E && Depth != 8; ++Depth) {
    E = strip(E);
    if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
      const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
      if (!Variable)
        return nullptr;
      // const auto &urls = request.urls;
      if (Variable->isLocalVarDecl() && Variable->getType()->isReferenceType())
        if (const Expr *Init = Variable->getInit();
            Init && !Variable->isCXXForRangeDecl() && measuredObject(Init)) {
          E = Init;
          continue;
        }
      return hasSize(Variable->getType()) ? Named : nullptr;
    }
    const auto *Member = dyn_cast<MemberExpr>(E);
    return Member && isa<FieldDecl>(Member->getMemberDecl()) &&
                   hasSize(Member->getType())
               ? Member
               : nullptr;
  }
  return nullptr;
}

const ValueDecl *declarationOf(const Expr &Object) {
  const auto *Named = dyn_cast<DeclRefExpr>(&Object);
  const ValueDecl *Declared =
      Named ? Named->getDecl() : cast<MemberExpr>(Object).getMemberDecl();
  return cast<ValueDecl>(Declared->getCanonicalDecl());
}

const Expr *sizedBy(const CallExpr &Call) {
  const FunctionDecl *Called = Call.getDirectCallee();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Called && Called->getNumParams() == 0 &&
                   llvm::is_contained({"size", "length", "count", "end", "cend",
                                       "begin", "cbegin", "rbegin", "rend"},
                                      simpleName(*Called))
               ? Member->getImplicitObjectArgument()
               : nullptr;
  const NamedDecl *Named = calledDeclaration(Call);
  return Named && llvm::is_contained({"std::size", "std::ssize", "std::end",
                                      "std::cend", "std::begin", "std::cbegin",
                                      "std::distance", "std::ranges::size",
                                      "std::ranges::ssize", "std::ranges::end",
                                      "std::ranges::distance"},
                                     qualifiedName(*Named))
             ? strip(Call.getArg(Called ? 0 : 1))
             : nullptr;
}

const Expr *objectMeasuredBy(const Expr &E) {
  const Expr *Bare = strip(&E);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Bare))
    Bare = strip(Cast->getSubExpr());
  if (const auto *Call = dyn_cast<CallExpr>(Bare)) {
    const FunctionDecl *Called = Call->getDirectCallee();
    const Expr *Of =
        Call->getType()->isIntegerType() ? sizedBy(*Call) : nullptr;
    return Of && Called ? measuredObject(Of) : nullptr;
  }
  // if (++count == 16)
  if (const auto *Step = dyn_cast<UnaryOperator>(Bare);
      Step && Step->isIncrementOp())
    Bare = strip(Step->getSubExpr());
  return Bare->getType()->isIntegerType() ? measuredObject(Bare) : nullptr;
}

} // namespace async_tidy
