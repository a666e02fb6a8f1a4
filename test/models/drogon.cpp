// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/drogon %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/drogon \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w -isystem %inputs/lib/drogon

// The facts of Drogon, on a mock.

#include <drogon/orm/DbClient.h>

void queries(drogon::orm::DbClient &Client, const std::string &Name) {
  Client.execSqlSync("SELECT * FROM users WHERE name = $1", Name);
  Client.execSqlAsyncFuture("SELECT * FROM users WHERE name = '" + Name + "'");
  Client << "SELECT * FROM users WHERE name = $1" << Name;
}
// CHECK: {{^}}[[@LINE-5]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-5]]: call 'drogon::orm::DbClient::execSqlSync': sink=sql
// CHECK: {{^}}[[@LINE-5]]: call 'drogon::orm::DbClient::execSqlAsyncFuture': sink=sql
// CHECK: {{^}}[[@LINE-5]]: call 'drogon::orm::DbClient::operator<<': sink=sql
// CHECK-MESSAGES: :[[@LINE-7]]:10: warning: 'Name' is spliced into the SQL that 'drogon::orm::DbClient::execSqlAsyncFuture' runs
// CHECK-MESSAGES: note: 'Name' comes from here
// CHECK-MESSAGES: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-10]]:3: note: 'Client.execSqlAsyncFuture("SELECT * FROM users WHERE name = $1", Name)' binds the values

void logs(const std::string &Name) { LOG_INFO << "name " << Name; }
// CHECK: {{^}}[[@LINE-1]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-2]]: call 'trantor::LogStream::operator<<': sink=log
// CHECK: {{^}}[[@LINE-3]]: call 'trantor::LogStream::operator<<': sink=log
