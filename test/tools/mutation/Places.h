// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_TEST_TOOLS_MUTATION_PLACES_H
#define ASYNC_TIDY_TEST_TOOLS_MUTATION_PLACES_H

#include "support/coroutines/AsyncModel.h"
#include <vector>

/// Where a defect can be planted in correct code, by what clang has read of it.
/// scripts/mutate says what the kinds are, and which places change nothing.
/// Judged here with nothing of what the checks ask of lifetimes.
namespace async_tidy::mutation {

struct Edit {
  clang::SourceLocation At;
  unsigned Length = 0;
  std::string Text;
};

struct Place {
  llvm::StringRef Kind;
  /// What is told to people.
  clang::SourceLocation At;
  std::vector<Edit> Edits;
};

/// Where the task of a call goes.
struct Fate {
  enum class Kind {
    Unknown,
    Awaited,
    Dropped,
    Held,
    Stored,
    Returned,
    Spawned
  };
  Kind What = Kind::Unknown;
  /// Of Spawned the call that takes it.
  const clang::CallExpr *Spawn = nullptr;
  /// Of Awaited the expression, where it is a whole statement.
  const clang::Expr *Statement = nullptr;

  /// The task goes on behind the full expression of the call.
  bool lasts() const {
    return What == Kind::Held || What == Kind::Stored ||
           What == Kind::Returned || What == Kind::Spawned;
  }
};

/// A call that gives a task.
struct Start {
  const clang::FunctionDecl *By = nullptr;
  const clang::CallExpr *Call = nullptr;
  Fate Goes;
  /// The statements around the call, the outermost first.
  std::vector<const clang::Stmt *> Around;

  /// The coroutine that it runs, as defined in the unit; else null.
  const clang::FunctionDecl *coroutine() const;
};

/// What is read of a unit.
class UnitCode {
public:
  explicit UnitCode(AsyncModel &Model);

  AsyncModel &model() const { return Model; }
  llvm::ArrayRef<const clang::FunctionDecl *> functions() const {
    return Functions;
  }
  llvm::ArrayRef<Start> starts() const { return Starts; }

  /// Whether \p Use may run behind a suspension point of \p Coroutine, that
  /// behind \p From, where there is one, and not \p From once more in between.
  bool isLate(const clang::FunctionDecl &Coroutine, const clang::Stmt &Use,
              const clang::Stmt *From = nullptr) const;
  /// Whether \p Coroutine's own code names \p Variable so.
  bool isNamedLate(const clang::FunctionDecl &Coroutine,
                   const clang::ValueDecl &Variable,
                   const clang::Stmt *From = nullptr) const;
  /// Whether it uses its object so.
  bool usesThisLate(const clang::FunctionDecl &Coroutine) const;

  /// Whether the text can be edited: in the unit's main file, in no macro.
  bool isOwnText(clang::SourceRange Tokens) const;
  clang::SourceLocation endOf(clang::SourceLocation Token) const;
  /// Behind its semicolon or brace.
  clang::SourceLocation endOfStatement(const clang::Stmt &Statement) const;
  Edit insertion(clang::SourceLocation At, std::string Text) const {
    return {At, 0, std::move(Text)};
  }
  Edit replacement(clang::SourceRange Tokens, std::string Text) const;
  std::string text(clang::SourceRange Tokens) const;

private:
  AsyncModel &Model;
  std::vector<const clang::FunctionDecl *> Functions;
  std::vector<Start> Starts;
};

std::vector<Place> temporaryPlaces(const UnitCode &Code);
std::vector<Place> byReferencePlaces(const UnitCode &Code);
std::vector<Place> capturePlaces(const UnitCode &Code);
std::vector<Place> noSelfPlaces(const UnitCode &Code);
std::vector<Place> copiedPlaces(const UnitCode &Code);
std::vector<Place> neverPlaces(const UnitCode &Code);

} // namespace async_tidy::mutation

#endif
