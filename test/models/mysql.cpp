// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of MySQL's C API, on the real header of MariaDB.

#include <mariadb/mysql.h>

void opens(MYSQL *Connection) {
  mysql_real_connect(Connection, "host", "user", "", "name", 0, nullptr, 0);
  mariadb_reconnect(Connection);
  mysql_init(Connection);
  mysql_options(Connection, MYSQL_OPT_CONNECT_TIMEOUT, nullptr);
  mysql_real_connect_start(nullptr, Connection, "host", "user", "", "name", 0, nullptr, 0);
  mysql_real_connect_cont(nullptr, Connection, 0);
}
// CHECK: {{^}}[[@LINE-8]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-8]]: call 'mysql_real_connect': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-8]]: call 'mariadb_reconnect': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-8]]: call 'mysql_init': opens-handle

void queries(MYSQL *Connection, const char *Sql, unsigned long Length) {
  mysql_query(Connection, Sql);
  mysql_real_query(Connection, Sql, Length);
  mysql_store_result(Connection);
  mysql_next_result(Connection);
  mysql_commit(Connection);
  mysql_ping(Connection);
  // The asynchronous interface.
  mysql_send_query(Connection, Sql, Length);
  mysql_query_start(nullptr, Connection, Sql);
  mysql_query_cont(nullptr, Connection, 0);
  mysql_store_result_start(nullptr, Connection);
  // Nothing goes to the server.
  mysql_use_result(Connection);
  mysql_real_escape_string(Connection, nullptr, Sql, Length);
  mysql_affected_rows(Connection);
  mysql_get_socket(Connection);
  mysql_error(Connection);
}
// CHECK: {{^}}[[@LINE-19]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-19]]: call 'mysql_query': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-19]]: call 'mysql_real_query': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-19]]: call 'mysql_store_result': opens-handle blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-19]]: call 'mysql_next_result': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-19]]: call 'mysql_commit': transaction-end blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-19]]: call 'mysql_ping': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-18]]: call 'mysql_send_query': sink=sql
// CHECK: {{^}}[[@LINE-18]]: call 'mysql_query_start': sink=sql
// CHECK: {{^}}[[@LINE-15]]: call 'mysql_use_result': opens-handle

void statements(MYSQL_STMT *Statement, MYSQL_BIND *Values, const char *Sql, unsigned long Length) {
  mysql_stmt_prepare(Statement, Sql, Length);
  mysql_stmt_execute(Statement);
  mysql_stmt_store_result(Statement);
  mysql_stmt_bind_param(Statement, Values);
  mysql_stmt_execute_start(nullptr, Statement);
}
// CHECK: {{^}}[[@LINE-7]]: function 'statements': plain
// CHECK: {{^}}[[@LINE-7]]: call 'mysql_stmt_prepare': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-7]]: call 'mysql_stmt_execute': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-7]]: call 'mysql_stmt_store_result': blocking=database operation=query-database

// The rows are here already, as a rule.
void results(MYSQL_RES *Result) {
  mysql_fetch_row(Result);
  mysql_num_rows(Result);
  mysql_free_result(Result);
}
// CHECK: {{^}}[[@LINE-5]]: function 'results': plain
// CHECK: {{^}}[[@LINE-3]]: call 'mysql_free_result': closes-handle
