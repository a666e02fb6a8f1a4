// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowBuilder.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"

using namespace clang;

namespace async_tidy {

/// Finds what has to be known before the first statement: which pointers are
/// changed, which variables walk over a range, which fields are used.
class FlowBuilder::Prescan : public OwnCodeVisitor<Prescan> {
public:
  explicit Prescan(FlowBuilder &Builder)
      : OwnCodeVisitor(Builder.Model.context()), Builder(Builder) {}

  bool VisitBinaryOperator(BinaryOperator *Assignment) {
    if (Assignment->isAssignmentOp())
      note(Assignment->getLHS(),
           Assignment->isCompoundAssignmentOp() || staysInside(*Assignment)
               ? Builder.Moved
               : Builder.Changed);
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *Operator) {
    if (Operator->isIncrementDecrementOp())
      note(Operator->getSubExpr(), Builder.Moved);
    return true;
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) {
    if (Loop->getLoopVariable())
      Builder.LoopVariables[Loop->getLoopVariable()] = Loop;
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) {
    if (auto Place = Builder.placeOf(Member))
      Builder.Variables->idOf(*Place);
    return true;
  }

private:
  void note(const Expr *E, llvm::DenseSet<const VarDecl *> &Into) {
    if (const auto *Named = dyn_cast<DeclRefExpr>(strip(E)))
      if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl()))
        Into.insert(Variable);
  }

  FlowBuilder &Builder;
};

FlowBuilder::FlowBuilder(FlowGraph &Graph, const AsyncModel &Model,
                         TextTypes &Types, const FunctionDecl &Function,
                         Captures Outside)
    : Graph(Graph), Model(Model), Types(Types), Function(Function),
      Outside(std::move(Outside)) {}

bool FlowBuilder::run() {
  Stmt *Body = const_cast<Stmt *>(writtenBody(Function));
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Code = CFG::buildCFG(&Function, Body, &Model.context(), Options);
  if (!Code)
    return false;
  Variables.emplace(Graph, *Code,
                    [this](PlaceId Place) { return atEntry(Place); });
  Prescan(*this).TraverseStmt(Body);
  for (const CFGBlock *Next : PostOrderCFGView(Code.get())) {
    Block = Next;
    for (const CFGElement &Element : *Next)
      if (std::optional<CFGStmt> Statement = Element.getAs<CFGStmt>())
        visit(*Statement->getStmt());
    Variables->finish(*Next);
  }
  return true;
}

FlowId FlowBuilder::atEnd(const VarDecl &Variable) {
  const PlaceId Place = Variables->idOf({&Variable, {}});
  const FlowId End = Variables->read(Place, Code->getExit());
  return End == Outside.lookup(&Variable) ? 0 : End;
}

FlowId FlowBuilder::value(const Expr *E) const {
  return E ? Values.lookup(stripCasts(E)) : 0;
}

FlowId FlowBuilder::add(FlowKind Kind, const Stmt *Written,
                        const NamedDecl *Named, QualType Type,
                        SourceLocation At) {
  if (!Types.canHold(Type))
    return 0;
  FlowNode &Node = Graph.Nodes.emplace_back();
  Node.Kind = Kind;
  Node.Written = Written;
  Node.Named = Named;
  Node.Type = Type;
  Node.At = At;
  return Graph.Nodes.size() - 1;
}

FlowId FlowBuilder::addFor(FlowKind Kind, const Expr &E,
                           const NamedDecl *Named) {
  return add(Kind, &E, Named, E.getType(), E.getExprLoc());
}

void FlowBuilder::connect(FlowId To, FlowId From, FlowStep Step,
                          unsigned Parameter) {
  if (To != 0 && From != 0 && To != From)
    Graph.Nodes[To].From.push_back({From, Step, Parameter});
}

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

std::optional<FlowBuilder::Target> FlowBuilder::targetOf(const Expr *E) {
  bool IsWhole = true;
  while (E) {
    E = stripCasts(E);
    if (auto Place = placeOf(E)) {
      // char *end = buffer; end += snprintf(end, ...);
      const auto *Named = dyn_cast<DeclRefExpr>(E);
      const auto *Pointer =
          Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
      IsWhole &= !Moved.contains(Pointer) || !Aliases.contains(Pointer);
      return Target{Variables->idOf(*Place), IsWhole};
    }
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
      // ss << a << b, text.append(a).append(b), map["key"], *optional
      const WrittenArguments Written(*Call);
      E = Written.Object              ? Written.Object
          : Written.Arguments.empty() ? nullptr
                                      : Written.Arguments[0];
      if (!Model.hasRole(*Call, Role::TextAppend))
        IsWhole = false;
      if (!Call->getDirectCallee() ||
          (!isa<CXXOperatorCallExpr>(Call) &&
           !Model.hasRole(*Call, Role::TextAppend) &&
           !Model.hasRole(*Call, Role::TextPass)))
        return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

void FlowBuilder::write(PlaceId Place, FlowId Value) {
  Variables->write(Place, *Block, Value);
  const FlowPlace Written = Variables->place(Place);
  if (!Written.Base)
    return;
  if (!Written.Fields.empty()) {
    // The object as a whole holds it too.
    const PlaceId Object = Variables->idOf({Written.Base, {}});
    const FlowId Whole =
        add(FlowKind::Pass, Value ? Graph.Nodes[Value].Written : nullptr,
            nullptr, Written.Base->getType(),
            Value ? Graph.Nodes[Value].At : SourceLocation());
    connect(Whole, read(Object), FlowStep::Same);
    connect(Whole, Value, FlowStep::Through);
    if (Value != 0 && Whole != 0)
      Variables->write(Object, *Block, Whole);
    return;
  }
  // The fields are other ones now.
  for (PlaceId Part : Variables->fieldsOf(Written.Base)) {
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
  if (!Into)
    return Value;
  const FlowPlace &Place = Variables->place(Into->Place);
  const ValueDecl *Named = Place.Fields.empty()
                               ? static_cast<const ValueDecl *>(Place.Base)
                               : Place.Fields.back();
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
    return New;
  }
  // A static local: its declaration has not been passed.
  return Asked.Base->isStaticLocal() ? global(*Asked.Base, nullptr) : 0;
}

void FlowBuilder::visit(const Stmt &Statement) {
  if (const auto *Declarations = dyn_cast<DeclStmt>(&Statement)) {
    for (const Decl *D : Declarations->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D))
        declare(*Variable);
  } else if (const auto *Return = dyn_cast<ReturnStmt>(&Statement)) {
    if (Outside.empty())
      connect(Graph.Result, value(Return->getRetValue()), FlowStep::Same);
  } else if (const auto *Return = dyn_cast<CoreturnStmt>(&Statement)) {
    if (Outside.empty())
      connect(Graph.Result, value(Return->getOperand()), FlowStep::Same);
  } else if (const auto *E = dyn_cast<Expr>(&Statement)) {
    if (E == stripCasts(E) && !Values.contains(E)) {
      const FlowId Value = evaluate(*E);
      Values[E] = Value;
    }
  }
}

void FlowBuilder::declare(const VarDecl &Variable) {
  const Expr *Init = Variable.getInit();
  if (auto Loop = LoopVariables.find(&Variable); Loop != LoopVariables.end())
    Init = Loop->second->getRangeInit();
  else if (Init && (Variable.getType()->isReferenceType() ||
                    (Variable.getType()->isPointerType() &&
                     !Changed.contains(&Variable)))) {
    const Expr *Bare = stripCasts(Init);
    const auto *Address = dyn_cast<UnaryOperator>(Bare);
    // auto &r = x; auto *p = &x; char *p = buffer;
    if (Variable.getType()->isReferenceType() ||
        (Address && Address->getOpcode() == UO_AddrOf) ||
        Bare->getType()->isArrayType())
      if (auto Place = placeOf(Init)) {
        Aliases[&Variable] = *Place;
        return;
      }
  }
  const FlowId New = add(FlowKind::Store, Init, &Variable, Variable.getType(),
                         Variable.getLocation());
  connect(New, value(Init), FlowStep::Same);
  write(Variables->idOf({&Variable, {}}), New);
  if (Init)
    fillFields(Variable, *Init);
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

FlowId FlowBuilder::evaluate(const Expr &E) {
  if (const auto *Call = dyn_cast<CallExpr>(&E); Call && !literalOf(&E)) {
    const size_t Use = Graph.Uses.size();
    const FlowId Result = call(*Call);
    return Graph.Uses[Use].Result = Result;
  }
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(&E))
    return construction(*Construction);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&E)) {
    runLambda(*Lambda);
    return 0;
  }
  if (const auto *Operator = dyn_cast<BinaryOperator>(&E)) {
    if (Operator->getOpcode() == BO_Assign)
      return store(*Operator->getLHS(), E, value(Operator->getRHS()));
    return Operator->getOpcode() == BO_Comma ? value(Operator->getRHS())
                                             : value(Operator->getLHS());
  }
  // name[i] = text[i] copies a text, one character at a time.
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E))
    return value(Element->getBase());
  if (!Types.canHold(E.getType()))
    return 0;
  if (isa<StringLiteral, PredefinedExpr, UserDefinedLiteral>(E))
    return addFor(FlowKind::Constant, E);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    return reference(*Reference);
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return member(*Member);
  if (const auto *Operator = dyn_cast<UnaryOperator>(&E))
    return value(Operator->getSubExpr());
  if (const auto *Awaited = dyn_cast<CoroutineSuspendExpr>(&E))
    return value(Awaited->getOperand());
  if (const auto *List = dyn_cast<InitListExpr>(&E))
    return elements(const_cast<InitListExpr *>(List)->inits(), E);
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(&E))
    return value(List->getSubExpr());
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(&E)) {
    const FlowId Either = addFor(FlowKind::Pass, E);
    const auto *Elvis = dyn_cast<BinaryConditionalOperator>(Choice);
    connect(Either, value(Elvis ? Elvis->getCommon() : Choice->getTrueExpr()),
            FlowStep::Same);
    connect(Either, value(Choice->getFalseExpr()), FlowStep::Same);
    return Either;
  }
  return 0;
}

FlowId FlowBuilder::reference(const DeclRefExpr &Reference) {
  const ValueDecl *Named = Reference.getDecl();
  if (const auto *Binding = dyn_cast<BindingDecl>(Named)) {
    const auto *Whole = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
    const FlowId Part = addFor(FlowKind::Member, Reference, Binding);
    if (Whole)
      connect(Part, read(Variables->idOf({Whole, {}})), FlowStep::Owner);
    return Part;
  }
  if (auto Place = placeOf(&Reference))
    return read(Variables->idOf(*Place));
  const auto *Variable = dyn_cast<VarDecl>(Named);
  return Variable ? global(*Variable, &Reference) : 0;
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

FlowId FlowBuilder::member(const MemberExpr &Member) {
  if (const auto *Static = dyn_cast<VarDecl>(Member.getMemberDecl()))
    return global(*Static, &Member);
  if (!isa<FieldDecl>(Member.getMemberDecl()))
    return 0;
  if (auto Place = placeOf(&Member))
    return read(Variables->idOf(*Place));
  const FlowId Part = addFor(FlowKind::Member, Member, Member.getMemberDecl());
  connect(Part, value(Member.getBase()), FlowStep::Owner);
  return Part;
}

FlowId FlowBuilder::elements(llvm::ArrayRef<const Expr *> All, const Expr &E) {
  // {text}: the text itself; {a, b}: any of them; an aggregate holds them.
  if (All.size() == 1)
    return value(All[0]);
  const FlowId Whole = addFor(FlowKind::Pass, E);
  for (const Expr *Element : All)
    connect(Whole, value(Element),
            E.getType()->isRecordType() ? FlowStep::Through : FlowStep::Same);
  return Whole;
}

FlowId FlowBuilder::construction(const CXXConstructExpr &Construction) {
  const WrittenArguments Written(Construction);
  note(Construction, Construction.getConstructor(), nullptr, Written.Arguments);
  if (Written.Arguments.empty() || !Types.canHold(Construction.getType()))
    return 0;
  if (Written.Arguments.size() == 1 &&
      (Construction.getConstructor()->isCopyOrMoveConstructor() ||
       Construction.getConstructor()->isConvertingConstructor(true)))
    return value(Written.Arguments[0]);
  const FlowId Made = addFor(FlowKind::Pass, Construction);
  const bool IsText = isTextClass(Construction.getType());
  for (const Expr *Argument : Written.Arguments)
    connect(Made, value(Argument),
            !IsText                            ? FlowStep::Through
            : Argument == Written.Arguments[0] ? FlowStep::Same
                                               : FlowStep::Part);
  return Made;
}

void FlowBuilder::runLambda(const LambdaExpr &Lambda) {
  const CXXMethodDecl *Operator = Lambda.getCallOperator();
  if (!Operator || !Operator->hasBody() || Operator->isDependentContext())
    return;
  Captures Inside = Outside;
  llvm::SmallVector<const VarDecl *, 4> ByReference;
  for (const LambdaCapture &Capture : Lambda.captures()) {
    const auto *Variable = Capture.capturesVariable()
                               ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                               : nullptr;
    if (!Variable)
      continue;
    FlowId Held = 0;
    if (Lambda.isInitCapture(&Capture)) {
      Held = add(FlowKind::Store, Variable->getInit(), Variable,
                 Variable->getType(), Variable->getLocation());
      connect(Held, value(Variable->getInit()), FlowStep::Same);
    } else {
      auto Alias = Aliases.find(Variable);
      const FlowPlace Place =
          Alias != Aliases.end() ? Alias->second : FlowPlace{Variable, {}};
      Held = read(Variables->idOf(Place));
      if (Capture.getCaptureKind() == LCK_ByRef && Place.Base == Variable)
        ByReference.push_back(Variable);
    }
    Inside[Variable] = Held;
  }
  // Never empty: what it returns is not what the function returns.
  Inside.try_emplace(nullptr, 0);
  FlowBuilder Nested(Graph, Model, Types, *Operator, std::move(Inside));
  if (!Nested.run())
    return;
  for (const VarDecl *Variable : ByReference) {
    const FlowId End = Nested.atEnd(*Variable);
    if (End == 0)
      continue;
    const PlaceId Place = Variables->idOf({Variable, {}});
    const FlowId Both = add(FlowKind::Pass, nullptr, nullptr,
                            Variable->getType(), Lambda.getBeginLoc());
    connect(Both, read(Place), FlowStep::Same);
    connect(Both, End, FlowStep::Same);
    write(Place, Both);
  }
}

} // namespace async_tidy
