// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AsyncModel.h"
#include "Awaitable.h"
#include "Coroutine.h"
#include "Hops.h"
#include "PoolLambdas.h"
#include "PromiseKind.h"
#include "support/code/Names.h"
#include "support/facts/CallConditions.h"
#include "support/flow/ValueFlow.h"
#include "clang/AST/DeclTemplate.h"
#include <mutex>

using namespace clang;

namespace async_tidy {

namespace {

/// The models of all units that are being analysed: clangd has several at
/// once.
class ModelTable {
public:
  AsyncModel *find(ASTContext &Context) {
    std::lock_guard Lock(Guard);
    return Models.lookup(&Context);
  }
  void add(ASTContext &Context, AsyncModel *Model) {
    std::lock_guard Lock(Guard);
    Models[&Context] = Model;
  }
  void remove(ASTContext &Context) {
    std::lock_guard Lock(Guard);
    delete Models.lookup(&Context);
    Models.erase(&Context);
  }

private:
  std::mutex Guard;
  llvm::DenseMap<ASTContext *, AsyncModel *> Models;
};

ModelTable &table() {
  static ModelTable Table;
  return Table;
}

} // namespace

AsyncModel::AsyncModel(ASTContext &Context,
                       std::shared_ptr<const ProjectConfig> Config)
    : Context(Context), Config(std::move(Config)) {}

AsyncModel::~AsyncModel() = default;

ValueFlow &AsyncModel::flow() {
  if (!Flow)
    Flow = std::make_unique<ValueFlow>(*this);
  return *Flow;
}

AsyncModel &AsyncModel::of(ASTContext &Context,
                           std::shared_ptr<const ProjectConfig> Config) {
  if (AsyncModel *Model = table().find(Context))
    return *Model;
  auto *Model = new AsyncModel(Context, std::move(Config));
  table().add(Context, Model);
  Context.AddDeallocation(
      [](void *Gone) { table().remove(*static_cast<ASTContext *>(Gone)); },
      &Context);
  return *Model;
}

llvm::ArrayRef<FindingRecord> findingsOf(ASTContext &Context) {
  const AsyncModel *Model = table().find(Context);
  return Model ? Model->findings() : llvm::ArrayRef<FindingRecord>();
}

ProgramRecord recordOf(ASTContext &Context) {
  AsyncModel *Model = table().find(Context);
  return Model ? Model->record() : ProgramRecord();
}

ProgramRecord AsyncModel::record() {
  return {
      Reach.relevant(), Flows, Guards, {FactsFiles.begin(), FactsFiles.end()}};
}

void AsyncModel::addFlows(std::vector<FlowOutline> Found) {
  llvm::move(Found, std::back_inserter(Flows));
}

std::optional<AsyncType> AsyncModel::asyncType(QualType Type) {
  if (Type.isNull())
    return std::nullopt;
  Type =
      Context.getCanonicalType(Type.getNonReferenceType()).getUnqualifiedType();
  if (!Type->isRecordType())
    return std::nullopt;
  auto It = Types.find(Type);
  if (It != Types.end())
    return It->second;
  std::optional<AsyncType> Answer = classify(Type);
  Types[Type] = Answer;
  return Answer;
}

std::optional<AsyncType> AsyncModel::classify(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return std::nullopt;
  const TypeFact *Known = nullptr;
  anyBase(*Class, [&](const CXXRecordDecl &Base) {
    if (!Base.getIdentifier() || !facts().types().mayHold(Base.getName()))
      return false;
    auto Found = facts().types().find(qualifiedName(Base));
    // A project's own facts come last and win.
    Known = Found.empty() ? nullptr : Found.back();
    return Known != nullptr;
  });

  AsyncType Answer;
  if (Known)
    Answer = {Known->Kind, Known->IsTask, Known->Owner};
  if (Known && (Known->Kind == TaskKind::FireAndForget ||
                Known->Kind == TaskKind::Generator))
    return Answer;

  const std::optional<PromiseKind> Read =
      kindByPromise(Type, Context, /*IsAwaited=*/Known != nullptr);
  if (Read && (Read->IsProven || Answer.Kind == TaskKind::Unknown))
    Answer.Kind = Read->Kind;
  if (Known || Read || Class->hasAttr<CoroReturnTypeAttr>() ||
      Class->hasAttr<CoroAwaitElidableAttr>())
    return Answer;
  return std::nullopt;
}

/// A coroutine that only produces values runs on its consumer's stack: no
/// loop resumes it.
static bool isSynchronousGenerator(const FunctionDecl &Function,
                                   const std::optional<AsyncType> &Returned) {
  const auto Points = suspensionPoints(Function);
  const bool IsGenerator = Returned && Returned->Kind == TaskKind::Generator;
  return (IsGenerator || !Points.empty()) &&
         llvm::all_of(
             Points, [](const Expr *Point) { return isa<CoyieldExpr>(Point); });
}

ContextKind AsyncModel::contextOf(const FunctionDecl &Function) {
  std::optional<AsyncType> Returned = asyncType(Function.getReturnType());
  if (coroutineBody(Function))
    return isSynchronousGenerator(Function, Returned) ? ContextKind::Plain
                                                      : ContextKind::Coroutine;
  // A template that returns whatever its argument makes is not about tasks.
  if (const FunctionDecl *Pattern = Function.getTemplateInstantiationPattern();
      Pattern && !classOf(Pattern->getReturnType()))
    return ContextKind::Plain;
  if (Returned && Returned->IsTask && Returned->Kind != TaskKind::Generator &&
      Returned->Kind != TaskKind::FireAndForget)
    return ContextKind::AsyncFunction;
  return ContextKind::Plain;
}

const Library *AsyncModel::libraryOf(const FunctionDecl &Function) {
  if (std::optional<AsyncType> Returned = asyncType(Function.getReturnType()))
    return Returned->Owner;
  // The pattern of a template: task<T> has no instance, but a name.
  const CXXRecordDecl *Class = classOf(Function.getReturnType());
  if (!Class)
    return nullptr;
  auto Found = facts().types().find(qualifiedName(*Class));
  return Found.empty() ? nullptr : Found.back()->Owner;
}

/// poll of the C library is no poll that somebody wrote in C++.
static bool isOfLanguage(const CallExpr &Call, llvm::StringRef Name,
                         bool IsOfC) {
  const FunctionDecl *Called = Call.getDirectCallee();
  return !IsOfC || Name.contains("::") || (Called && Called->isExternC());
}

const CallFact *AsyncModel::callFact(const CallExpr &Call, Role R) const {
  const NameIndex<CallFact> &Index = facts().calls(R);
  const CallFact *Answer = nullptr;
  anyCalledName(
      Call, [&](llvm::StringRef Simple) { return Index.mayHold(Simple); },
      [&](const std::string &Name) {
        for (const CallFact *Fact : Index.find(Name))
          if (isOfLanguage(Call, Name, Fact->IsOfC) &&
              applies(Fact->When, Fact->Unless, WrittenArguments(Call),
                      Context))
            Answer = Fact;
        return Answer != nullptr;
      });
  return Answer;
}

template <typename Fact>
static const Fact *findByCall(const CallExpr &Call,
                              const NameIndex<const Fact *> &Index,
                              const ASTContext &Context) {
  const Fact *Answer = nullptr;
  anyCalledName(
      Call, [&](llvm::StringRef Simple) { return Index.mayHold(Simple); },
      [&](const std::string &Name) {
        for (const Fact *const *Candidate : Index.find(Name))
          if (!Answer &&
              applies((*Candidate)->When, {}, WrittenArguments(Call), Context))
            Answer = *Candidate;
        return Answer != nullptr;
      });
  return Answer;
}

const DetachFact *AsyncModel::detachFact(const CallExpr &Call) const {
  return findByCall(Call, facts().detaches(), Context);
}

const LimitFact *AsyncModel::limitFact(const CallExpr &Call) const {
  return findByCall(Call, facts().limitings(), Context);
}

const CallFact *AsyncModel::callFact(const CXXConstructExpr &Construction,
                                     Role R) const {
  const CXXConstructorDecl *Constructor = Construction.getConstructor();
  const CXXRecordDecl *Class = Constructor->getParent();
  const NameIndex<CallFact> &Index = facts().constructions(R);
  if (Constructor->isCopyOrMoveConstructor() || !Class->getIdentifier() ||
      !Index.mayHold(Class->getName()))
    return nullptr;
  for (const CallFact *Fact : Index.find(qualifiedName(*Class)))
    if (applies(Fact->When, Fact->Unless, WrittenArguments(Construction),
                Context))
      return Fact;
  return nullptr;
}

bool AsyncModel::hasRole(const CallExpr &Call, Role R) const {
  return callFact(Call, R) != nullptr;
}

static bool blocksByClass(const CXXMethodDecl &Method,
                          const NameIndex<const BlockingFact *> &Classes,
                          const BlockingFact *&Fact) {
  return anyBase(*Method.getParent(), [&](const CXXRecordDecl &Class) {
    auto Found = Classes.find(qualifiedName(Class));
    if (!Found.empty())
      Fact = *Found.front();
    return !Found.empty();
  });
}

const BlockingFact *AsyncModel::blockingCall(const CallExpr &Call,
                                             const Facts &Known) const {
  const auto &Index = Known.blockingCalls();
  const BlockingFact *Answer = nullptr;
  anyCalledName(
      Call, [&](llvm::StringRef Simple) { return Index.mayHold(Simple); },
      [&](const std::string &Name) {
        for (const BlockingFact *const *Fact : Index.find(Name))
          if (isOfLanguage(Call, Name, (*Fact)->IsOfC) &&
              applies((*Fact)->When, (*Fact)->Unless, WrittenArguments(Call),
                      Context))
            Answer = *Fact;
        return Answer != nullptr;
      });
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  if (!Answer && Method && !Known.blockingClasses().empty())
    blocksByClass(*Method, Known.blockingClasses(), Answer);
  return Answer;
}

const BlockingFact *AsyncModel::blockingCall(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (Listed)
    if (const BlockingFact *Fact = blockingCall(Call, *Listed);
        Fact && !(Callee && Callee->isDefaulted()))
      return Fact;
  return blockingCall(Call, facts());
}

static const BlockingFact *
constructionFact(const CXXConstructExpr &Construction, const Facts &Known,
                 const ASTContext &Context) {
  const CXXConstructorDecl *Constructor = Construction.getConstructor();
  const CXXRecordDecl *Class = Constructor->getParent();
  const auto &Index = Known.blockingConstructors();
  // Moving or copying an open stream opens nothing.
  if (Constructor->isCopyOrMoveConstructor() || !Class->getIdentifier() ||
      !Index.mayHold(Class->getName()))
    return nullptr;
  for (const BlockingFact *const *Fact : Index.find(qualifiedName(*Class)))
    if (applies((*Fact)->When, (*Fact)->Unless, WrittenArguments(Construction),
                Context))
      return *Fact;
  return nullptr;
}

const BlockingFact *
AsyncModel::blockingConstruction(const CXXConstructExpr &Construction) const {
  const BlockingFact *Fact =
      Listed ? constructionFact(Construction, *Listed, Context) : nullptr;
  return Fact ? Fact : constructionFact(Construction, facts(), Context);
}

static const BlockingFact *destructionFact(QualType Type, const Facts &Known) {
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  const auto &Index = Known.blockingDestructors();
  if (!Class || !Class->getIdentifier() || !Index.mayHold(Class->getName()))
    return nullptr;
  auto Found = Index.find(qualifiedName(*Class));
  return Found.empty() ? nullptr : *Found.front();
}

const BlockingFact *AsyncModel::blockingDestruction(QualType Type) const {
  const BlockingFact *Fact = Listed ? destructionFact(Type, *Listed) : nullptr;
  return Fact ? Fact : destructionFact(Type, facts());
}

bool AsyncModel::isAfterHop(const FunctionDecl &Function,
                            const Stmt &Statement) {
  auto [It, IsNew] = AfterHop.try_emplace(&Function);
  if (IsNew)
    It->second = statementsAfterHop(Function, *this);
  return It->second.contains(&Statement);
}

bool AsyncModel::runsOnPool(const FunctionDecl &Function) {
  const FunctionDecl *Named = namedFunction(&Function);
  if (!Named || Named == &Function)
    return false;
  auto [It, IsNew] = OnPool.try_emplace(Named);
  if (IsNew)
    It->second = lambdasOnPool(*Named, *this);
  // A lambda inside such a lambda runs there too.
  for (const DeclContext *Around = &Function; Around;
       Around = Around->getParent())
    if (const auto *Outer = dyn_cast<FunctionDecl>(Around);
        Outer && It->second.contains(Outer))
      return true;
  return false;
}

bool AsyncModel::record(FindingRecord Finding) {
  for (const FindingRecord &Known : Findings)
    if (Known.Kind->Check == Finding.Kind->Check &&
        Known.Offset == Finding.Offset && Known.File == Finding.File)
      return false;
  Findings.push_back(std::move(Finding));
  return true;
}

} // namespace async_tidy
