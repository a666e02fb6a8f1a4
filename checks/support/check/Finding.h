// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_FINDING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_FINDING_H

#include "support/catalog/Wording.h"
#include "support/code/CodeFix.h"
#include "support/code/SourcePoint.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include <string>
#include <vector>

namespace async_tidy {

/// What a check has found at one place: made by it, and shown by
/// AsyncCheck::report().
struct Finding {
  /// The token there is the warning's region.
  clang::SourceLocation At;
  /// What its fingerprint is made of: the statement, and the function or
  /// variable that it stands in.
  const clang::Stmt *Statement = nullptr;
  const clang::NamedDecl *In = nullptr;
  /// Of one that hangs on other functions, made by whoever decides it.
  Wording Words;
  /// Keeps the meaning of the program, or mends what is plainly wrong.
  CodeFix SafeFix;

  struct Note {
    clang::SourceLocation At;
    std::string Text;
    /// What the note offers; whoever applies it has to look.
    CodeFix Offer = {};
  };
  /// Behind the path.
  std::vector<Note> Notes;
  /// The way from the finding to its cause, through any file.
  std::vector<PathNote> Path;

  Finding(Wording Words, clang::SourceLocation At, const clang::Stmt &Statement,
          const clang::NamedDecl &In)
      : At(At), Statement(&Statement), In(&In), Words(std::move(Words)) {}
};

} // namespace async_tidy

#endif
