// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_NONBLOCKING_WOULDBLOCKTESTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_NONBLOCKING_WOULDBLOCKTESTS_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Where a function compares errors with "it would have had to wait":
///     n = recv(fd, ...); if (n < 0 && errno == EAGAIN)
///     socket.read_some(buffer, error); if (error == would_block)
class WouldBlockTests {
public:
  WouldBlockTests() = default;
  /// \p Errors are the names of such errors.
  WouldBlockTests(const clang::FunctionDecl &Function,
                  const std::vector<std::string> &Errors);

  /// Whether one of them asks for the error of \p Call: by a variable that the
  /// call was the last to be given or to give, by errno as the last call before
  /// that is read, or in a handler of the block that the call is in.
  bool ask(const clang::CallExpr &Call) const { return Asked.contains(&Call); }

private:
  class Reader;

  llvm::DenseSet<const clang::CallExpr *> Asked;
};

} // namespace async_tidy

#endif
