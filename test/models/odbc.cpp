// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of ODBC, on the real headers of unixODBC.

#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

void opens(SQLHDBC Connection, SQLCHAR *Text) {
  SQLConnect(Connection, Text, SQL_NTS, Text, SQL_NTS, Text, SQL_NTS);
  SQLDriverConnect(Connection, nullptr, Text, SQL_NTS, nullptr, 0, nullptr, SQL_DRIVER_NOPROMPT);
  SQLSetConnectAttr(Connection, SQL_ATTR_AUTOCOMMIT, SQL_AUTOCOMMIT_OFF, 0);
  SQLFreeHandle(SQL_HANDLE_DBC, Connection);
}
// CHECK: {{^}}[[@LINE-6]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-6]]: call 'SQLConnect': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-6]]: call 'SQLDriverConnect': blocking=database operation=open-database

void queries(SQLHSTMT Statement, SQLCHAR *Sql, SQLWCHAR *Wide, SQLLEN *Length) {
  SQLExecDirect(Statement, Sql, SQL_NTS);
  SQLExecDirectA(Statement, Sql, SQL_NTS);
  SQLExecDirectW(Statement, Wide, SQL_NTS);
  SQLPrepare(Statement, Sql, SQL_NTS);
  SQLPrepareW(Statement, Wide, SQL_NTS);
  SQLBindParameter(Statement, 1, SQL_PARAM_INPUT, SQL_C_CHAR, SQL_VARCHAR, 8, 0, Sql, 8, Length);
  SQLExecute(Statement);
  SQLFetch(Statement);
  SQLMoreResults(Statement);
  SQLTables(Statement, nullptr, 0, nullptr, 0, Sql, SQL_NTS, nullptr, 0);
  SQLRowCount(Statement, Length);
  SQLCloseCursor(Statement);
}
// CHECK: {{^}}[[@LINE-14]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-14]]: call 'SQLExecDirect': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'SQLExecDirectA': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'SQLExecDirectW': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'SQLPrepare': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'SQLPrepareW': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'SQLExecute': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'SQLFetch': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'SQLMoreResults': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'SQLTables': blocking=database operation=query-database

void transactions(SQLHDBC Connection, SQLHSTMT Statement) {
  SQLEndTran(SQL_HANDLE_DBC, Connection, SQL_COMMIT);
  SQLGetTypeInfo(Statement, SQL_ALL_TYPES);
}
// CHECK: {{^}}[[@LINE-4]]: function 'transactions': plain
// CHECK: {{^}}[[@LINE-4]]: call 'SQLEndTran': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-4]]: call 'SQLGetTypeInfo': blocking=database operation=query-database

// Another function of that name.
namespace other {
int SQLPrepare(const char *, const char *, int);
void unrelated() { SQLPrepare("", "", 0); }
} // namespace other
// CHECK: {{^}}[[@LINE-2]]: function 'other::unrelated': plain
