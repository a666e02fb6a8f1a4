// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_ERRORTYPES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_ERRORTYPES_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Where a value tells that something has failed.
enum class ErrorShape {
  Nowhere,
  /// It is an error, or a result that may be one: error_code, expected.
  Whole,
  /// In parts of it: tuple<error_code, size_t>.
  Parts,
  /// In each of several elements: vector<Try<int>>, tuple<Try<A>, Try<B>>.
  Elements,
};

/// Which types carry errors as values.
class ErrorTypes {
public:
  /// \p Own are further ones, that the user names.
  ErrorTypes(const std::vector<std::string> &Own, AsyncModel &Model)
      : Own(Own), Model(Model) {}

  ErrorShape shapeOf(clang::QualType Type);
  bool holdError(clang::QualType Type) {
    return shapeOf(Type) != ErrorShape::Nowhere;
  }

private:
  ErrorShape find(clang::QualType Type);

  const std::vector<std::string> &Own;
  AsyncModel &Model;
  llvm::DenseMap<clang::QualType, ErrorShape> Known;
};

} // namespace async_tidy

#endif
