// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of SQLite, on the real header.

#include <sqlite3.h>

void opens(sqlite3 *Database) {
  sqlite3_open("name", &Database);
  sqlite3_open_v2("name", &Database, 0, nullptr);
}
// CHECK: {{^}}[[@LINE-4]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-4]]: call 'sqlite3_open': non-blocking-off opens-handle blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-4]]: call 'sqlite3_open_v2': non-blocking-off opens-handle blocking=database operation=open-database

void queries(sqlite3 *Database, sqlite3_stmt *Statement, const char *Sql) {
  sqlite3_exec(Database, Sql, nullptr, nullptr, nullptr);
  sqlite3_prepare_v2(Database, Sql, -1, &Statement, nullptr);
  sqlite3_step(Statement);
  sqlite3_sleep(1);
  sqlite3_sleep(0);
  sqlite3_bind_int(Statement, 1, 2);
  sqlite3_column_int(Statement, 0);
  sqlite3_errmsg(Database);
  sqlite3_busy_timeout(Database, 1);
}
// CHECK: {{^}}[[@LINE-11]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-11]]: call 'sqlite3_exec': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'sqlite3_prepare_v2': non-blocking-like opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'sqlite3_step': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'sqlite3_sleep': blocking=sleep operation=sleep-for
