// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w
// CHECK-SILENT

// Statements of ODBC whose text is the program's own, on the real headers.

#include <sql.h>
#include <sqlext.h>
#include <string>

void literal(SQLHSTMT Statement) {
  SQLExecDirect(Statement, (SQLCHAR *)"SELECT * FROM users", SQL_NTS);
}

void bound(SQLHSTMT Statement, std::string &Name) {
  std::string Sql = "SELECT * FROM users ";
  Sql += "WHERE name = ?";
  SQLPrepare(Statement, (SQLCHAR *)Sql.c_str(), SQL_NTS);
  SQLLEN Length = SQLLEN(Name.size());
  SQLBindParameter(Statement, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, Name.size(), 0, Name.data(), Length, &Length);
  SQLExecute(Statement);
}

void number(SQLHSTMT Statement, int Id) {
  std::string Sql = "SELECT * FROM users WHERE id = " + std::to_string(Id);
  SQLExecDirect(Statement, (SQLCHAR *)Sql.c_str(), SQL_NTS);
}

void whole(SQLHSTMT Statement, const std::string &Sql) {
  SQLExecDirect(Statement, (SQLCHAR *)Sql.c_str(), SQL_NTS);
}

// No SQL: a catalogue is asked by names.
void catalogue(SQLHSTMT Statement, const std::string &Name) {
  std::string Pattern = "select_" + Name + "_from";
  SQLTables(Statement, nullptr, 0, nullptr, 0, (SQLCHAR *)Pattern.c_str(), SQL_NTS, nullptr, 0);
}
