// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowBuilder.h"
#include "LastingText.h"
#include "ParameterUse.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"

using namespace clang;

namespace async_tidy {

/// Finds what has to be known before the first statement: which pointers are
/// changed, which variables walk over a range, which fields are used.
class FlowBuilder::Prescan : public OwnCodeVisitor {
public:
  explicit Prescan(FlowBuilder &Builder)
      : OwnCodeVisitor(Builder.Model.context()), Builder(Builder) {}

  bool VisitBinaryOperator(BinaryOperator *Assignment) override {
    if (Assignment->isAssignmentOp())
      note(Assignment->getLHS(),
           Assignment->isCompoundAssignmentOp() || staysInside(*Assignment)
               ? Builder.Moved
               : Builder.Changed);
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *Operator) override {
    if (Operator->isIncrementDecrementOp())
      note(Operator->getSubExpr(), Builder.Moved);
    return true;
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) override {
    if (Loop->getLoopVariable())
      Builder.LoopVariables[Loop->getLoopVariable()] = Loop;
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) override {
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
  Read = Model.bodyOf(Function);
  Code = Read->graph().cfg();
  if (!Code)
    return false;
  Variables.emplace(Graph, *Code,
                    [this](PlaceId Place) { return atEntry(Place); });
  Prescan(*this).TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  for (const CFGBlock *Next : PostOrderCFGView(Code)) {
    Block = Next;
    for (const CFGElement &Element : *Next)
      if (std::optional<CFGStmt> Statement = Element.getAs<CFGStmt>())
        visit(*Statement->getStmt());
      else if (const auto Initializer = Element.getAs<CFGInitializer>())
        initialise(*Initializer->getInitializer());
    Variables->finish(*Next);
  }
  leave();
  return true;
}

/// Notes what the function leaves behind.
void FlowBuilder::leave() {
  // Who can write to a place by other means may put anything there.
  for (const Expr *Name : exposedIn(Function, Followed))
    if (const ValueDecl *Place = lastingNamedBy(*Name))
      keepIn(*Place, add(FlowKind::Written, Name, Place, Place->getType(),
                         Name->getExprLoc()));
  for (unsigned I = 0; Outside.empty() && I != Graph.Outs.size(); ++I)
    if (const ParmVarDecl *Parameter = Function.getParamDecl(I);
        mayWrite(Parameter->getType()) && Written.contains(Parameter))
      Graph.Outs[I] =
          Variables->read(Variables->idOf({Parameter, {}}), Code->getExit());
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
        Followed.insert(Address ? stripCasts(Address->getSubExpr()) : Bare);
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

/// Name(std::move(Given))
void FlowBuilder::initialise(const CXXCtorInitializer &Initializer) {
  const FieldDecl *Field = Initializer.getMember();
  if (!Field || !Initializer.isWritten())
    return;
  const FlowId Given = value(Initializer.getInit());
  const FlowId New = add(FlowKind::Store, Initializer.getInit(), Field,
                         Field->getType(), Initializer.getSourceLocation());
  connect(New, Given, FlowStep::Same);
  write(Variables->idOf({nullptr, {Field}}), New);
  keepIn(*Field, New);
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
  if (const auto *List = dyn_cast<InitListExpr>(&E)) {
    keepFields(*List);
    return elements(const_cast<InitListExpr *>(List)->inits(), E);
  }
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
  // std::pair holds nothing but what it is made of.
  const bool IsPair = isPair(Construction.getType());
  for (const Expr *Argument : Written.Arguments)
    connect(Made, value(Argument),
            IsPair                             ? FlowStep::Part
            : !IsText                          ? FlowStep::Through
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
