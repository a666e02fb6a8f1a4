// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_TRANSACTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_TRANSACTIONS_H

#include "WaysOut.h"
#include "support/facts/Role.h"

namespace async_tidy {

namespace role {
/// Begins a transaction on its object, or its first argument; ends one.
extern const Role TransactionBegin;
extern const Role TransactionEnd;
} // namespace role

/// A transaction that a coroutine begins and ends by hand, on a connection that
/// outlives it, and does not end on some way.
struct OpenTransaction : WayOut {
  /// The parameter, member or global variable that is the connection, or leads
  /// to it.
  const clang::ValueDecl *Connection = nullptr;
};

/// The first such way of each connection that \p Coroutine uses so: one that
/// goes without an exception, or else one that \p Throws asks for.
std::vector<OpenTransaction>
openTransactions(const clang::FunctionDecl &Coroutine, bool Throws,
                 AsyncModel &Model);

} // namespace async_tidy

#endif
