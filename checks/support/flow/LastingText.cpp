// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LastingText.h"
#include "ParameterUse.h"
#include "support/code/Literals.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "clang/AST/ParentMap.h"

using namespace clang;

namespace async_tidy {

/// An object that others reach by its name alone, a view of text or a pointer
/// to some: no array that is received as a whole.
static bool isTextOfItsOwn(QualType Type) {
  if (Type->isPointerType())
    return Type->getPointeeType()->isAnyCharacterType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() &&
         (!Class->isTriviallyCopyable() ||
          llvm::none_of(Class->fields(), [](const FieldDecl *Field) {
            return Field->getType()->isArrayType();
          }));
}

bool isLasting(const ValueDecl &Place) {
  const auto *Variable = dyn_cast<VarDecl>(&Place);
  const bool IsPlace = isa<FieldDecl>(Place) ||
                       (Variable && Variable->hasGlobalStorage() &&
                        !Variable->isStaticLocal() && !Variable->isConstexpr());
  if (!IsPlace || !isTextOfItsOwn(Place.getType()))
    return false;
  const SourceManager &Sources = Place.getASTContext().getSourceManager();
  return !Sources.isInSystemHeader(Place.getLocation());
}

const ValueDecl *lastingNamedBy(const Expr &E) {
  const ValueDecl *Named = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    Named = Member->getMemberDecl();
  else if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    Named = Reference->getDecl();
  return Named && isLasting(*Named) ? Named : nullptr;
}

static bool isMadeOfLiterals(const Expr *E) {
  // An element that a list leaves out.
  if (!E)
    return true;
  E = stripCasts(E);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return isMadeOfLiterals(Choice->getTrueExpr()) &&
           isMadeOfLiterals(Choice->getFalseExpr());
  if (isa<CXXConstructExpr, InitListExpr, CXXStdInitializerListExpr>(E))
    return llvm::all_of(E->children(), [](const Stmt *Part) {
      return isMadeOfLiterals(cast_or_null<Expr>(Part));
    });
  return isa<StringLiteral, UserDefinedLiteral, CXXDefaultArgExpr>(E) ||
         E->getType()->isArithmeticType() || E->getType()->isEnumeralType();
}

bool beginsConstant(const VarDecl &Variable) {
  const VarDecl *Definition = Variable.getDefinition();
  return Definition &&
         (!Definition->getInit() || isMadeOfLiterals(Definition->getInit()));
}

namespace {
class ExposureFinder : public OwnCodeVisitor {
public:
  ExposureFinder(const ASTContext &Context,
                 const llvm::DenseSet<const Expr *> &Followed)
      : OwnCodeVisitor(Context), Followed(Followed) {}

  bool VisitMemberExpr(MemberExpr *Member) override {
    return visitName(*Member);
  }
  bool VisitDeclRefExpr(DeclRefExpr *Reference) override {
    return visitName(*Reference);
  }

  void run(Stmt *Code) {
    TraverseStmt(Code);
    if (Names.empty())
      return;
    const ParentMap Parents(Code);
    for (const Expr *Name : Names)
      if (isExposed(Name, Parents))
        Exposed.push_back(Name);
    Names.clear();
  }

  std::vector<const Expr *> Exposed;

private:
  bool visitName(const Expr &Name) {
    if (lastingNamedBy(Name) && !Followed.contains(&Name))
      Names.push_back(&Name);
    return true;
  }

  static bool isExposed(const Expr *E, const ParentMap &Parents);

  const llvm::DenseSet<const Expr *> &Followed;
  std::vector<const Expr *> Names;
};
} // namespace

/// for (auto &element : elements), with which elements may be written to.
static bool writesElements(const CXXForRangeStmt &Loop) {
  const QualType Type = Loop.getLoopVariable()->getType();
  return Type->isLValueReferenceType() &&
         !Type->getPointeeType().isConstQualified();
}

/// Whether the call takes the argument as what it is: T &&.
static bool isForwarded(const CallExpr &Call, const Expr &Argument) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const unsigned First = firstArgument(Call);
  for (unsigned I = First; Callee && I < Call.getNumArgs(); ++I)
    if (Call.getArg(I) == &Argument)
      return isForwardingReference(*Callee, I - First);
  return false;
}

/// Goes up from a name as long as what is around it stands for the same object
/// or a part of it.
bool ExposureFinder::isExposed(const Expr *E, const ParentMap &Parents) {
  // A pointer to a member: any object's.
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    if (isa<FieldDecl>(Reference->getDecl()))
      return true;
  for (;;) {
    if (!E->isGLValue() || E->getType().isConstQualified())
      return false;
    const Stmt *Around = Parents.getParent(E);
    if (const auto *Declared = dyn_cast_or_null<DeclStmt>(Around)) {
      const auto *Loop =
          dyn_cast_or_null<CXXForRangeStmt>(Parents.getParent(Declared));
      return !Loop || writesElements(*Loop);
    }
    const auto *Outer = dyn_cast_or_null<Expr>(Around);
    // What initialises a reference has nothing around it.
    if (!Outer)
      return !Around || isa<ReturnStmt, CoreturnStmt>(Around);
    if (const auto *Member = dyn_cast<MemberExpr>(Outer)) {
      // A field of it has a name of its own.
      if (!isa<CXXMethodDecl>(Member->getMemberDecl()))
        return false;
      Outer = dyn_cast_or_null<Expr>(Parents.getParentIgnoreParens(Outer));
      if (!Outer)
        return true;
    } else if (const auto *Call = dyn_cast<CallExpr>(Outer)) {
      const bool IsObject =
          isa<CXXOperatorCallExpr>(Call) && Call->getArg(0) == E;
      if (!IsObject)
        return !Call->isCallToStdMove() && !isForwarded(*Call, *E);
    } else if (!isa<CastExpr, ParenExpr, FullExpr, ConditionalOperator,
                    ArraySubscriptExpr>(Outer)) {
      return true;
    }
    E = Outer;
  }
}

std::vector<const Expr *>
exposedIn(const FunctionDecl &Function,
          const llvm::DenseSet<const Expr *> &Followed) {
  ExposureFinder Finder(Function.getASTContext(), Followed);
  Finder.run(const_cast<Stmt *>(writtenBody(Function)));
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Initializer : Constructor->inits())
      Finder.run(Initializer->getInit());
  return std::move(Finder.Exposed);
}

} // namespace async_tidy
