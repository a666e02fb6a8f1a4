// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AsyncModel.h"
#include "Awaitable.h"
#include "Coroutine.h"
#include "PromiseKind.h"
#include "support/code/Bodies.h"
#include "support/code/Names.h"
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
    : Context(Context), Config(std::move(Config)), Called(facts(), Context) {}

AsyncModel::~AsyncModel() = default;

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

AsyncModel *AsyncModel::find(ASTContext &Context) {
  return table().find(Context);
}

void AsyncModel::forget(ASTContext &Context) { table().remove(Context); }

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
  const NameIndex<TypeFact> &Names = facts().get<TypeFacts>().Types;
  const TypeFact *Known = nullptr;
  anyBase(*Class, [&](const CXXRecordDecl &Base) {
    if (!Base.getIdentifier() || !Names.mayHold(Base.getName()))
      return false;
    auto Found = Names.find(qualifiedName(Base));
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
static bool isSynchronousGenerator(llvm::ArrayRef<const Expr *> Points,
                                   const std::optional<AsyncType> &Returned) {
  const bool IsGenerator = Returned && Returned->Kind == TaskKind::Generator;
  // co_yield co_error(...): a task's way to end with an exception.
  const bool IsTask = Returned && Returned->IsTask && Returned->Owner;
  return (IsGenerator || (!Points.empty() && !IsTask)) &&
         llvm::all_of(
             Points, [](const Expr *Point) { return isa<CoyieldExpr>(Point); });
}

ContextKind AsyncModel::contextOf(const FunctionDecl &Function) {
  const auto It = Contexts.find(&Function);
  if (It != Contexts.end())
    return It->second;
  const ContextKind Kind = findContext(Function);
  Contexts[&Function] = Kind;
  return Kind;
}

ContextKind AsyncModel::findContext(const FunctionDecl &Function) {
  std::optional<AsyncType> Returned = asyncType(Function.getReturnType());
  if (coroutineBody(Function))
    return isSynchronousGenerator(bodyOf(Function)->suspensionPoints(),
                                  Returned)
               ? ContextKind::Plain
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
  auto Found = facts().get<TypeFacts>().Types.find(qualifiedName(*Class));
  return Found.empty() ? nullptr : Found.back()->Owner;
}

const CallFact *AsyncModel::callFact(const CallExpr &Call, Role R) const {
  return Called.ofCall(Call, R);
}

const CallFact *AsyncModel::callFactAs(const CallExpr &Call,
                                       llvm::StringRef Name, Role R) const {
  return Called.ofCallAs(Call, Name, R);
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

} // namespace async_tidy
