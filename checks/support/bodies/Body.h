// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BODIES_BODY_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BODIES_BODY_H

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace async_tidy {

/// What a control flow graph shows beside the statements.
enum class GraphKind {
  /// A constructor's initialisers.
  Plain,
  /// The ends of variables' lives.
  Lifetimes,
  /// The ways to handlers of exceptions.
  Exceptions,
};

/// The control flow graph of one body, with every statement in a place.
class BodyGraph {
public:
  BodyGraph(const clang::FunctionDecl &Function, GraphKind Kind);

  /// Null where clang cannot build it.
  const clang::CFG *cfg() const { return Graph.get(); }

  struct Place {
    const clang::CFGBlock *Block = nullptr;
    /// Among the block's elements.
    unsigned Index = 0;
  };
  /// Where \p Statement stands in a graph that there is, in the order of its
  /// blocks: more than once, where different ways have it.
  llvm::ArrayRef<Place> placesOf(const clang::Stmt &Statement) const;

  /// Whether \p Statement may run once more behind itself; true where that
  /// cannot be told.
  bool isInCycle(const clang::Stmt &Statement) const;

  /// Whether \p To may run behind \p From, which may be the same statement;
  /// true where that cannot be told.
  bool mayFollow(const clang::Stmt &From, const clang::Stmt &To) const;

private:
  std::unique_ptr<clang::CFG> Graph;
  /// By address, which a body of thousands of lines has no room for a map of;
  /// and where each of them stands. Empty until they are asked for.
  mutable std::vector<const clang::Stmt *> Statements;
  mutable std::vector<Place> Places;
  /// The blocks that a way leads from back to themselves.
  mutable std::optional<llvm::DenseSet<const clang::CFGBlock *>> Cyclic;
};

/// A loop of one body.
struct Loop {
  const clang::Stmt *Of = nullptr;
  const Loop *Outer = nullptr;
  /// One of its own statements, or of loops in it, suspends.
  bool Awaits = false;
};

/// A call, a construction, a lambda or the name of a function, in one body.
struct CodePlace {
  const clang::Expr *Of = nullptr;
  /// The innermost call around it, construction around it, and loop.
  const clang::CallExpr *Taker = nullptr;
  const clang::CXXConstructExpr *Made = nullptr;
  const Loop *Around = nullptr;
};

/// What is read of one function's body: each part once, when it is first asked
/// for.
class Body {
public:
  explicit Body(const clang::FunctionDecl &Function) : Function(Function) {}

  const clang::FunctionDecl &function() const { return Function; }

  /// Every co_await and co_yield of the function's own code, dependent ones
  /// too, in source order; not those of nested lambdas, nor the implicit ones
  /// at a coroutine's start and end.
  llvm::ArrayRef<const clang::Expr *> suspensionPoints();

  /// The calls of the function's own code that name \p Variable in any of
  /// their parts, captures and bodies of lambdas among them, in source order.
  llvm::SmallVector<const clang::CallExpr *, 4>
  callsNaming(const clang::ValueDecl &Variable);

  /// The suspension points that name \p Variable in what they wait for, in
  /// source order.
  llvm::ArrayRef<const clang::Expr *>
  suspensionPointsNaming(const clang::ValueDecl &Variable);

  /// The innermost call around the lambda expression that \p Method belongs to;
  /// null where there is none.
  const clang::CallExpr *callGiven(const clang::CXXMethodDecl &Method);

  /// The calls, constructions and lambdas of the function's own code, and the
  /// functions that it names without calling them, in source order.
  llvm::ArrayRef<CodePlace> places();

  /// The built-in assignments, increments and decrements of the function's own
  /// code, in source order.
  llvm::ArrayRef<const clang::Expr *> assignments();

  /// Whether anything in the body, lambdas among it, may give \p Variable
  /// another value: an assignment, its address, a parameter that can write.
  bool mayChange(const clang::VarDecl &Variable);

  const BodyGraph &graph(GraphKind Kind = GraphKind::Plain);

private:
  class Reader;

  /// A call, and the one around it: an index among the calls.
  struct CallPlace {
    const clang::CallExpr *Call = nullptr;
    std::optional<unsigned> Outer;
  };
  /// What one walk over the function's own code finds.
  struct Index {
    llvm::SmallVector<const clang::Expr *, 8> Points;
    /// In the order in which they begin.
    std::vector<CallPlace> Calls;
    /// Of each variable the innermost calls around its mentions.
    llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<unsigned, 2>>
        Mentions;
    /// Of each variable the suspension points around its mentions.
    llvm::DenseMap<const clang::ValueDecl *,
                   llvm::SmallVector<const clang::Expr *, 2>>
        Awaits;
    llvm::SmallVector<CodePlace, 16> Places;
    llvm::SmallVector<const clang::Expr *, 8> Assignments;
    /// Their addresses last.
    std::deque<Loop> Loops;
    /// The innermost calls around lambda expressions, by their classes.
    llvm::DenseMap<const clang::CXXRecordDecl *, const clang::CallExpr *>
        Takers;
  };
  const Index &index();

  const clang::FunctionDecl &Function;
  std::optional<Index> Found;
  std::optional<llvm::DenseSet<const clang::ValueDecl *>> Changed;
  std::array<std::unique_ptr<BodyGraph>, 3> Graphs;
};

/// The bodies that were asked for last: what all checks ask of one function
/// they ask one after the other.
class Bodies {
public:
  std::shared_ptr<Body> of(const clang::FunctionDecl &Function);
  /// Whoever asks again has them read again.
  void forgetAll() { Latest.clear(); }

private:
  std::deque<std::pair<const clang::FunctionDecl *, std::shared_ptr<Body>>>
      Latest;
};

} // namespace async_tidy

#endif
