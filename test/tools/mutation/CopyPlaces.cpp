// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Places.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/sharing/SharingFacts.h"
#include <array>
#include <map>

using namespace clang;

namespace async_tidy::mutation {

namespace {

/// How a container of the models keeps its elements.
enum class Keeping { Unknown, Nodes, Moved, Held };

Keeping keepingOf(QualType Type, const AsyncModel &Model) {
  const CXXRecordDecl *Class = classOf(Type.getNonReferenceType());
  const std::pair<const Role *, Keeping> Known[] = {
      {&role::NodeElements, Keeping::Nodes},
      {&role::RehashedElements, Keeping::Nodes},
      {&role::MovedElements, Keeping::Moved},
      {&role::HeldElement, Keeping::Held}};
  if (Class && Class->getIdentifier())
    for (const auto &[R, How] : Known)
      if (!Model.facts().constructions(*R).find(qualifiedName(*Class)).empty())
        return How;
  return Keeping::Unknown;
}

/// A field of an object that others have too, or a variable that there is once.
const ValueDecl *sharedPlace(const Expr *E) {
  E = strip(E);
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    return Field && !Field->getType()->isReferenceType() &&
                   isa<CXXThisExpr>(strip(Member->getBase()))
               ? Field
               : nullptr;
  }
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  return Variable && Variable->hasGlobalStorage() ? Variable : nullptr;
}

/// What \p Call is made on: the object of a member, the left side of an
/// operator.
const Expr *objectOf(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  return isa<CXXOperatorCallExpr>(Call) && Call.getNumArgs() > 0
             ? Call.getArg(0)
             : nullptr;
}

/// The container of which \p E names an element, or a part of one:
/// names_[id], found->second with auto found = names_.find(id);
const Expr *containerOf(const Expr *E, const AsyncModel &Model) {
  for (unsigned Depth = 0; Depth < 8; ++Depth) {
    E = strip(E);
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (isa<CXXThisExpr>(strip(Member->getBase())) ||
          (Member->isArrow() &&
           !isa<CXXOperatorCallExpr>(strip(Member->getBase()))))
        return nullptr;
      E = Member->getBase();
      continue;
    }
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      const Expr *Object = objectOf(*Call);
      if (!Object)
        return nullptr;
      if (keepingOf(Object->getType(), Model) != Keeping::Unknown)
        return Object;
      E = Object;
      continue;
    }
    const auto *Named = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    if (!Variable || isa<ParmVarDecl>(Variable) ||
        !Variable->hasLocalStorage() || !Variable->getInit())
      return nullptr;
    E = Variable->getInit()->IgnoreUnlessSpelledInSource();
  }
  return nullptr;
}

/// Which functions break references into which containers.
class ChangeFinder : public OwnCodeVisitor {
public:
  explicit ChangeFinder(AsyncModel &Model)
      : OwnCodeVisitor(Model.context()), Model(Model) {}

  void lookAt(const FunctionDecl &Function) {
    if (isa<CXXConstructorDecl, CXXDestructorDecl>(Function))
      return;
    By = &Function;
    traverseCode(*this, Function);
  }
  bool VisitCallExpr(CallExpr *Call) override {
    const Expr *Object = objectOf(*Call);
    const ValueDecl *Place = Object ? sharedPlace(Object) : nullptr;
    const Keeping How =
        Place ? keepingOf(Place->getType(), Model) : Keeping::Unknown;
    const auto Is = [&](const Role &R) { return Model.hasRole(*Call, R); };
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    if (How != Keeping::Unknown &&
        (Is(role::Clearing) || Is(role::Replacing) ||
         (Operator && Operator->getOperator() == OO_Equal) ||
         (How != Keeping::Held && Is(role::Removal)) ||
         (How == Keeping::Moved && Is(role::Insertion))))
      Changes[Place].insert(By);
    return true;
  }

  bool isChangedBeside(const ValueDecl &Place, const FunctionDecl &Function) {
    const auto Known = Changes.find(&Place);
    return Known != Changes.end() &&
           llvm::any_of(Known->second, [&](const FunctionDecl *Each) {
             return Each != &Function;
           });
  }

private:
  AsyncModel &Model;
  const FunctionDecl *By = nullptr;
  std::map<const ValueDecl *, llvm::SmallPtrSet<const FunctionDecl *, 4>>
      Changes;
};

class CopyFinder : public OwnCodeVisitor {
public:
  CopyFinder(const UnitCode &Code, ChangeFinder &Changes)
      : OwnCodeVisitor(Code.model().context()), Code(Code), Changes(Changes) {}

  void lookAt(const FunctionDecl &Function) {
    Coroutine = &Function;
    if (coroutineBody(Function))
      traverseCode(*this, Function);
  }
  bool dataTraverseStmtPre(Stmt *S) override {
    const auto *Declared = dyn_cast<DeclStmt>(S);
    const auto *Variable = Declared && Declared->isSingleDecl()
                               ? dyn_cast<VarDecl>(Declared->getSingleDecl())
                               : nullptr;
    if (Variable && Variable->getInit() && Variable->hasLocalStorage() &&
        !isa<DecompositionDecl>(Variable))
      lookAt(*Variable, *Declared);
    return true;
  }

  std::vector<Place> Found;

private:
  void lookAt(const VarDecl &Variable, const DeclStmt &Declared) {
    const QualType Type = Variable.getType();
    const Expr *Copied = Variable.getInit()->IgnoreUnlessSpelledInSource();
    if (Type->isReferenceType() || Type->isAnyPointerType() ||
        !Copied->isLValue() ||
        !Context.hasSameUnqualifiedType(Type, Copied->getType()) ||
        !Code.isOwnText(Declared.getSourceRange()))
      return;
    const Expr *Container = containerOf(Copied, Code.model());
    const ValueDecl *Shared = Container ? sharedPlace(Container) : nullptr;
    if (!Shared || !Changes.isChangedBeside(*Shared, *Coroutine) ||
        !Code.isNamedLate(*Coroutine, Variable, &Declared))
      return;
    Place Here{"copied", Variable.getLocation(), {}};
    if (Copied->getType().isConstQualified() && !Type.isConstQualified())
      Here.Edits.push_back(Code.insertion(Variable.getBeginLoc(), "const "));
    Here.Edits.push_back(Code.insertion(Variable.getLocation(), "&"));
    Found.push_back(std::move(Here));
  }

  const UnitCode &Code;
  ChangeFinder &Changes;
  const FunctionDecl *Coroutine = nullptr;
};

} // namespace

std::vector<Place> copiedPlaces(const UnitCode &Code) {
  ChangeFinder Changes(Code.model());
  for (const FunctionDecl *Function : Code.functions())
    Changes.lookAt(*Function);
  CopyFinder Copies(Code, Changes);
  for (const FunctionDecl *Function : Code.functions())
    Copies.lookAt(*Function);
  return std::move(Copies.Found);
}

} // namespace async_tidy::mutation
