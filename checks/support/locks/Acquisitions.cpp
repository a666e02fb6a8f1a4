// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Acquisitions.h"
#include "LockFacts.h"
#include "LockHolders.h"
#include "LockTypes.h"
#include "Taking.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "clang/AST/LambdaCapture.h"

using namespace clang;

namespace async_tidy {

namespace {
class Finder : public OwnCodeVisitor {
public:
  Finder(const FunctionDecl &Function, AsyncModel &Model)
      : OwnCodeVisitor(Function.getASTContext()), Model(Model),
        Code(Model.bodyOf(Function)) {}

  bool dataTraverseStmtPre(Stmt *S) override {
    Around.push_back(S);
    if (const auto *Declared = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declared->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          declared(*Variable, *Declared);
    if (const auto *Temporary = dyn_cast<CXXBindTemporaryExpr>(S))
      temporary(*Temporary);
    return true;
  }
  bool dataTraverseStmtPost(Stmt *) override {
    Around.pop_back();
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) override {
    for (LockEffect &Effect : Model.get<LockCalls>().of(*Call, *Code))
      if (Effect.takes())
        called(*Call, std::move(Effect));
    // guard = std::unique_lock(mutex); slot.emplace(mutex);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->getOperator() == OO_Equal)
      assigned(*Call, *Operator->getArg(0), Operator->getArg(1));
    else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      emplaced(*Member);
    return true;
  }

  /// void hold(std::unique_lock<std::mutex> guard)
  void parameters(const FunctionDecl &Function) {
    for (const ParmVarDecl *Parameter : Function.parameters())
      given(*Parameter);
    // [guard = std::move(guard)]() -> task<> { ... }
    if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
        Method && Method->getParent()->isLambda())
      for (const LambdaCapture &Capture : Method->getParent()->captures())
        if (Capture.capturesVariable() &&
            Capture.getCapturedVar()->isInitCapture())
          if (const auto *Captured =
                  dyn_cast<VarDecl>(Capture.getCapturedVar()))
            given(*Captured);
  }

  FoundLocks Found;

private:
  void given(const VarDecl &Variable) {
    if (Variable.getType()->isReferenceType() ||
        !Model.get<LockHolders>().mayHold(Variable.getType()) ||
        !Variable.getDeclName())
      return;
    Acquisition &A = Found.Taken.emplace_back();
    A.Variable = &Variable;
    A.At = Variable.getLocation();
    A.Objects.push_back({Variable.getCanonicalDecl(), {}});
  }

  void declared(const VarDecl &Variable, const DeclStmt &Where) {
    const Expr *Init = Variable.getInit();
    if (!Variable.hasLocalStorage())
      return;
    Scopes[Variable.getCanonicalDecl()] = scopeAround(Where);
    if (!Init)
      return;
    if (opens(Variable, *Init))
      return;
    LockHolders &Holders = Model.get<LockHolders>();
    Taking Begun(Model);
    bool IsTaken = false;
    if (!Variable.getType()->isReferenceType()) {
      // Of a type that hangs on a parameter the instances are looked at.
      IsTaken =
          !Variable.getType()->isDependentType() &&
          (Init->isTypeDependent() || isa<ParenListExpr>(Init)
               ? Begun.takesDependent(Variable.getType(), *Init)
               : Holders.mayHold(Variable.getType()) && Begun.takes(Init));
    } else if (const Expr *Extended = extendedIn(*Init, Variable)) {
      // auto &&guard = data.wlock();
      IsTaken = Begun.takes(Extended);
    }
    // It is the variable's, whatever it is.
    Parts.insert(Begun.Parts.begin(), Begun.Parts.end());
    if (!IsTaken) {
      closes(Variable, *Init);
      return;
    }
    Acquisition &A = add(Begun);
    A.Variable = &Variable;
    A.Start = &Where;
    A.Region = Scopes.lookup(Variable.getCanonicalDecl());
    A.At = Variable.isImplicit() ? Init->getBeginLoc() : Variable.getLocation();
    A.Objects.push_back({Variable.getCanonicalDecl(), {}});
  }

  /// auto at_end = finally([&] { mutex.unlock(); });
  /// struct unlocker { mutex &m; ~unlocker() { m.unlock(); } } at_end{mutex};
  void closes(const VarDecl &Variable, const Stmt &Part) {
    const auto Close = [&](std::optional<LockPath> Object) {
      if (Object)
        Found.Closed.push_back(
            {Scopes.lookup(Variable.getCanonicalDecl()), std::move(*Object)});
    };
    if (const auto *Lambda = dyn_cast<LambdaExpr>(&Part)) {
      // One that has a name of its own is called.
      if (&Part != strip(Variable.getInit()))
        for (const LockEffect &Effect :
             Model.get<LockCalls>().leftBy(*Lambda->getCallOperator()))
          if (Effect.Act == LockAct::Give)
            Close(Effect.Object);
      return;
    }
    const CXXRecordDecl *Class = classOf(Variable.getType());
    const auto *E = dyn_cast<Expr>(&Part);
    if (E && Class && Class->hasDefinition() &&
        !Variable.getType()->isReferenceType() &&
        Model.get<LockHolders>().locksByHand(*Class) &&
        isa<DeclRefExpr, MemberExpr>(E))
      Close(LockPath::of(E, *Code));
    for (const Stmt *Inner : Part.children())
      if (Inner)
        closes(Variable, *Inner);
  }

  /// boost::reverse_lock<std::unique_lock<std::mutex>> open(guard);
  bool opens(const VarDecl &Variable, const Expr &Init) {
    const auto *Made = dyn_cast<CXXConstructExpr>(strip(&Init));
    const CXXRecordDecl *Class = classOf(Variable.getType());
    if (!Made || !Class || !Class->getIdentifier() || Made->getNumArgs() == 0)
      return false;
    const NameIndex<CallFact> &Known =
        Model.facts().constructions(role::LockOpening);
    std::optional<LockPath> Object;
    if (Known.mayHold(Class->getName()) &&
        !Known.find(qualifiedName(*Class)).empty()) {
      Object = LockPath::of(Made->getArg(0), *Code);
    } else if (const CXXDestructorDecl *Destructor =
                   Class->hasDefinition() ? Class->getDestructor() : nullptr) {
      // struct open { open(lock &l) : l(l) { l.unlock(); } ~open() { l.lock();
      // } };
      LockCalls &Calls = Model.get<LockCalls>();
      const auto Has = [&](const FunctionDecl &Function, LockAct Act) {
        return llvm::any_of(
            Calls.leftBy(Function),
            [&](const LockEffect &Effect) { return Effect.Act == Act; });
      };
      if (Has(*Destructor, LockAct::Take) &&
          Has(*Made->getConstructor(), LockAct::Give))
        Object = LockPath::of(Made->getArg(0), *Code);
    }
    if (Object)
      Found.Opened.push_back({&Variable,
                              Scopes.lookup(Variable.getCanonicalDecl()),
                              std::move(*Object)});
    return Object.has_value();
  }

  void temporary(const CXXBindTemporaryExpr &Temporary) {
    if (Parts.contains(&Temporary) ||
        !Model.get<LockHolders>().mayHold(Temporary.getType()) || isGiven())
      return;
    Taking Begun(Model);
    const bool IsTaken = Begun.takes(&Temporary);
    Parts.insert(Begun.Parts.begin(), Begun.Parts.end());
    if (!IsTaken)
      return;
    const Stmt *Full = &Temporary;
    for (const Stmt *Outer : llvm::reverse(Around)) {
      if (!isa<Expr>(Outer) || isa<StmtExpr>(Outer))
        break;
      Full = Outer;
    }
    Acquisition &A = add(Begun);
    A.Start = &Temporary;
    A.Region = Full;
    const Expr *Made = strip(&Temporary);
    const auto *Call = dyn_cast<CallExpr>(Made);
    A.At = Call ? calleeLocation(*Call) : Made->getBeginLoc();
    A.Taken = Made;
  }

  /// Whether the innermost statement is an argument, which is the called
  /// function's to end: co_await consume(std::move(guard))
  bool isGiven() const {
    for (const Stmt *Outer : llvm::drop_begin(llvm::reverse(Around))) {
      if (isa<CXXConstructExpr>(Outer))
        return true;
      if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Outer))
        return Operator->getOperator() == OO_Call;
      if (isa<CallExpr>(Outer))
        return true;
      if (!isa<CastExpr, FullExpr, CXXBindTemporaryExpr,
               MaterializeTemporaryExpr, ParenExpr>(Outer))
        return false;
    }
    return false;
  }

  void called(const CallExpr &Call, LockEffect Effect) {
    Acquisition &A = Found.Taken.emplace_back();
    A.Start = &Call;
    A.Act = Effect.Act;
    A.At = calleeLocation(Call);
    A.Taken = Effect.Named;
    if (const auto *Variable = dyn_cast_or_null<VarDecl>(Effect.Object.Root);
        Variable && Effect.Object.Members.empty())
      A.Region = Scopes.lookup(Variable);
    A.Objects.push_back(std::move(Effect.Object));
  }

  void assigned(const CallExpr &Call, const Expr &Into, const Expr *Value) {
    if (!Model.get<LockHolders>().mayHold(Into.getType()))
      return;
    Taking Given(Model);
    const bool IsTaken = Given.takes(Value);
    Parts.insert(Given.Parts.begin(), Given.Parts.end());
    if (IsTaken)
      into(Call, Into, Given);
  }

  void emplaced(const CXXMemberCallExpr &Call) {
    const CXXMethodDecl *Method = Call.getMethodDecl();
    const Expr *Object = Call.getImplicitObjectArgument();
    const CXXRecordDecl *Class = Method ? Method->getParent() : nullptr;
    if (!Class || !Method->getIdentifier() || Call.getNumArgs() == 0 ||
        !LockTypes::isHolder(*Class) ||
        !Model.get<LockHolders>().mayHold(Object->getType()))
      return;
    const llvm::StringRef Name = Method->getName();
    Taking Given(Model);
    bool IsTaken = Name.starts_with("emplace");
    if (Name == "push_back" || Name == "reset" || IsTaken)
      for (const Expr *Argument : Call.arguments())
        if (Model.get<LockHolders>().mayHold(Argument->getType()) ||
            isa<CXXNewExpr>(strip(Argument)))
          IsTaken = Given.takes(Argument);
    Parts.insert(Given.Parts.begin(), Given.Parts.end());
    if (IsTaken)
      into(Call, *Object, Given);
  }

  void into(const CallExpr &Call, const Expr &Object, const Taking &Given) {
    std::optional<LockPath> Path = LockPath::of(&Object, *Code);
    if (!Path)
      return;
    const auto *Variable = dyn_cast_or_null<VarDecl>(Path->Root);
    // kept_ = std::move(guard): whoever has that may give it back.
    if (Given.Source &&
        (!Variable || !Variable->hasLocalStorage() ||
         Variable->getType()->isReferenceType() || !Path->Members.empty()))
      return;
    Acquisition &A = add(Given);
    A.Start = &Call;
    A.Region = Path->Members.empty() ? Scopes.lookup(Variable) : nullptr;
    A.At = Call.getBeginLoc();
    A.Taken = &Object;
    A.Objects.push_back(std::move(*Path));
  }

  Acquisition &add(const Taking &Begun) {
    Acquisition &A = Found.Taken.emplace_back();
    A.Source = Begun.Source;
    A.Mutexes = Begun.Mutexes;
    for (const Expr *Mutex : Begun.Mutexes)
      if (std::optional<LockPath> Path = LockPath::of(Mutex, *Code))
        A.Objects.push_back(std::move(*Path));
    return A;
  }

  /// The statement at whose end a variable of \p Declared dies.
  const Stmt *scopeAround(const Stmt &Declared) const {
    for (const Stmt *Outer : llvm::reverse(Around))
      if (Outer != &Declared &&
          !isa<SwitchCase, LabelStmt, AttributedStmt>(Outer))
        return Outer;
    return nullptr;
  }

  /// The temporary in \p Init that lives as long as the reference.
  const Expr *extendedIn(const Stmt &Init, const VarDecl &Reference) {
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(&Init);
        Temporary && Temporary->getExtendingDecl() == &Reference &&
        Model.get<LockHolders>().mayHold(Temporary->getType()))
      return Temporary;
    if (isa<LambdaExpr>(Init))
      return nullptr;
    for (const Stmt *Part : Init.children())
      if (Part)
        if (const Expr *Extended = extendedIn(*Part, Reference))
          return Extended;
    return nullptr;
  }

  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  /// The statements around, the innermost last.
  llvm::SmallVector<const Stmt *, 32> Around;
  /// What is a part of another object that holds the lock.
  llvm::SmallPtrSet<const Stmt *, 16> Parts;
  llvm::DenseMap<const VarDecl *, const Stmt *> Scopes;
};
} // namespace

FoundLocks locksTakenIn(const FunctionDecl &Function, AsyncModel &Model) {
  Finder In(Function, Model);
  In.parameters(Function);
  In.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return std::move(In.Found);
}

} // namespace async_tidy
