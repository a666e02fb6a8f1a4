// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWBUILDER_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWBUILDER_H

#include "FlowVariables.h"
#include "TextRoles.h"
#include "TextTypes.h"
#include "support/coroutines/AsyncModel.h"
#include "support/facts/CallConditions.h"

namespace async_tidy {

/// Walks the control flow graph of one function or lambda and adds its values
/// to a flow graph.
class FlowBuilder {
public:
  /// What a lambda finds in the variables of the functions around it.
  using Captures = llvm::DenseMap<const clang::VarDecl *, FlowId>;

  FlowBuilder(FlowGraph &Graph, const AsyncModel &Model, TextTypes &Types,
              const clang::FunctionDecl &Function, Captures Outside);

  /// False where clang makes no control flow graph of the body.
  bool run();

  /// What \p Variable, of a function around this lambda, holds at its end;
  /// None where the lambda leaves it alone.
  FlowId atEnd(const clang::VarDecl &Variable);

private:
  class Prescan;

  // FlowBuilder.cpp: declarations and expressions.
  void visit(const clang::Stmt &Statement);
  void declare(const clang::VarDecl &Variable);
  void initialise(const clang::CXXCtorInitializer &Initializer);
  void leave();
  FlowId evaluate(const clang::Expr &E);
  FlowId reference(const clang::DeclRefExpr &Reference);
  FlowId member(const clang::MemberExpr &Member);
  FlowId construction(const clang::CXXConstructExpr &Construction);
  FlowId elements(llvm::ArrayRef<const clang::Expr *> All,
                  const clang::Expr &E);
  void runLambda(const clang::LambdaExpr &Lambda);

  // FlowCalls.cpp: calls.
  FlowId call(const clang::CallExpr &Call);
  void giveToLambda(const clang::CallExpr &Call);
  FlowId escape(const clang::CallExpr &Call, const WrittenArguments &Written);
  FlowId textCall(const clang::CallExpr &Call, TextUse Use,
                  const CallFact &Fact, const WrittenArguments &Written);
  bool startsVariadic(const clang::CallExpr &Call);
  bool copiesVariadic(const clang::CallExpr &Call);
  FlowId unknownCall(const clang::CallExpr &Call,
                     const WrittenArguments &Written);
  void writtenByCall(const clang::CallExpr &Call, FlowId Result);
  void note(const clang::Expr &User, const clang::FunctionDecl *Callee,
            const clang::Expr *Object,
            llvm::ArrayRef<const clang::Expr *> Arguments);

  // FlowPlaces.cpp: what holds values.
  FlowId atEntry(PlaceId Place);
  FlowId global(const clang::VarDecl &Variable, const clang::Stmt *Written);
  void fillFields(const clang::VarDecl &Variable, const clang::Expr &Init);
  /// The name that an expression is, or that its object or array has.
  struct Root {
    const clang::Expr *Name = nullptr;
    /// It is all of what is named.
    bool IsWhole = true;
  };
  Root rootOf(const clang::Expr *E);
  /// Of what a call gives back.
  Root rootOf(const clang::CallExpr &Call);
  /// The field or global variable that \p Name stands for; null where it is
  /// none that outlives the function.
  const clang::ValueDecl *lastingOf(const clang::Expr *Name) const;
  /// Remembers that \p Value is written to \p E, should that outlive the
  /// function.
  void keep(const clang::Expr &E, FlowId Value);
  void keepIn(const clang::ValueDecl &Place, FlowId Value);
  void keepFields(const clang::InitListExpr &List);

  /// What has been found of an expression.
  FlowId value(const clang::Expr *E) const;
  FlowId add(FlowKind Kind, const clang::Stmt *Written,
             const clang::NamedDecl *Named, clang::QualType Type,
             clang::SourceLocation At);
  FlowId addFor(FlowKind Kind, const clang::Expr &E,
                const clang::NamedDecl *Named = nullptr);
  void connect(FlowId To, FlowId From, FlowStep Step, unsigned Parameter = 0);

  /// The variable that \p E names or is a part of.
  struct Target {
    PlaceId Place;
    /// The whole of the place, not one of its elements.
    bool IsWhole;
  };
  std::optional<Target> targetOf(const clang::Expr *E);
  std::optional<FlowPlace> placeOf(const clang::Expr *E) const;
  FlowId read(PlaceId Place) { return Variables->read(Place, *Block); }
  void write(PlaceId Place, FlowId Value);
  /// Stores \p Value where \p E says, under that place's name.
  FlowId store(const clang::Expr &E, const clang::Stmt &Written, FlowId Value);

  FlowGraph &Graph;
  const AsyncModel &Model;
  TextTypes &Types;
  const clang::FunctionDecl &Function;
  Captures Outside;
  std::shared_ptr<Body> Read;
  /// Of what is read.
  const clang::CFG *Code = nullptr;
  std::optional<FlowVariables> Variables;
  const clang::CFGBlock *Block = nullptr;
  llvm::DenseMap<const clang::Expr *, FlowId> Values;
  /// References, and pointers that are never changed, by what they stand for.
  llvm::DenseMap<const clang::VarDecl *, FlowPlace> Aliases;
  llvm::DenseMap<const clang::VarDecl *, const clang::CXXForRangeStmt *>
      LoopVariables;
  llvm::DenseMap<const clang::VarDecl *, FlowId> Globals;
  /// What other values are assigned to, and what is only counted up or down.
  llvm::DenseSet<const clang::VarDecl *> Changed;
  llvm::DenseSet<const clang::VarDecl *> Moved;
  llvm::DenseSet<const clang::VarDecl *> Written;
  /// The names of what has been written to.
  llvm::DenseSet<const clang::Expr *> Followed;
  /// A chain of calls is asked for at each of them.
  llvm::DenseMap<const clang::CallExpr *, Root> Roots;
};

} // namespace async_tidy

#endif
