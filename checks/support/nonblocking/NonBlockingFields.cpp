// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Handles.h"
#include "NonBlocking.h"
#include "NonBlockingFacts.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/facts/CallConditions.h"
#include "support/objects/ObjectFlow.h"

using namespace clang;

namespace async_tidy {

/// The members that lead from this to what \p E is a handle of; empty where it
/// is no member of this.
NonBlocking::Way NonBlocking::wayTo(const Expr *E) {
  Way Found;
  const Expr *Of = handled(E);
  while (const auto *Member = dyn_cast_or_null<MemberExpr>(Of)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return {};
    Found.insert(Found.begin(), Field);
    Of = strip(Member->getBase());
  }
  return isa_and_nonnull<CXXThisExpr>(Of) ? Found : Way();
}

/// Collects what the functions of a class make of its fields.
class NonBlocking::FieldReader : public CodeVisitor {
public:
  FieldReader(NonBlocking &Known, FieldUses &Into) : Known(Known), Into(Into) {}

  void readInitialiser(const Expr *Value, Way Field, const FunctionDecl *Of) {
    if (!Value || Field.empty())
      return;
    if (Known.isValue(*Value) || isLocalInMode(*Value))
      Into.push_back({std::move(Field), Of, true});
    else if (couldBeValue(*Value))
      Into.push_back({std::move(Field), Of, false});
  }
  void read(const FunctionDecl &Function) {
    Method = &Function;
    if (const auto *Made = dyn_cast<CXXConstructorDecl>(Method))
      for (const CXXCtorInitializer *Initialiser : Made->inits())
        if (Initialiser->getMember() && Initialiser->isWritten())
          readInitialiser(Initialiser->getInit(), {Initialiser->getMember()},
                          Method);
    TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  }

  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (Operator->getOpcode() == BO_Assign)
      readInitialiser(Operator->getRHS(), wayTo(Operator->getLHS()), Method);
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Operator->getOperator() == OO_Equal && Operator->getNumArgs() == 2)
        readInitialiser(Operator->getArg(1), wayTo(Operator->getArg(0)),
                        Method);
      return true;
    }
    Way Touched;
    const auto IsField = [&](const Expr *E) {
      Way Field = wayTo(E);
      if (!Field.empty())
        Touched = std::move(Field);
      return !Touched.empty();
    };
    if (const CallFact *Fact =
            Known.Model.callFact(*Call, role::NonBlockingLike)) {
      // sqlite3_prepare_v2(database, text, -1, &statement, nullptr)
      const Way From = wayTo(objectOf(*Call));
      for (const FieldUse &Use : FieldUses(Into))
        if (Fact->Argument && Use.Field == From)
          Into.push_back({wayTo(WrittenArguments(*Call).get(*Fact->Argument)),
                          Method, Use.IsOn});
    } else if (const Mode Left = Known.leftBy(*Call, IsField)) {
      Into.push_back({Touched, Method, *Left});
    }
    return true;
  }

private:
  /// int fd = socket(...); set_non_blocking(fd); descriptor = fd;
  bool isLocalInMode(const Expr &Value) {
    const Expr *Of = handled(&Value);
    const auto *Named = dyn_cast_or_null<DeclRefExpr>(Of);
    const auto *Local = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    if (!Local || !Method || !Local->hasLocalStorage())
      return false;
    const auto Is = [&](const Expr *E) {
      const Expr *Other = handled(E);
      return Other && handleNamed(*Other) == Local;
    };
    return llvm::any_of(Known.Model.bodyOf(*Method)->callsNaming(*Local),
                        [&](const CallExpr *Call) {
                          return Known.leftBy(*Call, Is).value_or(false);
                        });
  }
  /// database(path), where database(":memory:") would be one.
  bool couldBeValue(const Expr &Value) const {
    const auto *Made = dyn_cast<CXXConstructExpr>(strip(&Value));
    return Made && Made->getNumArgs() >= 1 &&
           !Made->getConstructor()->isCopyOrMoveConstructor() &&
           !Known.Model.facts()
                .constructions(role::NonBlockingValue)
                .find(qualifiedName(*Made->getConstructor()->getParent()))
                .empty();
  }

  NonBlocking &Known;
  FieldUses &Into;
  const FunctionDecl *Method = nullptr;
};

const NonBlocking::FieldUses &NonBlocking::usesIn(const CXXRecordDecl &Class) {
  const auto [It, IsNew] = OfClass.try_emplace(&Class);
  if (!IsNew)
    return It->second;
  FieldUses Found;
  FieldReader Reader(*this, Found);
  for (const FieldDecl *Field : Class.fields())
    Reader.readInitialiser(Field->getInClassInitializer(), {Field}, nullptr);
  for (const CXXMethodDecl *Method : Class.methods())
    if (const FunctionDecl *Defined = Method->getDefinition())
      Reader.read(*Defined);
  return OfClass[&Class] = std::move(Found);
}

NonBlocking::Mode NonBlocking::leftByMethod(const CallExpr &Call,
                                            const Expr &Member) {
  const auto *On = dyn_cast<CXXMemberCallExpr>(&Call);
  const CXXMethodDecl *Method = On ? On->getMethodDecl() : nullptr;
  if (!Method || !isa<CXXThisExpr>(strip(On->getImplicitObjectArgument())))
    return std::nullopt;
  const Way Field = wayTo(&Member);
  Mode Left;
  if (!Field.empty())
    for (const FieldUse &Use : usesIn(*Method->getParent()))
      if (Use.Field == Field && Use.Method == Method->getDefinition())
        Left = Use.IsOn;
  return Left;
}

NonBlocking::Mode NonBlocking::modeOf(const Way &Field, const RecordDecl *Class,
                                      const FunctionDecl &Except) {
  Mode Known;
  if (const auto *Defined = dyn_cast_or_null<CXXRecordDecl>(Class))
    for (const FieldUse &Use : usesIn(*Defined)) {
      if (Use.Field != Field || Use.Method == &Except)
        continue;
      // One way of making it is enough to know nothing.
      if (!Use.IsOn && isa_and_nonnull<CXXConstructorDecl>(Use.Method))
        return false;
      Known = Known.value_or(false) || Use.IsOn;
    }
  return Known;
}

} // namespace async_tidy
