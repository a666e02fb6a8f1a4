// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Prints what the model says of a file, one line per function, call and
// await, for the tests of rules/models; or, of every task type that some
// function returns, the kind that the model gives and the one that is read off
// its promise:
//
//     async-tidy-model-dump FILE [CONFIG] -- FLAGS
//     async-tidy-model-dump --kinds FILE -- FLAGS
//
// or the keys of facts that topics read:
//
//     async-tidy-model-dump --keys

#include "support/binding/BindingFacts.h"
#include "support/binding/StateGuards.h"
#include "support/blocking/Blocking.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/coroutines/AsyncModel.h"
#include "support/coroutines/Awaitable.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/Hops.h"
#include "support/coroutines/LoopCode.h"
#include "support/coroutines/PromiseKind.h"
#include "support/facts/FactLookup.h"
#include "support/handling/CancellationSites.h"
#include "support/replacing/Replacements.h"
#include "support/running/Running.h"
#include "support/scopes/ScopeFacts.h"
#include "support/throwing/ErrorFacts.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace clang;
using namespace async_tidy;

namespace {

class Dumper : public CodeVisitor, LoopCodeVisitor {
public:
  explicit Dumper(AsyncModel &Model) : Model(Model) {}

  bool shouldVisitTemplateInstantiations() const override { return true; }
  bool shouldVisitImplicitCode() const override { return true; }

  bool VisitFunctionDecl(FunctionDecl *Function) override {
    const SourceManager &Sources = Model.context().getSourceManager();
    if (!Function->doesThisDeclarationHaveABody() || Function->isDefaulted() ||
        Sources.isInSystemHeader(Function->getLocation()) ||
        !Seen.insert(Function).second)
      return true;
    line(Function->getLocation()) << "function '" << name(*Function)
                                  << "': " << contextText(*Function) << "\n";
    Current = Function;
    visitLoopCode(*Function, Model, *this);
    const std::shared_ptr<Body> Read = Model.bodyOf(*Function);
    for (const Expr *Point : Read->suspensionPoints())
      dumpSuspension(*Function, *Point);
    return true;
  }

  void visitCall(const CallExpr &Call, const Place &Where) override {
    std::string Text;
    for (const Role R : Roles)
      if (Model.hasRole(Call, R))
        Text += (" " + R.name()).str();
    if (findByCall(Call, Model.facts().get<ErrorFacts>().Detaches,
                   Model.context()))
      Text += " detach";
    if (findByCall(Call, Model.facts().get<LimitFacts>().Calls,
                   Model.context()))
      Text += " limiting";
    if (const BindingFact *Fact = Model.get<ThreadEffects>().ofCall(Call))
      Text += " thread-" + boundText(*Fact);
    if (const BlockingFact *Fact = Model.get<Blocking>().ofCall(Call))
      Text += blockingText(*Fact);
    if (Text.empty())
      return;
    if (Where.Anchor && Model.get<Hops>().isAfterHop(*Current, *Where.Anchor))
      Text += " after-hop";
    line(calleeLocation(Call))
        << "call '" << calledName(Call) << "':" << Text << "\n";
  }

  void visitConstruction(const CXXConstructExpr &Construction,
                         const Place &) override {
    if (const BlockingFact *Fact =
            Model.get<Blocking>().ofConstruction(Construction))
      line(Construction.getLocation())
          << "construction '"
          << qualifiedName(*Construction.getConstructor()->getParent())
          << "':" << blockingText(*Fact) << "\n";
  }

  void visitLocal(const VarDecl &Variable, const Place &) override {
    if (const auto Held = heldScope(Variable.getType(), Model.facts())) {
      const char *const Ends[] = {"terminates", "dangles", "blocks", "cancels"};
      line(Variable.getLocation())
          << "scope '" << Variable.getName()
          << "': " << Ends[static_cast<size_t>(Held->Fact->AtEnd)]
          << (Held->Fact->IsAwaited ? " awaited" : "") << "\n";
    }
    if (const GuardedState *State =
            Model.get<StateGuards>().of(Variable.getType()))
      line(Variable.getLocation())
          << "life of '" << typeName(Variable.getType()) << "': thread-"
          << boundText(*State) << "\n";
    if (const BlockingFact *Fact =
            Model.get<Blocking>().ofDestruction(Variable.getType()))
      line(Variable.getLocation()) << "destruction of '" << Variable.getName()
                                   << "':" << blockingText(*Fact) << "\n";
  }

private:
  /// "guard=the GIL"
  template <typename Fact> static std::string boundText(const Fact &Known) {
    const char *const Words[] = {"identity",   "exceptions", "error", "guard",
                                 "attachment", "counter",    "set",   "restore",
                                 "swap",       "attach",     "detach"};
    return Words[static_cast<size_t>(Known.By)] +
           (Known.State.empty() ? "" : "=" + Known.State);
  }

  static std::string name(const FunctionDecl &Function) {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
    return Method && Method->getParent()->isLambda() ? "lambda"
                                                     : qualifiedName(Function);
  }

  static std::string blockingText(const BlockingFact &Fact) {
    return " blocking=" + Fact.Group + " operation=" + Fact.Operation;
  }

  std::string contextText(const FunctionDecl &Function) {
    std::string Text;
    switch (Model.contextOf(Function)) {
    case ContextKind::Plain:
      Text = "plain";
      break;
    case ContextKind::Coroutine:
      Text = "coroutine";
      break;
    case ContextKind::AsyncFunction:
      Text = "async";
      break;
    }
    if (Model.get<Running>().isTestCode(Function))
      Text += " test";
    if (auto Returned = Model.asyncType(Function.getReturnType())) {
      Text += " library=";
      Text += Returned->Owner ? Returned->Owner->Id : "none";
      Text += " kind=" + kindName(Returned->Kind).str();
      Text += Returned->IsTask ? "" : " operation";
    }
    if (isOneOf(Function.getReturnType(),
                Model.facts().get<BindingFacts>().Staying))
      Text += " stays-on-thread";
    return Text;
  }

  void dumpSuspension(const FunctionDecl &Function, const Expr &Point) {
    if (isa<CoyieldExpr>(Point)) {
      line(Point.getExprLoc()) << "yield\n";
      return;
    }
    const Expr *Operand = awaitedOperand(Point);
    const CXXRecordDecl *Promise = promiseOf(Function);
    llvm::raw_ostream &Out = line(Point.getExprLoc());
    Out << "await";
    if (Promise && !Operand->isTypeDependent()) {
      if (auto Type = Model.asyncType(Operand->getType()))
        Out << (Type->IsTask ? " task " : " operation ")
            << kindName(Type->Kind);
      if (canAwait(*Promise, Operand->getType(), Model.context()))
        Out << " can-await";
    }
    if (const Cancellation *By = cancellationOf(Point, Cancelled, Model).By)
      Out << " cancelled=" << By->Exceptions.front();
    Out << "\n";
  }

  llvm::raw_ostream &line(SourceLocation At) {
    const SourceManager &Sources = Model.context().getSourceManager();
    return llvm::outs() << Sources.getExpansionLineNumber(At) << ": ";
  }

  /// Those that say what a call is for, by name.
  static std::vector<Role> rolesOfCalls() {
    std::vector<Role> All = Role::all();
    llvm::erase_if(All, [](Role R) { return R.name().starts_with("text="); });
    llvm::sort(All, [](Role A, Role B) { return A.name() < B.name(); });
    return All;
  }

  AsyncModel &Model;
  static std::vector<const Cancellation *> allCancellations(AsyncModel &Model) {
    std::vector<const Cancellation *> All;
    for (const Cancellation &By : Model.facts().get<CancellationFacts>().All)
      All.push_back(&By);
    return All;
  }

  const std::vector<Role> Roles = rolesOfCalls();
  const std::vector<const Cancellation *> Cancelled = allCancellations(Model);
  const FunctionDecl *Current = nullptr;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;
};

/// Headers too: what a library declares shows the types that it has.
class KindDumper : public CodeVisitor {
public:
  explicit KindDumper(AsyncModel &Model) : Model(Model) {}

  bool shouldVisitTemplateInstantiations() const override { return true; }

  bool VisitFunctionDecl(FunctionDecl *Function) override {
    QualType Type = Function->getReturnType();
    const CXXRecordDecl *Class =
        Type->isReferenceType() || Type->isDependentType() ? nullptr
                                                           : classOf(Type);
    if (!Class || !Class->hasDefinition())
      return true;
    const TypeFact *Known = nullptr;
    anyBase(*Class, [&](const CXXRecordDecl &Base) {
      auto Found =
          Model.facts().get<TypeFacts>().Types.find(qualifiedName(Base));
      Known = Found.empty() ? nullptr : Found.back();
      return Known != nullptr;
    });
    const auto Read = kindByPromise(Type, Model.context());
    if (Known ? Known->IsTask : Read.has_value())
      Lines.insert((Known ? Known->Owner->Id : "none") + " " +
                   qualifiedName(*Class) +
                   " model=" + (Known ? kindName(Known->Kind) : "none").str() +
                   " promise=" + (Read ? kindName(Read->Kind) : "none").str());
    return true;
  }

  std::set<std::string> Lines;

private:
  AsyncModel &Model;
};

} // namespace

int main(int Count, const char **Arguments) {
  if (Count == 2 && llvm::StringRef(Arguments[1]) == "--keys") {
    for (const std::string &Key : Facts::keys())
      llvm::outs() << Key << "\n";
    return 0;
  }
  std::string Error;
  auto Flags = tooling::FixedCompilationDatabase::loadFromCommandLine(
      Count, Arguments, Error);
  if (!Flags || Count < 2) {
    llvm::errs() << "usage: async-tidy-model-dump FILE [CONFIG] -- FLAGS\n"
                 << Error;
    return 2;
  }
  const bool OnlyKinds = llvm::StringRef(Arguments[1]) == "--kinds";
  const int File = OnlyKinds ? 2 : 1;
  const std::shared_ptr<const ProjectConfig> Config =
      ProjectConfig::load(Count > File + 1 ? Arguments[File + 1] : "");
  for (const ConfigError &Mistake : Config->errors())
    llvm::errs() << Mistake.str() << "\n";
  tooling::ClangTool Tool(*Flags, {std::string(Arguments[File])});
  Tool.appendArgumentsAdjuster(tooling::getInsertArgumentAdjuster(
      {"-resource-dir", ASYNC_TIDY_RESOURCE_DIR},
      tooling::ArgumentInsertPosition::BEGIN));
  std::vector<std::unique_ptr<ASTUnit>> Units;
  if (Tool.buildASTs(Units) != 0 || !Config->errors().empty())
    return 1;
  for (std::unique_ptr<ASTUnit> &Unit : Units) {
    if (Unit->getDiagnostics().hasErrorOccurred())
      return 1;
    ASTContext &Context = Unit->getASTContext();
    AsyncModel &Model = AsyncModel::of(Context, Config);
    if (OnlyKinds) {
      KindDumper Kinds(Model);
      Kinds.TraverseDecl(Context.getTranslationUnitDecl());
      for (const std::string &Line : Kinds.Lines)
        llvm::outs() << Line << "\n";
    } else {
      Dumper(Model).TraverseDecl(Context.getTranslationUnitDecl());
    }
  }
  return 0;
}
