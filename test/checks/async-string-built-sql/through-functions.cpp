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
