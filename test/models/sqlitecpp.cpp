// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// The facts of SQLiteCpp, on the real headers.

#include <SQLiteCpp/SQLiteCpp.h>

void queries(SQLite::Database &Database, const std::string &Name) {
  Database.exec("DELETE FROM users");
  Database.execAndGet("SELECT id FROM users WHERE name = '" + Name + "'");
  SQLite::Statement Bound(Database, "SELECT id FROM users WHERE name = ?");
  Bound.bind(1, Name);
  SQLite::Statement Built(Database, "SELECT id FROM users WHERE name = '" + Name + "'");
}
// CHECK: {{^}}[[@LINE-7]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-7]]: call 'SQLite::Database::exec': sink=sql
// CHECK: {{^}}[[@LINE-7]]: call 'SQLite::Database::execAndGet': sink=sql
// CHECK-MESSAGES: :[[@LINE-8]]:12: warning: 'Name' is spliced into the SQL that 'SQLite::Database::execAndGet' runs
// CHECK-MESSAGES: note: 'Name' comes from here
// CHECK-MESSAGES: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:21: warning: 'Name' is spliced into the SQL that 'SQLite::Statement' runs
// CHECK-MESSAGES: note: 'Name' comes from here
// CHECK-MESSAGES: note: becomes part of a longer text here
