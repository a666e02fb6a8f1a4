// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_POLLING_IDLECODE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_POLLING_IDLECODE_H

#include "support/bodies/Cycles.h"
#include "support/code/Mentions.h"
#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace async_tidy {

/// What a call does, seen from whoever waits until others have changed
/// something.
enum class CallEffect {
  /// It may change anything.
  Works,
  /// It looks, computes or logs.
  Looks,
  /// It changes one variable of the caller's own: its first argument or object.
  Counts,
  /// It comes back with nothing, a null or false value, and nothing changed; or
  /// has done something.
  Polls,
  /// Awaited, it only lets time or others pass.
  Sleeps,
};

/// Knows what calls do.
class CallEffects {
public:
  virtual ~CallEffects() = default;
  virtual CallEffect of(const clang::CallExpr &Call) = 0;
  virtual CallEffect of(const clang::CXXConstructExpr &Construction) = 0;
};

/// The variable or field that a timer is on whose end \p Wait waits, or that
/// \p Wait gives its time; null of a temporary one.
const clang::ValueDecl *timerOf(const clang::CallExpr &Wait);

/// What one block of a control flow graph does.
struct IdleBlock {
  /// It only looks, counts and sleeps, or comes back from a poll with nothing.
  bool IsIdle = true;
  /// It has a suspension point that is no sleep.
  bool Awaits = false;
  /// Those that read from a stream and give their error as a value. Alone they
  /// leave the block idle: for when the stream has ended.
  llvm::SmallVector<const clang::Expr *, 1> Reads;
  /// The suspension points that are.
  llvm::SmallVector<const clang::Expr *, 1> Sleeps;
  llvm::SmallVector<const clang::CallExpr *, 1> Polls;
  /// The function's own variables that it changes.
  llvm::SmallVector<const clang::ValueDecl *, 2> Counted;
  /// The timers, variables and fields, that it gives a time, and that.
  llvm::SmallVector<std::pair<const clang::ValueDecl *, const clang::Expr *>, 1>
      Armed;
  llvm::SmallVector<const clang::ValueDecl *, 2> Declared;
  /// The way that is taken where a poll has given nothing, or a read has
  /// failed, of the two behind a condition that asks for that.
  std::optional<unsigned> EmptyWay;
  const clang::Expr *Asked = nullptr;
};

/// What the blocks of one function's own code do.
class IdleCode {
public:
  IdleCode(const clang::FunctionDecl &Function, CallEffects &Calls,
           AsyncModel &Model);

  const BodyGraph &graph() const { return Graph; }
  const IdleBlock &of(const clang::CFGBlock &Block) const {
    return Blocks[Block.getBlockID()];
  }
  /// The blocks behind \p Block, as far as they may be next where it is idle.
  BlockList waysFrom(const clang::CFGBlock &Block) const;
  /// Whether \p Variable lives in the function alone, and no reference to it
  /// elsewhere.
  bool isOwn(const clang::ValueDecl &Variable) const;

private:
  void read(const clang::CFGBlock &Block);
  void readExpr(const clang::Stmt &S, IdleBlock &Into);
  void readCall(const clang::CallExpr &Call, IdleBlock &Into);
  void change(const clang::Expr *Changed, IdleBlock &Into);
  bool worksAtItsEnd(const clang::VarDecl &Variable) const;
  bool isSleep(const clang::CallExpr &Call);
  void findAwaits();
  const clang::Expr *readBehind(const clang::ValueDecl &Named) const;
  void findTests();

  CallEffects &Calls;
  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  const BodyGraph &Graph;
  /// By block.
  std::vector<IdleBlock> Blocks;
  /// What belongs to suspension points that are sleeps, or none.
  llvm::DenseSet<const clang::Stmt *> AwaitParts;
  /// Those of them that are sleeps.
  llvm::DenseSet<const clang::Stmt *> Sleeps;
  /// Those that read from streams.
  llvm::DenseSet<const clang::Stmt *> Reads;
  /// Variables that lambdas take by reference.
  llvm::DenseSet<const clang::ValueDecl *> Taken;
};

} // namespace async_tidy

#endif
