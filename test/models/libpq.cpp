// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of libpq, on the real header.

#include <postgresql/libpq-fe.h>

void opens(const char *const *Keys, const char *const *Values, PGconn *Connection) {
  PQconnectdb("");
  PQconnectdbParams(Keys, Values, 0);
  PQreset(Connection);
  // The asynchronous interface.
  PQconnectStart("");
  PQconnectPoll(Connection);
  PQresetStart(Connection);
  PQfinish(Connection);
}
// CHECK: {{^}}[[@LINE-10]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-10]]: call 'PQconnectdb': opens-handle blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-10]]: call 'PQconnectdbParams': opens-handle blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-10]]: call 'PQreset': transaction-end blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-9]]: call 'PQconnectStart': opens-handle
// CHECK: {{^}}[[@LINE-8]]: call 'PQresetStart': transaction-end
// CHECK: {{^}}[[@LINE-8]]: call 'PQfinish': closes-handle

void queries(PGconn *Connection, const char *Sql, char **Buffer) {
  PQexec(Connection, Sql);
  PQexecParams(Connection, Sql, 0, nullptr, nullptr, nullptr, nullptr, 0);
  PQprepare(Connection, "name", Sql, 0, nullptr);
  PQexecPrepared(Connection, "name", 0, nullptr, nullptr, nullptr, 0);
  PQgetCopyData(Connection, Buffer, 0);
  PQgetCopyData(Connection, Buffer, 1);
  // The asynchronous interface. PQgetResult waits only while PQisBusy.
  PQsendQuery(Connection, Sql);
  PQsendPrepare(Connection, "name", Sql, 0, nullptr);
  PQconsumeInput(Connection);
  PQisBusy(Connection);
  PQgetResult(Connection);
  PQflush(Connection);
}
// CHECK: {{^}}[[@LINE-15]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-15]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-15]]: call 'PQexecParams': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-15]]: call 'PQprepare': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-15]]: call 'PQexecPrepared': opens-handle blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-15]]: call 'PQgetCopyData': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'PQsendQuery': sink=sql
// CHECK: {{^}}[[@LINE-13]]: call 'PQsendPrepare': sink=sql
// CHECK: {{^}}[[@LINE-11]]: call 'PQgetResult': opens-handle

void results(PGresult *Result) {
  PQgetvalue(Result, 0, 0);
  PQntuples(Result);
  PQclear(Result);
}
// CHECK: {{^}}[[@LINE-5]]: function 'results': plain
// CHECK: {{^}}[[@LINE-3]]: call 'PQclear': closes-handle
