// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// A condition that a function is given is its caller's; one that it takes from
// elsewhere is its own.

#include <cstdlib>
#include <fmt/format.h>
#include <postgresql/libpq-fe.h>
#include <string>

PGconn *Connection;
void count(const std::string &Filter) {
  PQexec(Connection, fmt::format("SELECT count(*) FROM users {}", Filter.empty() ? "" : "WHERE " + Filter).c_str());
}
void all() { count(""); }
void some() { count("age > 18"); }
void named(const std::string &Name) { count("name = '" + Name + "'"); }
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'Name' is spliced into the SQL that 'count' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-2]]:31: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:3: note: 'PQexec' is given it here
void outside() {
  std::string Filter = getenv("FILTER");
  PQexec(Connection, ("SELECT count(*) FROM users WHERE " + Filter).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'getenv("FILTER")' becomes a part of the SQL that 'PQexec' runs, and can change what the statement does [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:24: note: 'FILTER' is asked for here
// CHECK-MESSAGES: :[[@LINE-4]]:59: note: becomes part of a longer text here

class Query {
public:
  void add(const std::string &Clause) { Clauses += " AND " + Clause; }
  void run() { PQexec(Connection, ("SELECT count(*) FROM users WHERE id > 0 " + Clauses).c_str()); }
  void byName() { PQexec(Connection, ("SELECT count(*) FROM users WHERE name = '" + Clauses + "'").c_str()); }

private:
  std::string Clauses;
};
// CHECK-MESSAGES: :[[@LINE-5]]:19: warning: 'Clauses' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-3]]:15: note: 'Clauses' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:83: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:19: note: 'PQexecParams(Connection, "SELECT count(*) FROM users WHERE name = $1", 1, nullptr, std::array<const char *, 1>{{[{][{]}}Clauses.c_str()}}.data(), nullptr, nullptr, 0)' binds the values
