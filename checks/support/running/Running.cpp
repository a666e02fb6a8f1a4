// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Running.h"
#include "RunningFacts.h"
#include "support/code/Bodies.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/TypeFacts.h"
#include "support/program/RecordHead.h"
#include "support/tasks/TaskFacts.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace async_tidy {

/// Whether \p Of has no end but by what it does: for (;;), while (running)
static bool isEndless(const Stmt &Of) {
  const Expr *Condition = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(&Of))
    Condition = For->getCond();
  else if (const auto *While = dyn_cast<WhileStmt>(&Of))
    Condition = While->getCond();
  else if (const auto *Do = dyn_cast<DoStmt>(&Of))
    Condition = Do->getCond();
  else
    return false;
  if (!Condition)
    return true;
  Condition = strip(Condition);
  while (const auto *Not = dyn_cast<UnaryOperator>(Condition)) {
    if (Not->getOpcode() != UO_LNot)
      return false;
    Condition = strip(Not->getSubExpr());
  }
  if (!Condition->getType()->isBooleanType())
    return isa<IntegerLiteral>(Condition);
  // A flag, which may be an atomic one.
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Condition))
    return isOneOf(Call->getImplicitObjectArgument()->getType(),
                   {"std::atomic", "std::stop_token"});
  return isa<DeclRefExpr, MemberExpr, CXXBoolLiteralExpr>(Condition);
}

/// In a loop that goes on after it has awaited; what leaves the loop is no part
/// of it:
///     for (;;) { if (!co_await more()) { exists("last"); co_return; } }
static bool isRepeated(const CodePlace &P, Body &Read) {
  for (const Loop *Around = P.Around; Around; Around = Around->Outer)
    if (Around->Awaits || isEndless(*Around->Of))
      return Read.graph().isInCycle(*P.Of);
  return false;
}

namespace {

/// Reads what one function has run.
class Reader {
public:
  Reader(const FunctionDecl &Function, AsyncModel &Model,
         RunningSummary &Summary)
      : Function(Function), Model(Model), Summary(Summary),
        Sources(Model.context().getSourceManager()) {}

  void read() {
    Read = Model.bodyOf(Function);
    const llvm::ArrayRef<CodePlace> Places = Read->places();
    for (const Expr *Point : Read->suspensionPoints())
      if (const Expr *Operand = awaitedOperand(*Point))
        Awaited.insert(strip(Operand));
    for (const CodePlace &P : Places)
      if (const auto *Call = dyn_cast<CallExpr>(P.Of);
          Call && (starts(*Call) || runsOn(*Call, P)))
        StartOf[Call] = &P;
    Summary.Starts = !StartOf.empty();
    FirstStart = firstStart();
    for (const CodePlace &P : Places) {
      if (const auto *Lambda = dyn_cast<LambdaExpr>(P.Of))
        readLambda(*Lambda, P);
      else if (const auto *Made = dyn_cast<CXXConstructExpr>(P.Of))
        add(Made->getConstructor(), P, RunKind::Call);
      else if (const auto *Call = dyn_cast<CallExpr>(P.Of))
        readCall(*Call, P);
      else if (const auto *Named = dyn_cast<DeclRefExpr>(P.Of))
        add(cast<FunctionDecl>(Named->getDecl()), P, handedTo(P));
    }
  }

  /// From where on something that has been started runs meanwhile; invalid
  /// where nothing is. In a loop each round is behind another one.
  SourceLocation firstStart() const {
    SourceLocation First;
    for (const auto &[Call, Start] : StartOf) {
      SourceLocation At = Start->Of->getBeginLoc();
      for (const Loop *L = Start->Around; L; L = L->Outer)
        At = L->Of->getBeginLoc();
      if (First.isInvalid() || Sources.isBeforeInTranslationUnit(At, First))
        First = At;
    }
    return First;
  }

private:
  /// Whether \p Call starts something that runs on when it has come back.
  bool starts(const CallExpr &Call) const {
    return Model.hasRole(Call, role::Spawn) ||
           Model.hasRole(Call, role::Callback) ||
           Model.hasRole(Call, role::FanOut) || Model.hasRole(Call, role::Join);
  }

  /// print(page); of a task that runs by itself and that is not awaited there.
  bool runsOn(const CallExpr &Call, const CodePlace &P) const {
    const std::optional<AsyncType> Task = Model.asyncType(Call.getType());
    return Task && Task->Kind == TaskKind::Eager && !P.Taker &&
           !Awaited.contains(&Call) &&
           Model.contextOf(Function) != ContextKind::AsyncFunction;
  }

  void readCall(const CallExpr &Call, const CodePlace &P) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee)
      return;
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    const auto *Member = dyn_cast<MemberExpr>(strip(Call.getCallee()));
    const bool IsVirtual = Method && Method->isVirtual() &&
                           !(Member && Member->hasQualifier()) &&
                           isa<CXXMemberCallExpr>(Call);
    const bool IsOnThread = P.Taker && isOnThread(*P.Taker);
    const bool IsOnFiber = P.Taker && Model.hasRole(*P.Taker, role::RunsFiber);
    add(Callee, P,
        IsOnThread  ? RunKind::OnThread
        : IsOnFiber ? RunKind::OnFiber
                    : RunKind::Call,
        IsVirtual);
  }

  /// co_spawn(pool, work(), ...), std::async(work)
  bool isOnThread(const CallExpr &Taker) const {
    if (Model.hasRole(Taker, role::RunsThread))
      return true;
    const CallFact *Hop = Model.callFact(Taker, role::Hop);
    return Hop && Hop->Argument;
  }

  /// threads.emplace_back([] { ... }), of a container of threads
  bool makesThread(const CallExpr &Taker) const {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Taker);
    const auto *Instance =
        Member ? dyn_cast_or_null<ClassTemplateSpecializationDecl>(
                     classOf(Member->getImplicitObjectArgument()->getType()))
               : nullptr;
    return Instance &&
           llvm::any_of(Instance->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &Argument) {
                          const CXXRecordDecl *Class =
                              Argument.getKind() == TemplateArgument::Type
                                  ? classOf(Argument.getAsType())
                                  : nullptr;
                          return Class && !Model.facts()
                                               .constructions(role::RunsThread)
                                               .find(qualifiedName(*Class))
                                               .empty();
                        });
  }

  RunKind handedTo(const CodePlace &P) const {
    if ((P.Made && Model.callFact(*P.Made, role::RunsThread)) ||
        (P.Taker && (isOnThread(*P.Taker) || makesThread(*P.Taker))))
      return RunKind::OnThread;
    if ((P.Made && Model.callFact(*P.Made, role::RunsFiber)) ||
        (P.Taker && Model.hasRole(*P.Taker, role::RunsFiber)))
      return RunKind::OnFiber;
    return P.Taker && (Model.hasRole(*P.Taker, role::Spawn) ||
                       Model.hasRole(*P.Taker, role::CallsNow))
               ? RunKind::Call
               : RunKind::Handed;
  }

  void readLambda(const LambdaExpr &Lambda, const CodePlace &P) {
    const CXXMethodDecl *Operator = Lambda.getCallOperator();
    RunKind How = handedTo(P);
    if (How == RunKind::Handed) {
      // auto work = [] { ... };
      if (!P.Taker)
        return;
      // [] { ... }()
      if (P.Taker->getDirectCallee() == Operator)
        return;
      // future.then([] { ... }): once, when that is there. What a function of
      // the program does with it is seen there.
      const FunctionDecl *Taker = P.Taker->getDirectCallee();
      if (Model.asyncType(P.Taker->getType()) && Taker &&
          Sources.isInSystemHeader(Taker->getLocation()) &&
          !Model.hasRole(*P.Taker, role::Callback))
        How = RunKind::Call;
    }
    const bool Repeats =
        P.Taker && (Model.hasRole(*P.Taker, role::RunsRepeatedly) ||
                    Model.hasRole(*P.Taker, role::FanOut));
    add(Operator, P, How, /*IsVirtual=*/false, Repeats);
    // A generic lambda's instances are called by what takes it.
    if (const FunctionTemplateDecl *Generic = Lambda.getDependentCallOperator())
      for (const FunctionDecl *Instance : Generic->specializations())
        add(Instance, P, How, /*IsVirtual=*/false, Repeats);
  }

  void add(const FunctionDecl *Callee, const CodePlace &P, RunKind How,
           bool IsVirtual = false, bool Repeats = false) {
    if (Callee->isImplicit() || Callee->isDefaulted() ||
        Sources.isInSystemHeader(Callee->getLocation()))
      return;
    RunningCall Call;
    Call.At = pointOf(P.Of->getBeginLoc(), Sources);
    Call.Usr = calledUsr(*Callee, Function, IsVirtual);
    Call.IsVirtual = IsVirtual;
    Call.How = How;
    Call.Repeats = Repeats || isRepeated(P, *Read);
    const CodePlace *Own = StartOf.lookup(P.Of);
    if (!Own && P.Taker)
      Own = StartOf.lookup(P.Taker);
    // when_all(first(), second()): beside each other.
    const bool IsOneOfMany = Own && (Own->Around || startsMany(*Own));
    Call.ServesEver = IsOneOfMany || StartOf.size() > (Own ? 1 : 0);
    Call.Serves =
        IsOneOfMany ||
        (FirstStart.isValid() &&
         Sources.isBeforeInTranslationUnit(FirstStart, P.Of->getBeginLoc()));
    Call.RunsBeside =
        Own || (!Awaited.contains(P.Of) &&
                Model.asyncType(Callee->getReturnType()).has_value());
    Summary.Calls.push_back(std::move(Call));
  }

  bool startsMany(const CodePlace &Start) const {
    const auto &Call = cast<CallExpr>(*Start.Of);
    return Model.hasRole(Call, role::FanOut) || Model.hasRole(Call, role::Join);
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  RunningSummary &Summary;
  const SourceManager &Sources;
  llvm::DenseMap<const Expr *, const CodePlace *> StartOf;
  SourceLocation FirstStart;
  std::shared_ptr<Body> Read;
  llvm::SmallPtrSet<const Expr *, 8> Awaited;
};

} // namespace

/// Whether a name that only a header may have declared can be called from
/// elsewhere: not where all its declarations are in the unit's main file, and
/// that is a program's.
static bool isClosed(const FunctionDecl &Function) {
  if (!Function.isExternallyVisible())
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && Method->getParent()->isLambda())
    return true;
  if (Method)
    return isInMainFile(Function) &&
           Function.getASTContext().getSourceManager().isInMainFile(
               Method->getParent()->getLocation());
  return llvm::all_of(Function.redecls(), [](const FunctionDecl *Declared) {
    return isInMainFile(*Declared);
  });
}

/// Whether \p File is of a test, a benchmark or an example by the folders below
/// its project's root.
static bool isBesideTheProgram(llvm::StringRef File) {
  llvm::SmallString<256> Path(File);
  llvm::sys::fs::make_absolute(Path);
  for (llvm::StringRef Folder = llvm::sys::path::parent_path(Path);
       llvm::sys::path::has_parent_path(Folder);
       Folder = llvm::sys::path::parent_path(Folder)) {
    if (llvm::sys::fs::exists(Folder + "/.git"))
      return false;
    const std::string Name = llvm::sys::path::filename(Folder).lower();
    if (llvm::is_contained({"bench", "benchmark", "benchmarks", "example",
                            "examples", "test", "tests", "unittest",
                            "unittests"},
                           Name))
      return true;
  }
  return false;
}

bool Running::isTest(const FunctionDecl &Function) const {
  const TestFacts &Known = Model.facts().get<TestFacts>();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function))
    return !Known.Bases.empty() && Method->getParent()->hasDefinition() &&
           anyBase(*Method->getParent(), [&](const CXXRecordDecl &Base) {
             return matchesAnyName(Known.Bases, qualifiedName(Base));
           });
  const SourceManager &Sources = Model.context().getSourceManager();
  for (SourceLocation At = Function.getLocation(); At.isMacroID();
       At = Sources.getImmediateExpansionRange(At).getBegin())
    if (matchesAnyName(Known.Macros,
                       Lexer::getImmediateMacroName(
                           At, Sources, Model.context().getLangOpts())))
      return true;
  return false;
}

bool Running::isTestCode(const FunctionDecl &Function) const {
  const FunctionDecl *Named = namedFunction(&Function);
  return isTest(Function) || (Named && isTest(*Named));
}

struct Running::Latest {
  const FunctionDecl *Function = nullptr;
  std::shared_ptr<Body> Read;
  /// Invalid where it starts nothing.
  SourceLocation FirstStart;
  llvm::DenseMap<const Stmt *, CodePlace> Places;
};

void Running::add(const FunctionDecl &Function) {
  RunningSummary Summary;
  setHead(Summary, Function);
  Summary.IsClosed = isClosed(Function);
  if (Function.isMain())
    Summary.Start =
        isBesideTheProgram(Summary.At.File) ? RunStart::Test : RunStart::Main;
  else if (isTest(Function))
    Summary.Start = RunStart::Test;
  Reader Read(Function, Model, Summary);
  Read.read();
  Last = std::make_shared<Latest>();
  Last->Function = &Function;
  Last->Read = Model.bodyOf(Function);
  Last->FirstStart = Read.firstStart();
  Summary.IsAsync = Model.contextOf(Function) != ContextKind::Plain;
  if (Summary.IsAsync || Summary.Starts || Summary.Start != RunStart::Caller ||
      !Summary.Calls.empty())
    Functions.push_back(std::move(Summary));
}

RunningCondition Running::conditionAt(const Stmt &Statement, const Stmt &Anchor,
                                      const FunctionDecl &Function) {
  assert(Last && Last->Function == &Function);
  if (Last->Places.empty())
    for (const CodePlace &P : Last->Read->places())
      Last->Places[P.Of] = P;
  const SourceManager &Sources = Model.context().getSourceManager();
  RunningCondition Condition;
  Condition.Usr = definedUsrOf(Function);
  Condition.Offset = pointOf(Anchor.getBeginLoc(), Sources).Offset;
  Condition.Serves =
      Last->FirstStart.isValid() &&
      Sources.isBeforeInTranslationUnit(Last->FirstStart, Anchor.getBeginLoc());
  for (const Stmt *Part : {&Statement, &Anchor})
    if (const auto It = Last->Places.find(Part); It != Last->Places.end())
      Condition.Repeats |= isRepeated(It->second, *Last->Read);
  return Condition;
}

} // namespace async_tidy
