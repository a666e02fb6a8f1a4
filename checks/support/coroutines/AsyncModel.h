// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_ASYNCMODEL_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_ASYNCMODEL_H

#include "TypeFacts.h"
#include "support/bodies/Body.h"
#include "support/facts/CalleeFacts.h"
#include "support/facts/ProjectConfig.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <memory>
#include <optional>

namespace async_tidy {

/// What a type means to whoever awaits it.
struct AsyncType {
  TaskKind Kind = TaskKind::Unknown;
  /// False for an async operation that is no task.
  bool IsTask = true;
  /// Null for a type that no model knows.
  const Library *Owner = nullptr;
};

/// In what kind of function a statement stands.
enum class ContextKind {
  /// Its innermost function runs wherever its caller does.
  Plain,
  /// A coroutine that an event loop or an executor resumes.
  Coroutine,
  /// A function that returns a task without being a coroutine.
  AsyncFunction,
};

/// Answers what the code of one translation unit means for a coroutine. One
/// per ASTContext, shared by all checks, gone with it.
class AsyncModel {
public:
  /// The model of \p Context, made with \p Config where there is none yet.
  static AsyncModel &of(clang::ASTContext &Context,
                        std::shared_ptr<const ProjectConfig> Config);

  /// The model of \p Context, or null where there is none yet.
  static AsyncModel *find(clang::ASTContext &Context);

  /// Frees the model of \p Context before the context goes.
  static void forget(clang::ASTContext &Context);

  ~AsyncModel();

  clang::ASTContext &context() const { return Context; }
  const Facts &facts() const { return Config->facts(); }

  /// What dropping or awaiting a value of \p Type means; nothing for a type
  /// that is neither a task nor an async operation.
  std::optional<AsyncType> asyncType(clang::QualType Type);

  ContextKind contextOf(const clang::FunctionDecl &Function);

  /// What is read of \p Function's body.
  std::shared_ptr<Body> bodyOf(const clang::FunctionDecl &Function) const {
    return Read.of(Function);
  }
  /// For when a walk over all functions has ended: graphs of long bodies are
  /// large.
  void forgetBodies() const { Read.forgetAll(); }

  /// The library of the task type that \p Function returns, or null.
  const Library *libraryOf(const clang::FunctionDecl &Function);

  /// Whether a fact says that \p Call plays \p R.
  bool hasRole(const clang::CallExpr &Call, Role R) const;
  const CallFact *callFact(const clang::CallExpr &Call, Role R) const;
  /// Of a call that means \p Name, whatever it calls.
  const CallFact *callFactAs(const clang::CallExpr &Call, llvm::StringRef Name,
                             Role R) const;
  const CallFact *callFact(const clang::CXXConstructExpr &Construction,
                           Role R) const;

  /// What another room knows of the unit: the one object of that class, made
  /// from the model where it is asked for first.
  template <typename Part> Part &get() {
    std::unique_ptr<PartHolder> &Held = Parts[&PartKey<Part>];
    if (!Held)
      Held = std::make_unique<HolderOf<Part>>(*this);
    return static_cast<HolderOf<Part> &>(*Held).Held;
  }

private:
  AsyncModel(clang::ASTContext &Context,
             std::shared_ptr<const ProjectConfig> Config);

  std::optional<AsyncType> classify(clang::QualType Type);
  ContextKind findContext(const clang::FunctionDecl &Function);

  struct PartHolder {
    virtual ~PartHolder() = default;
  };
  template <typename Part> struct HolderOf final : PartHolder {
    explicit HolderOf(AsyncModel &Model) : Held(Model) {}
    Part Held;
  };
  /// Its address stands for the class.
  template <typename Part> static constexpr char PartKey = 0;

  clang::ASTContext &Context;
  std::shared_ptr<const ProjectConfig> Config;
  llvm::DenseMap<clang::QualType, std::optional<AsyncType>> Types;
  llvm::DenseMap<const clang::FunctionDecl *, ContextKind> Contexts;
  mutable CalleeFacts Called;
  mutable Bodies Read;
  /// A part may ask for others while it is made.
  std::map<const char *, std::unique_ptr<PartHolder>> Parts;
};

} // namespace async_tidy

#endif
