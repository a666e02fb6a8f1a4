// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskMisuse.h"
#include "HeldTask.h"
#include "TaskFacts.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/code/ReturnedValues.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/flow/TextRoles.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

/// The task or operation that somebody has to await, if \p Type is one.
static std::optional<AsyncType> awaitedType(QualType Type, AsyncModel &Model) {
  auto Held = heldTask(Type, Model);
  return Held && !Held->IsContainer ? std::optional(Held->Type) : std::nullopt;
}

namespace {

class MisuseFinder : public OwnCodeVisitor {
public:
  MisuseFinder(const FunctionDecl &Function, AsyncModel &Model,
               llvm::function_ref<void(const TaskMisuse &)> Found)
      : OwnCodeVisitor(Model.context()), Function(Function), Model(Model),
        Found(Found) {}

  // if (fetch()), fetch() + 1: by the task's own conversion, which says of a
  // variable whether it holds anything, but a new one always does.
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) override {
    const auto *Conversion =
        dyn_cast_or_null<CXXConversionDecl>(Call->getMethodDecl());
    if (Conversion && Conversion->getConversionType()->isScalarType() &&
        isNewTask(Call->getImplicitObjectArgument()))
      found(Conversion->getConversionType()->isBooleanType()
                ? TaskMisuse::Kind::Condition
                : TaskMisuse::Kind::Conversion,
            Call->getImplicitObjectArgument(), {},
            Conversion->getConversionType());
    sink(*Call);
    return true;
  }

  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Call) override {
    const OverloadedOperatorKind Operator = Call->getOperator();
    if (Call->getNumArgs() == 2 && Call->isInfixBinaryOp() &&
        !Call->isAssignmentOp() && Operator != OO_Comma)
      operands(*Call);
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) override {
    if (!isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call))
      sink(*Call);
    return true;
  }

  bool TraverseCoreturnStmt(CoreturnStmt *Return) override {
    returned(*Return);
    return OwnCodeVisitor::TraverseCoreturnStmt(Return);
  }

private:
  bool isTask(const Expr *E) {
    return awaitedType(strip(E)->getType(), Model).has_value();
  }
  /// One that a call has just made.
  bool isNewTask(const Expr *E) {
    const auto *Call = dyn_cast<CallExpr>(strip(E));
    return Call && Call->isPRValue() && isTask(E) &&
           !needsNoAwait(*Call, Model);
  }

  void found(TaskMisuse::Kind What, const Expr *Written,
             llvm::StringRef Operator = {}, QualType Target = {}) {
    TaskMisuse Misuse;
    Misuse.What = What;
    Misuse.Written = Written->IgnoreImplicit();
    Misuse.Value = strip(Written);
    Misuse.Operator = Operator;
    Misuse.Target = Target;
    Misuse.InCatch = InCatch;
    Found(Misuse);
  }

  /// Whether the parameter is one that takes anything: T, T&&, const T&.
  static bool isGeneric(const FunctionDecl &Called, unsigned Index) {
    const FunctionTemplateDecl *Template = Called.getPrimaryTemplate();
    if (!Template)
      return false;
    const FunctionDecl *Pattern = Template->getTemplatedDecl();
    return Index < Pattern->getNumParams() && Pattern->getParamDecl(Index)
                                                  ->getType()
                                                  .getNonReferenceType()
                                                  ->isTemplateTypeParmType();
  }

  // Operators that a library has for its tasks give another task, or name the
  // task's type.
  void operands(const CXXOperatorCallExpr &Call) {
    const FunctionDecl *Called = Call.getDirectCallee();
    if (!Called || (isTask(Call.getArg(0)) && isTask(Call.getArg(1))))
      return;
    const bool IsStream = (Call.getOperator() == OO_LessLess ||
                           Call.getOperator() == OO_GreaterGreater) &&
                          !isTask(Call.getArg(0));
    if (!Call.getType()->isScalarType() && !IsStream)
      return;
    for (unsigned I = 0; I != 2; ++I) {
      const bool IsMember = isa<CXXMethodDecl>(Called);
      if (!isTask(Call.getArg(I)) || (IsMember && I == 0) ||
          !isGeneric(*Called, IsMember ? 0 : I))
        continue;
      found(IsStream ? TaskMisuse::Kind::Stream : TaskMisuse::Kind::Operand,
            Call.getArg(I), getOperatorSpelling(Call.getOperator()));
    }
  }

  void sink(const CallExpr &Call) {
    bool HasTask = false;
    for (const Expr *Argument : Call.arguments())
      HasTask |= isTask(Argument);
    if (!HasTask)
      return;
    const bool IsLog = Model.hasRole(Call, role::LogSink) ||
                       Model.hasRole(Call, role::ConsoleSink);
    if (!IsLog && !Model.hasRole(Call, role::Format))
      return;
    for (const Expr *Argument : Call.arguments())
      if (isTask(Argument))
        found(IsLog ? TaskMisuse::Kind::Log : TaskMisuse::Kind::Text, Argument);
  }

  /// Whether \p Type says that tasks are its business: task<task<int>>,
  /// vector<task<int>>.
  bool speaksOfTasks(QualType Type, unsigned Depth) {
    const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        Type.getNonReferenceType()->getAsCXXRecordDecl());
    if (!Class || Depth == 0)
      return false;
    for (const TemplateArgument &Argument : Class->getTemplateArgs().asArray())
      if (Argument.getKind() == TemplateArgument::Type &&
          (Model.asyncType(Argument.getAsType()) ||
           speaksOfTasks(Argument.getAsType(), Depth - 1)))
        return true;
    return false;
  }

  void returned(const CoreturnStmt &Return) {
    const Expr *Operand = Return.getOperand();
    const CXXRecordDecl *Promise = promiseOf(Function);
    if (!Operand || !Promise || !isTask(Operand))
      return;
    const auto *Call = dyn_cast_or_null<CallExpr>(
        Return.getPromiseCall() ? strip(Return.getPromiseCall()) : nullptr);
    const FunctionDecl *Called = Call ? Call->getDirectCallee() : nullptr;
    if (!Called || Called->getNumParams() != 1)
      return;
    // A promise that takes tasks awaits them, or is asked for one.
    QualType Parameter = Called->getParamDecl(0)->getType();
    if (speaksOfTasks(Function.getReturnType(), 4) ||
        speaksOfTasks(Parameter, 4) ||
        (Model.asyncType(Parameter) && !isGeneric(*Called, 0)))
      return;
    found(TaskMisuse::Kind::Returned, Operand);
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  llvm::function_ref<void(const TaskMisuse &)> Found;
};

class CallbackFinder : public OwnCodeVisitor {
public:
  CallbackFinder(AsyncModel &Model,
                 llvm::function_ref<void(const DroppedCallback &)> Found)
      : OwnCodeVisitor(Model.context()), Model(Model), Found(Found) {}

  // std::function<void()> f = []() -> task { ... }; std::thread t(work);
  bool VisitCXXConstructExpr(CXXConstructExpr *Construction) override {
    const CXXRecordDecl *Class = Construction->getConstructor()->getParent();
    if (Construction->getConstructor()->isCopyOrMoveConstructor() ||
        Construction->getNumArgs() == 0)
      return true;
    if (returnsVoid(*Class))
      callable(Construction->getArg(0),
               Construction->getType().getAsString(policy()));
    else if (Class->getIdentifier() && Model.facts()
                                           .constructions(role::DropsResult)
                                           .mayHold(Class->getName()))
      for (const CallFact *Fact : Model.facts()
                                      .constructions(role::DropsResult)
                                      .find(qualifiedName(*Class)))
        arguments(WrittenArguments(*Construction), *Fact,
                  qualifiedName(*Class));
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) override {
    if (const CallFact *Fact = Model.callFact(*Call, role::DropsResult))
      arguments(WrittenArguments(*Call), *Fact, calledName(*Call));
    return true;
  }

private:
  PrintingPolicy policy() const {
    PrintingPolicy Policy(Context.getLangOpts());
    Policy.FullyQualifiedName = true;
    return Policy;
  }

  /// std::function<void(int)> and its like, found by their shape.
  static bool returnsVoid(const CXXRecordDecl &Class) {
    const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
    if (!Instance || Instance->getTemplateArgs().size() == 0)
      return false;
    const TemplateArgument &First = Instance->getTemplateArgs()[0];
    if (First.getKind() != TemplateArgument::Type)
      return false;
    const auto *Signature = First.getAsType()->getAs<FunctionProtoType>();
    return Signature && Signature->getReturnType()->isVoidType();
  }

  void arguments(const WrittenArguments &Written, const CallFact &Fact,
                 const std::string &By) {
    if (Fact.Argument) {
      if (const Expr *Argument = Written.get(*Fact.Argument))
        callable(Argument, By);
      return;
    }
    for (const Expr *Argument : Written.Arguments)
      callable(Argument, By);
  }

  /// What calling \p E gives, where that does not depend on the arguments.
  static QualType resultOf(const Expr *E) {
    QualType Type = E->getType();
    if (Type->isPointerType() || Type->isReferenceType())
      Type = Type->getPointeeType();
    if (const auto *Function = Type->getAs<FunctionProtoType>())
      return Function->getReturnType();
    const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
    if (!Class || !Class->hasDefinition())
      return QualType();
    QualType Result;
    for (const NamedDecl *Member : Class->lookup(
             Class->getASTContext().DeclarationNames.getCXXOperatorName(
                 OO_Call))) {
      const auto *Method = dyn_cast<CXXMethodDecl>(Member);
      if (!Method || !Result.isNull())
        return QualType();
      Result = Method->getReturnType();
    }
    return Result;
  }

  void callable(const Expr *Argument, const std::string &By) {
    const Expr *E = strip(Argument);
    while (const auto *Construction = dyn_cast<CXXConstructExpr>(E)) {
      if (!Construction->getConstructor()->isCopyOrMoveConstructor())
        break;
      E = strip(Construction->getArg(0));
    }
    QualType Result = resultOf(E);
    std::optional<AsyncType> Type =
        Result.isNull() ? std::nullopt : awaitedType(Result, Model);
    // An eager one runs: a slot that is a coroutine is the idiom of many.
    if (Type && Type->Kind == TaskKind::Lazy)
      Found({E, *Type, By});
  }

  AsyncModel &Model;
  llvm::function_ref<void(const DroppedCallback &)> Found;
};

} // namespace

void forEachTaskMisuse(const FunctionDecl &Function, AsyncModel &Model,
                       llvm::function_ref<void(const TaskMisuse &)> Found) {
  if (const Stmt *Body = writtenBody(Function))
    MisuseFinder(Function, Model, Found).TraverseStmt(const_cast<Stmt *>(Body));
}

void forEachDroppedCallback(
    const FunctionDecl &Function, AsyncModel &Model,
    llvm::function_ref<void(const DroppedCallback &)> Found) {
  if (const Stmt *Body = writtenBody(Function))
    CallbackFinder(Model, Found).TraverseStmt(const_cast<Stmt *>(Body));
}

/// Whether \p Constructor does more than to give its members constants.
static bool runsCode(const CXXConstructorDecl &Constructor) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Constructor.getBody());
  return !Body || !Body->body_empty() ||
         llvm::any_of(Constructor.inits(), [](const CXXCtorInitializer *Init) {
           const Expr *Value = Init->getInit();
           if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
             Value = Default->getExpr();
           return isa<CallExpr, CXXNewExpr>(strip(Value));
         });
}

/// Whether a default-made \p Class has no coroutine: it owns one by a handle
/// or a pointer, and its default constructor runs no code.
static bool isEmptyByDefault(const CXXRecordDecl &Class) {
  const bool Owns = anyBase(Class, [](const CXXRecordDecl &Base) {
    return llvm::any_of(Base.fields(), [](const FieldDecl *Field) {
      const CXXRecordDecl *Type = classOf(Field->getType());
      return Field->getType()->isPointerType() ||
             (Type && qualifiedName(*Type) == "std::coroutine_handle");
    });
  });
  return Owns && llvm::none_of(Class.ctors(), [](const CXXConstructorDecl *C) {
           return C->isDefaultConstructor() && !C->isDefaulted() &&
                  runsCode(*C);
         });
}

static bool isDefaultMade(const Expr *Value) {
  const Expr *E = strip(Value);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    E = strip(Cast->getSubExpr());
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 0 ||
           llvm::all_of(List->inits(), [](const Expr *Init) {
             return isa<ImplicitValueInitExpr, CXXDefaultInitExpr>(Init);
           });
  if (isa<CXXScalarValueInitExpr>(E))
    return true;
  const auto *Construction = dyn_cast<CXXConstructExpr>(E);
  return Construction &&
         Construction->getConstructor()->isDefaultConstructor() &&
         WrittenArguments(*Construction).Arguments.empty();
}

void forEachEmptyTask(const FunctionDecl &Function, AsyncModel &Model,
                      llvm::function_ref<void(const Expr &)> Found) {
  const std::optional<AsyncType> Type =
      awaitedType(Function.getReturnType(), Model);
  const CXXRecordDecl *Class = Function.getReturnType()->getAsCXXRecordDecl();
  // A promise makes its coroutine's task as it likes.
  const IdentifierInfo *Name = Function.getIdentifier();
  if (!Type || !Type->IsTask || !Class || coroutineBody(Function) ||
      (Name && Name->isStr("get_return_object")) || !isEmptyByDefault(*Class))
    return;
  for (const Expr *Value : returnedValues(Function))
    if (isDefaultMade(Value))
      Found(*Value);
}

} // namespace async_tidy
