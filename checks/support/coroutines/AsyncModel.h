// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_ASYNCMODEL_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_ASYNCMODEL_H

#include "support/blocking/Summaries.h"
#include "support/check/FindingLog.h"
#include "support/facts/Facts.h"
#include "support/facts/ProjectConfig.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <memory>
#include <optional>
#include <set>

namespace async_tidy {

class ValueFlow;

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

  ~AsyncModel();

  clang::ASTContext &context() const { return Context; }
  const Facts &facts() const { return Config->facts(); }

  /// Adds blocking calls that a check's options list: they win over facts().
  void addListed(std::shared_ptr<const Facts> Calls) {
    Listed = std::move(Calls);
  }

  /// What dropping or awaiting a value of \p Type means; nothing for a type
  /// that is neither a task nor an async operation.
  std::optional<AsyncType> asyncType(clang::QualType Type);

  ContextKind contextOf(const clang::FunctionDecl &Function);

  /// The library of the task type that \p Function returns, or null.
  const Library *libraryOf(const clang::FunctionDecl &Function);

  /// Whether a fact says that \p Call plays \p R.
  bool hasRole(const clang::CallExpr &Call, Role R) const;
  const CallFact *callFact(const clang::CallExpr &Call, Role R) const;
  const CallFact *callFact(const clang::CXXConstructExpr &Construction,
                           Role R) const;

  /// What is known of \p Call as one that lets a task run with nobody to take
  /// its exception.
  const DetachFact *detachFact(const clang::CallExpr &Call) const;

  /// How to limit what \p Call starts, where a model can say that.
  const LimitFact *limitFact(const clang::CallExpr &Call) const;

  /// What is known of a blocking call, a construction that blocks, or the end
  /// of an object's life that blocks. Null where nothing is, or where the
  /// arguments say that it does not block.
  const BlockingFact *blockingCall(const clang::CallExpr &Call) const;
  const BlockingFact *
  blockingConstruction(const clang::CXXConstructExpr &Construction) const;
  const BlockingFact *blockingDestruction(clang::QualType Type) const;

  /// Whether, on every way to \p Statement of \p Function's body, the
  /// coroutine has moved to a pool meant for blocking work.
  bool isAfterHop(const clang::FunctionDecl &Function,
                  const clang::Stmt &Statement);

  /// Whether \p Function is a lambda that is handed to a call which runs it on
  /// such a pool.
  bool runsOnPool(const clang::FunctionDecl &Function);

  /// The summaries of the unit's functions, and those that were read from
  /// elsewhere.
  BlockingReach &reach() { return Reach; }

  /// How data moves in each of the unit's functions.
  ValueFlow &flow();

  /// How data moves through the unit's functions, for other units.
  void addFlows(std::vector<FlowOutline> Found);

  /// Where the unit's functions pass guards, for other units.
  void addGuards(std::vector<GuardOutline> Found) { Guards = std::move(Found); }

  /// Takes note of a file that tells of functions elsewhere.
  void addFactsFile(std::string Path) { FactsFiles.insert(std::move(Path)); }

  /// All that has been added, and what is relevant of reach().
  ProgramRecord record();

  /// Takes note of a finding. False where this check has already reported
  /// there: another instance of the same template, say.
  bool record(FindingRecord Finding);
  /// True the first time that \p Header is asked for in \p File.
  bool takeInclude(clang::FileID File, llvm::StringRef Header) {
    return TakenIncludes.insert({File, Header.str()}).second;
  }
  llvm::ArrayRef<FindingRecord> findings() const { return Findings; }

private:
  AsyncModel(clang::ASTContext &Context,
             std::shared_ptr<const ProjectConfig> Config);

  std::optional<AsyncType> classify(clang::QualType Type);
  const BlockingFact *blockingCall(const clang::CallExpr &Call,
                                   const Facts &Known) const;

  using Statements = llvm::DenseSet<const clang::Stmt *>;

  clang::ASTContext &Context;
  std::shared_ptr<const ProjectConfig> Config;
  std::shared_ptr<const Facts> Listed;
  llvm::DenseMap<clang::QualType, std::optional<AsyncType>> Types;
  llvm::DenseMap<const clang::FunctionDecl *, Statements> AfterHop;
  llvm::DenseMap<const clang::FunctionDecl *,
                 llvm::DenseSet<const clang::FunctionDecl *>>
      OnPool;
  BlockingReach Reach;
  std::unique_ptr<ValueFlow> Flow;
  std::vector<FlowOutline> Flows;
  std::vector<GuardOutline> Guards;
  std::set<std::string> FactsFiles;
  std::vector<FindingRecord> Findings;
  std::set<std::pair<clang::FileID, std::string>> TakenIncludes;
};

} // namespace async_tidy

#endif
