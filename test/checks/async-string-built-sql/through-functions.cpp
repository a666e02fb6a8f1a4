// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// Through functions of the same file.

#include <postgresql/libpq-fe.h>
#include <string>
class Store {
public:
  void run(const std::string &Sql) { PQexec(Connection, Sql.c_str()); }
  void find(const std::string &Name) { run("SELECT * FROM users WHERE name = '" + Name + "'"); }
  void good() { run("SELECT 1"); }
private:
  PGconn *Connection;
};
// CHECK-MESSAGES: :[[@LINE-5]]:40: warning: 'Name' is spliced into the SQL that 'Store::run' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:32: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-8]]:38: note: 'PQexec' is given it here
std::string where(const std::string &Name) { return " WHERE name = '" + Name + "'"; }
std::string trimmed(const std::string &Name) { return Name.substr(1); }
std::string limit(int N) { return " LIMIT " + std::to_string(N); }
void helpers(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("SELECT * FROM users" + where(Name)).c_str());
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + trimmed(Name) + "'").c_str());
  PQexec(Connection, ("SELECT * FROM users" + limit(5)).c_str());
  PQexec(Connection, ("SELECT * FROM users" + where("ada")).c_str());
}
// CHECK-MESSAGES: :[[@LINE-5]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:53: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:47: note: passes through 'where' here
// CHECK-MESSAGES: :[[@LINE-7]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-10]]:53: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-9]]:62: note: passes through 'trimmed' here
struct Statement {
  Statement(PGconn *Connection, const char *Sql) { PQprepare(Connection, "", Sql, 0, nullptr); }
  Statement &bind(int Place, const std::string &Value);
};
void constructs(PGconn *Connection, const std::string &Name) {
  std::string Sql = "SELECT * FROM users WHERE name = '" + Name + "'";
  Statement(Connection, Sql.c_str());
  Statement(Connection, "SELECT * FROM users WHERE name = ?").bind(1, Name);
}
// CHECK-MESSAGES: :[[@LINE-3]]:3: warning: 'Name' is spliced into the SQL that 'Statement' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:56: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:58: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-11]]:52: note: 'PQprepare' is given it here
int depth(PGconn *Connection, const std::string &Sql, int Left) {
  return Left ? depth(Connection, Sql + " ", Left - 1) : PQntuples(PQexec(Connection, Sql.c_str()));
}
void recursive(PGconn *Connection, const std::string &Name) {
  depth(Connection, "SELECT * FROM users WHERE name = '" + Name + "'", 3);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'depth' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:55: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:58: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:68: note: 'PQexec' is given it here
