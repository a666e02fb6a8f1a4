// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowBuilder.h"
#include "LastingText.h"
#include "TextRoles.h"
#include "support/code/Literals.h"

using namespace clang;

namespace async_tidy {

std::optional<FlowPlace> FlowBuilder::placeOf(const Expr *E) const {
  E = stripCasts(E);
  if (const auto *Reference = dyn_cast_or_null<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (!Variable ||
        (Variable->hasGlobalStorage() && !Variable->isStaticLocal()))
      return std::nullopt;
    auto Alias = Aliases.find(Variable);
    return Alias != Aliases.end() ? Alias->second : FlowPlace{Variable, {}};
  }
  if (const auto *Member = dyn_cast_or_null<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    std::optional<FlowPlace> Place;
    if (Field && isa<CXXThisExpr>(stripCasts(Member->getBase())))
      Place = FlowPlace();
    else if (Field)
      Place = placeOf(Member->getBase());
    if (!Place || Place->Fields.size() > 2)
      return std::nullopt;
    Place->Fields.push_back(Field);
    return Place;
  }
  // (&x)->field, (*p).field
  if (const auto *Operator = dyn_cast_or_null<UnaryOperator>(E))
    if (Operator->getOpcode() == UO_AddrOf || Operator->getOpcode() == UO_Deref)
      return placeOf(Operator->getSubExpr());
  return std::nullopt;
}

FlowBuilder::Root FlowBuilder::rootOf(const CallExpr &Call) {
  if (const auto It = Roots.find(&Call); It != Roots.end())
    return It->second;
  // ss << a << b, text.append(a).append(b), map["key"], *optional
  const bool IsAppend = Model.hasRole(Call, textRole(TextUse::Append));
  Root Found;
  if (Call.getDirectCallee() &&
      (IsAppend || isa<CXXOperatorCallExpr>(Call) ||
       Model.hasRole(Call, textRole(TextUse::Pass)))) {
    const WrittenArguments Written(Call);
    Found = rootOf(Written.Object              ? Written.Object
                   : Written.Arguments.empty() ? nullptr
                                               : Written.Arguments[0]);
    Found.IsWhole &= IsAppend;
  }
  Roots[&Call] = Found;
  return Found;
}

FlowBuilder::Root FlowBuilder::rootOf(const Expr *E) {
  bool IsWhole = true;
  while (E) {
    E = stripCasts(E);
    if (isa<DeclRefExpr, MemberExpr>(E))
      return {E, IsWhole};
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Element->getBase();
      IsWhole = false;
    } else if (const auto *Operator = dyn_cast<UnaryOperator>(E)) {
      E = Operator->getSubExpr();
    } else if (const auto *Sum = dyn_cast<BinaryOperator>(E);
               Sum && Sum->isAdditiveOp() && Sum->getType()->isPointerType()) {
      E = Sum->getLHS();
      IsWhole = false;
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      const Root Object = rootOf(*Call);
      return {Object.Name, IsWhole && Object.IsWhole};
    } else {
      return {};
    }
  }
  return {};
}

std::optional<FlowBuilder::Target> FlowBuilder::targetOf(const Expr *E) {
  const auto [Name, IsWhole] = rootOf(E);
  const std::optional<FlowPlace> Place =
      Name ? placeOf(Name) : std::optional<FlowPlace>();
  if (!Place)
    return std::nullopt;
  // char *end = buffer; end += snprintf(end, ...);
  const auto *Named = dyn_cast<DeclRefExpr>(Name);
  const auto *Pointer = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  const bool IsMoved = Moved.contains(Pointer) && Aliases.contains(Pointer);
  return Target{Variables->idOf(*Place), IsWhole && !IsMoved};
}

const ValueDecl *FlowBuilder::lastingOf(const Expr *Name) const {
  const ValueDecl *Named = Name ? lastingNamedBy(*Name) : nullptr;
  if (Named || !Name)
    return Named;
  // std::string &alias = object.field;
  const auto Place = placeOf(Name);
  return Place && !Place->Fields.empty() && isLasting(*Place->named())
             ? Place->named()
             : nullptr;
}

void FlowBuilder::keep(const Expr &E, FlowId Value) {
  const Expr *Name = rootOf(&E).Name;
  if (!Name)
    return;
  Followed.insert(Name);
  if (const ValueDecl *Place = lastingOf(Name))
    keepIn(*Place, Value);
}

void FlowBuilder::keepIn(const ValueDecl &Place, FlowId Value) {
  if (isLasting(Place) && Types.canHold(Place.getType()))
    Graph.Lasting.push_back({&Place, Value});
}

void FlowBuilder::keepFields(const InitListExpr &List) {
  const CXXRecordDecl *Class = List.getType()->getAsCXXRecordDecl();
  if (!Class)
    return;
  for (const FieldDecl *Field : Class->fields()) {
    const unsigned Index = Class->getNumBases() + Field->getFieldIndex();
    const Expr *Given =
        Index < List.getNumInits() ? List.getInit(Index) : nullptr;
    if (Given && !isa<ImplicitValueInitExpr, CXXDefaultInitExpr>(Given))
      keepIn(*Field, value(Given));
  }
}

void FlowBuilder::write(PlaceId Place, FlowId Value) {
  Variables->write(Place, *Block, Value);
  const FlowPlace Changed = Variables->place(Place);
  if (!Changed.Base)
    return;
  Written.insert(Changed.Base);
  if (!Changed.Fields.empty()) {
    // The object as a whole holds it too.
    const PlaceId Object = Variables->idOf({Changed.Base, {}});
    const FlowId Whole =
        add(FlowKind::Pass, Value ? Graph.Nodes[Value].Written : nullptr,
            nullptr, Changed.Base->getType(),
            Value ? Graph.Nodes[Value].At : SourceLocation());
    connect(Whole, read(Object), FlowStep::Same);
    connect(Whole, Value, FlowStep::Through);
    if (Value != 0 && Whole != 0)
      Variables->write(Object, *Block, Whole);
    return;
  }
  // The fields are other ones now.
  for (PlaceId Part : Variables->fieldsOf(Changed.Base)) {
    const FieldDecl *Field = Variables->place(Part).Fields.back();
    const FlowId New = Value
                           ? add(FlowKind::Member, Graph.Nodes[Value].Written,
                                 Field, Field->getType(), Graph.Nodes[Value].At)
                           : 0;
    connect(New, Value, FlowStep::Owner);
    Variables->write(Part, *Block, New);
  }
}

FlowId FlowBuilder::store(const Expr &E, const Stmt &Written, FlowId Value) {
  const std::optional<Target> Into = targetOf(&E);
  keep(E, Value);
  if (!Into)
    return Value;
  const ValueDecl *Named = Variables->place(Into->Place).named();
  const FlowId New =
      add(FlowKind::Store, &Written, Named, Named->getType(), E.getExprLoc());
  if (!Into->IsWhole)
    connect(New, read(Into->Place), FlowStep::Same);
  connect(New, Value, FlowStep::Same);
  write(Into->Place, New);
  return New;
}

FlowId FlowBuilder::atEntry(PlaceId Place) {
  const FlowPlace Asked = Variables->place(Place);
  if (!Asked.Fields.empty()) {
    const FieldDecl *Field = Asked.Fields.back();
    const FlowId Part = add(FlowKind::Member, nullptr, Field, Field->getType(),
                            Field->getLocation());
    if (Asked.Base)
      connect(
          Part,
          Variables->read(Variables->idOf({Asked.Base, {}}), Code->getEntry()),
          FlowStep::Owner);
    return Part;
  }
  if (auto It = Outside.find(Asked.Base); It != Outside.end())
    return It->second;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(Asked.Base)) {
    const FlowId New = add(FlowKind::Parameter, nullptr, Parameter,
                           Parameter->getType(), Parameter->getLocation());
    const unsigned Index = Parameter->getFunctionScopeIndex();
    if (Parameter->getDeclContext() == &Function &&
        Index < Graph.Parameters.size() && Graph.Parameters[Index] == 0 &&
        Outside.empty())
      Graph.Parameters[Index] = New;
    if (!Outside.empty())
      Graph.LambdaParameters[Parameter] = New;
    return New;
  }
  // A static local: its declaration has not been passed.
  return Asked.Base->isStaticLocal() ? global(*Asked.Base, nullptr) : 0;
}

FlowId FlowBuilder::global(const VarDecl &Variable, const Stmt *Written) {
  auto [It, IsNew] = Globals.try_emplace(&Variable, 0);
  if (IsNew) {
    const QualType Type = Variable.getType();
    const bool IsConstant = Variable.isConstexpr() ||
                            Model.context()
                                .getBaseElementType(Type.getNonReferenceType())
                                .isConstQualified() ||
                            isMeantConstant(Variable);
    It->second = add(IsConstant ? FlowKind::Constant : FlowKind::Global,
                     Written, &Variable, Type,
                     Written ? Written->getBeginLoc() : Variable.getLocation());
  }
  return It->second;
}

void FlowBuilder::fillFields(const VarDecl &Variable, const Expr &Init) {
  const auto *List = dyn_cast<InitListExpr>(stripCasts(&Init));
  const CXXRecordDecl *Class = Variable.getType()->getAsCXXRecordDecl();
  if (!List || !Class)
    return;
  for (PlaceId Part : Variables->fieldsOf(&Variable)) {
    const FlowPlace Place = Variables->place(Part);
    const FieldDecl *Field = Place.Fields.front();
    if (Place.Fields.size() != 1 || Field->getParent() != Class ||
        Class->getNumBases() != 0 ||
        Field->getFieldIndex() >= List->getNumInits())
      continue;
    const Expr *Given = List->getInit(Field->getFieldIndex());
    const FlowId New = add(FlowKind::Store, Given, Field, Field->getType(),
                           Given->getExprLoc());
    connect(New, value(Given), FlowStep::Same);
    Variables->write(Part, *Block, New);
  }
}

} // namespace async_tidy
