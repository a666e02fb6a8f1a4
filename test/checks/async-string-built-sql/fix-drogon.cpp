// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t --unsafe --cured -- -std=c++20 -w -isystem %inputs/lib/drogon

// Bound parameters with Drogon, on a mock.

#include <drogon/orm/DbClient.h>
#include <string>

void find(drogon::orm::DbClient &Client, const std::string &Name, const std::string &City) {
  Client.execSqlSync("SELECT * FROM users WHERE name = '" + Name + "' AND city = '" + City + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Name' is spliced into the SQL that 'drogon::orm::DbClient::execSqlSync' runs
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'Client.execSqlSync("SELECT * FROM users WHERE name = $1 AND city = $2", Name, City)' binds the values
  // CHECK-FIXES:   Client.execSqlSync("SELECT * FROM users WHERE name = $1 AND city = $2", Name, City);
  auto Later = Client.execSqlAsyncFuture("DELETE FROM users WHERE name = '" + Name + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'Name' is spliced into the SQL that 'drogon::orm::DbClient::execSqlAsyncFuture' runs
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-4]]:16: note: {{.*}} binds the values
  // CHECK-FIXES:   auto Later = Client.execSqlAsyncFuture("DELETE FROM users WHERE name = $1", Name);
}
