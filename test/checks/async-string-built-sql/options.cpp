// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t --option Scope=coroutines --option SafeCalls=checked --option CheckNames=false -- -std=c++20 -w -I%inputs

// Only coroutines, no names of tables, and what the project calls safe.

#include <postgresql/libpq-fe.h>
#include "task.h"
#include <string>

std::string checked(const std::string &Name);
std::string unchecked(const std::string &Name);

own::task<void> coroutine(PGconn *Connection, const std::string &Name, const std::string &Table) {
  PQexec(Connection, ("SELECT '" + Name + "'").c_str());
  PQexec(Connection, ("SELECT * FROM " + Table).c_str());
  PQexec(Connection, ("SELECT '" + checked(Name) + "'").c_str());
  co_return;
}
// CHECK-MESSAGES: :[[@LINE-5]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:66: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:34: note: becomes part of a longer text here

own::task<void> inLambda(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, "SELECT 1");
  auto Later = [&] { PQexec(Connection, ("SELECT '" + unchecked(Name) + "'").c_str()); };
  Later();
  co_return;
}

void plain(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("SELECT '" + Name + "'").c_str());
}
