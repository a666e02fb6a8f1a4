// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// What the run-time text is in the statement: a name, a clause, a value.

#include <postgresql/libpq-fe.h>
#include <string>
#include <vector>

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

// A list of columns is none of values.
void columns(PGconn *Connection, const std::string &Columns) {
  PQexec(Connection, ("INSERT INTO users (" + Columns + ") VALUES ($1)").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Columns' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:53: note: 'Columns' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:45: note: becomes part of a longer text here
void behindOthers(PGconn *Connection, const std::string &First, const std::string &Second) {
  PQexec(Connection, ("SELECT " + First + ", " + Second + " FROM users").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'First' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:58: note: 'First' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:33: note: becomes part of a longer text here
void counted(PGconn *Connection, const std::string &Column) {
  PQexec(Connection, ("SELECT max(id), count(" + Column + ") FROM users").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Column' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:53: note: 'Column' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:48: note: becomes part of a longer text here
void set(PGconn *Connection, const std::string &Column) {
  PQexec(Connection, ("UPDATE users SET age = $1, " + Column + " = $2").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Column' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:49: note: 'Column' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:53: note: becomes part of a longer text here
void separated(PGconn *Connection, const std::vector<std::string> &Columns) {
  std::string Sql = "SELECT id";
  for (const auto &Each : Columns)
    Sql += ", " + Each;
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Columns' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:68: note: 'Columns' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:20: note: is kept in 'Each' here
// CHECK-MESSAGES: :[[@LINE-6]]:17: note: becomes part of a longer text here
void index(PGconn *Connection, const std::string &Columns) {
  PQexec(Connection, ("CREATE INDEX by_columns ON users (" + Columns + ")").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Columns' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:51: note: 'Columns' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here
void values(PGconn *Connection, const std::string &Values) {
  PQexec(Connection, ("INSERT INTO users VALUES (" + Values + ")").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Values' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:52: note: 'Values' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:52: note: becomes part of a longer text here
