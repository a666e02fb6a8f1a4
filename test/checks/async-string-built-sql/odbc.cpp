// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// ODBC, whose text is cast to characters of its own, on the real headers.

#include <cstdio>
#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>
#include <string>

void directly(SQLHSTMT Statement, const std::string &Name) {
  std::string Sql = "SELECT * FROM users WHERE name = '" + Name + "'";
  SQLExecDirect(Statement, (SQLCHAR *)Sql.c_str(), SQL_NTS);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'SQLExecDirect' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:54: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:58: note: becomes part of a longer text here

void prepares(SQLHSTMT Statement, const std::string &Name) {
  std::string Sql = "DELETE FROM users WHERE name = '";
  Sql += Name + "'";
  SQLPrepare(Statement, reinterpret_cast<SQLCHAR *>(Sql.data()), SQLINTEGER(Sql.size()));
  SQLExecute(Statement);
}
// CHECK-MESSAGES: :[[@LINE-3]]:3: warning: 'Name' is spliced into the SQL that 'SQLPrepare' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:54: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:15: note: becomes part of a longer text here

void wide(SQLHSTMT Statement, const std::u16string &Name) {
  std::u16string Sql = u"SELECT * FROM users WHERE name = '" + Name + u"'";
  SQLExecDirectW(Statement, reinterpret_cast<SQLWCHAR *>(Sql.data()), SQL_NTS);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'SQLExecDirectW' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:53: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:62: note: becomes part of a longer text here

void buffer(SQLHSTMT Statement, const char *Name) {
  char Sql[256];
  snprintf(Sql, sizeof Sql, "SELECT * FROM users WHERE name = '%s'", Name);
  SQLExecDirectA(Statement, reinterpret_cast<SQLCHAR *>(Sql), SQL_NTS);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'SQLExecDirectA' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:45: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:3: note: becomes part of a longer text here
