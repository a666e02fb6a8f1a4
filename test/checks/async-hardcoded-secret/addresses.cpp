// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-hardcoded-secret %t -- -std=c++20 -w

// Passwords inside URLs and connection strings, wherever they stand.

#include <postgresql/libpq-fe.h>
#include <string>

const char *database = "postgresql://app:hunter2@db.internal:5432/orders";
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the password in this URL stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
std::string proxy = "use http://bob:p%40ssw0rd@proxy.example.com/ for all";
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the password in this URL stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
void open() {
  PQconnectdb("host=localhost user=app password=hunter2 dbname=orders");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the password in this connection string stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  PQconnectdb("dbname=orders "
              "password='secret'");
  // CHECK-MESSAGES: :[[@LINE-2]]:15: warning: the password in this connection string stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  std::string odbc = "Driver={SQL};Server=db;Uid=sa;Pwd=Hunter2;";
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the password in this connection string stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
}
