// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWGRAPH_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWGRAPH_H

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/PointerUnion.h"
#include "llvm/ADT/SmallVector.h"
#include <string>
#include <vector>

namespace async_tidy {

/// What a value at one place of a function is.
enum class FlowKind {
  /// Nothing that data flows through: a number, an unknown.
  None,
  /// A literal, or a constant that the program was compiled with.
  Constant,
  Parameter,
  /// A variable that lives outside the function.
  Global,
  /// A field, or a part that a structured binding names.
  Member,
  /// What a call gives back that is not known to pass anything on.
  Call,
  /// What a local holds after a call that may have written to it.
  Written,
  /// What a local holds from here on.
  Store,
  /// Passes on what flows into it: a view, a cast, an arm of ?:, two ways
  /// that meet.
  Pass,
  /// Text that is made of several pieces.
  Join,
  /// Text in which SQL finds one value or name.
  Quoted,
  /// What a function gives back.
  Result,
};

/// How data moves from one value to the next.
enum class FlowStep {
  /// Unchanged.
  Same,
  /// As a piece of a text.
  Part,
  /// Into a call of which nothing is known.
  Through,
  /// From an object to its member.
  Owner,
  /// Through a function that makes text safe for SQL.
  Quoting,
  /// Into a parameter of a function of the program, and out by its result.
  Argument,
};

using FlowId = unsigned;

struct FlowEdge {
  FlowId From = 0;
  FlowStep Step = FlowStep::Same;
  /// Of an argument: which parameter.
  unsigned Parameter = 0;
};

/// What an element is asked for with: a literal, an enumerator, what the caller
/// names.
using FlowKey = llvm::PointerUnion<const clang::StringLiteral *,
                                   const clang::EnumConstantDecl *,
                                   const clang::ParmVarDecl *>;

/// The name that a key is; empty where there is none, or a wide one.
std::string nameOfKey(FlowKey Key);

struct FlowNode {
  FlowKind Kind = FlowKind::None;
  /// What the value is, as written; null for a parameter.
  const clang::Stmt *Written = nullptr;
  clang::SourceLocation At;
  /// The declaration that names the value, or the called function.
  const clang::NamedDecl *Named = nullptr;
  /// What an element is asked for with: headers["cookie"].
  FlowKey Key;
  /// Of what a call has written: by which of its parameters.
  unsigned Parameter = 0;
  clang::QualType Type;
  /// Data moves here from these; pieces of a text in their order.
  llvm::SmallVector<FlowEdge, 2> From;
};

/// An expression that gives data to a call.
struct FlowUse {
  /// The call or construction.
  const clang::Expr *User = nullptr;
  const clang::FunctionDecl *Callee = nullptr;
  /// The function, or lambda in it, that makes the call.
  const clang::FunctionDecl *In = nullptr;
  /// What the call gives back, and what its object was before it.
  FlowId Result = 0;
  FlowId Object = 0;
  llvm::SmallVector<FlowId, 4> Arguments;
};

/// What a function writes to a place that outlives it; None where nothing can
/// come from there that data flows through.
struct FlowWrite {
  const clang::ValueDecl *Into = nullptr;
  FlowId Value = 0;
};

/// How values move through one function and the lambdas in it, in the order in
/// which its statements run. Node 0 is no value.
struct FlowGraph {
  std::vector<FlowNode> Nodes;
  /// Every call and construction, in the order of the control flow.
  std::vector<FlowUse> Uses;
  /// By index of the parameter; None where it has no data. What comes for ...
  /// is one more.
  std::vector<FlowId> Parameters;
  /// By index of the parameter, what its caller finds in what it has given for
  /// it; None where nothing is written to it.
  std::vector<FlowId> Outs;
  FlowId Result = 0;
  /// Those of the lambdas in it.
  llvm::DenseMap<const clang::ParmVarDecl *, FlowId> LambdaParameters;
  /// In any order.
  std::vector<FlowWrite> Lasting;

  FlowGraph() : Nodes(1) {}
};

} // namespace async_tidy

#endif
