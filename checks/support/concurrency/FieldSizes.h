// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_FIELDSIZES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_FIELDSIZES_H

#include "SizeFlow.h"

namespace async_tidy {

/// How large the members of the main file's own classes can be, whatever the
/// program does: all that writes them is in the unit.
class FieldSizes {
public:
  explicit FieldSizes(AsyncModel &Model);

  /// The most that \p Field can be. One that the program itself fills where it
  /// starts, from its configuration, counts as one. Nothing where that cannot
  /// be told.
  std::optional<uint64_t> of(const clang::FieldDecl &Field, SizeReader &Reader);

private:
  void read(const clang::DeclContext &Declarations);
  void read(const clang::FunctionDecl &Function);
  std::optional<uint64_t> find(const clang::FieldDecl &Field,
                               SizeReader &Reader);
  std::optional<uint64_t> initial(const clang::FieldDecl &Field,
                                  const clang::CXXRecordDecl &Class,
                                  SizeReader &Reader) const;
  /// How often \p Function runs for one object of \p Class, or in the program:
  /// by what the text of its callers says.
  std::optional<uint64_t> runsOf(const clang::FunctionDecl &Function,
                                 const clang::CXXRecordDecl &Class,
                                 SizeReader &Reader, unsigned Depth = 0);
  /// Whether objects of \p Class may be made while the program serves.
  bool isMadePerEvent(const clang::CXXRecordDecl &Class, SizeReader &Reader);

  template <typename T> struct In {
    const clang::FunctionDecl *Function;
    T What;
  };
  AsyncModel &Model;
  llvm::DenseMap<const clang::ValueDecl *, std::vector<In<SizeChange>>> Changes;
  llvm::DenseSet<const clang::ValueDecl *> Shared;
  /// By what is called.
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<In<SizeChanges::Run>>>
      Runs;
  llvm::DenseSet<const clang::FunctionDecl *> HandedOn;
  llvm::DenseMap<const clang::CXXRecordDecl *,
                 std::vector<const clang::FunctionDecl *>>
      Makers;
  llvm::DenseMap<const clang::FieldDecl *, std::optional<uint64_t>> Known;
};

} // namespace async_tidy

#endif
