// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PlaceChanges.h"
#include "SharingFacts.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

const Expr *assignedValue(const Expr &Assignment) {
  if (const auto *Operator = dyn_cast<BinaryOperator>(&Assignment))
    return Operator->getOpcode() == BO_Assign ? Operator->getRHS() : nullptr;
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(&Assignment);
  return Call && Call->getOperator() == OO_Equal ? Call->getArg(1) : nullptr;
}

static std::optional<ChangeKind> kindOf(const CallExpr &Call,
                                        const AsyncModel &Model) {
  constexpr std::array<std::pair<const Role *, ChangeKind>, 4> Known = {{
      {&role::Insertion, ChangeKind::Insert},
      {&role::Removal, ChangeKind::Remove},
      {&role::Clearing, ChangeKind::Clear},
      {&role::Replacing, ChangeKind::Assign},
  }};
  for (const auto &[R, Kind] : Known)
    if (Model.hasRole(Call, *R))
      return Kind;
  if (Call.isCallToStdMove())
    return ChangeKind::MoveAway;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator && (Operator->isAssignmentOp() ||
                   llvm::is_contained({OO_PlusPlus, OO_MinusMinus},
                                      Operator->getOperator())))
    return ChangeKind::Assign;
  return std::nullopt;
}

namespace {
class ChangeFinder {
public:
  ChangeFinder(Body &Code, const AsyncModel &Model)
      : Code(Code), Model(Model) {}

  void findIn(const CallExpr &Call) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee || Call.getNumArgs() + isa<CXXMemberCallExpr>(Call) == 0)
      return;
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if (Method && (Method->isConst() || Method->isStatic()))
      return;
    const std::optional<ChangeKind> Kind = kindOf(Call, Model);
    if (!Kind)
      return;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
      add(Member->getImplicitObjectArgument(), *Kind, Call);
      // kept.swap(lines_)
      if (*Kind != ChangeKind::Assign)
        return;
    } else if (isa<CXXOperatorCallExpr>(Call)) {
      add(Call.getArg(0), *Kind, Call);
      return;
    }
    for (const auto &[Argument, Parameter] :
         llvm::zip(Call.arguments(), Callee->parameters()))
      if (Parameter->getType()->isReferenceType() &&
          !Parameter->getType()->getPointeeType().isConstQualified() &&
          Argument->isLValue())
        add(Argument, *Kind, Call);
  }

  void add(const Expr *Object, ChangeKind Kind, const Expr &At) {
    std::optional<SharedPlace> Place = SharedPlace::of(Object, Code);
    if (!Place)
      return;
    if (Place->Part != PlacePart::Whole)
      Kind = ChangeKind::Element;
    Found.push_back({std::move(*Place), Kind, &At});
  }

  std::vector<PlaceChange> Found;

private:
  Body &Code;
  const AsyncModel &Model;
};
} // namespace

std::vector<PlaceChange> placeChangesIn(Body &Code, const AsyncModel &Model) {
  ChangeFinder Finder(Code, Model);
  for (const Expr *Assignment : Code.assignments()) {
    const auto *Operator = dyn_cast<BinaryOperator>(Assignment);
    Finder.add(Operator ? Operator->getLHS()
                        : cast<UnaryOperator>(Assignment)->getSubExpr(),
               ChangeKind::Assign, *Assignment);
  }
  for (const CodePlace &P : Code.places())
    if (const auto *Call = dyn_cast<CallExpr>(P.Of))
      Finder.findIn(*Call);
  return std::move(Finder.Found);
}

} // namespace async_tidy
