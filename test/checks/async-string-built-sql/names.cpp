// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// What the run-time text is in the statement: a name, a clause, a value.

#include <postgresql/libpq-fe.h>
#include <string>

void table(PGconn *Connection, const std::string &Table) {
  PQexec(Connection, ("SELECT * FROM " + Table).c_str());
  PQexec(Connection, ("DROP TABLE \"" + Table + "\"").c_str());
  PQexec(Connection, ("SELECT * FROM app." + Table + " WHERE id = 1").c_str());
}
// CHECK-MESSAGES: :[[@LINE-4]]:3: warning: 'Table' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:51: note: 'Table' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:40: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-6]]:3: warning: 'Table' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-9]]:51: note: 'Table' comes from here
// CHECK-MESSAGES: :[[@LINE-8]]:39: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:3: warning: 'Table' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-12]]:51: note: 'Table' comes from here
// CHECK-MESSAGES: :[[@LINE-10]]:44: note: becomes part of a longer text here
void column(PGconn *Connection, const std::string &Column) {
  PQexec(Connection, ("SELECT * FROM users ORDER BY " + Column).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Column' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:52: note: 'Column' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:55: note: becomes part of a longer text here
struct Asked {
  std::string Where;
};
void clause(PGconn *Connection, const Asked &Given) {
  PQexec(Connection, ("SELECT * FROM users LIMIT 7 " + Given.Where).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Where' becomes a part of the SQL that 'PQexec' runs, and can change what the statement does [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:15: note: 'Where' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:54: note: becomes part of a longer text here
void value(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("SELECT * FROM users WHERE name LIKE '%" + Name + "%'").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:51: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:64: note: becomes part of a longer text here
