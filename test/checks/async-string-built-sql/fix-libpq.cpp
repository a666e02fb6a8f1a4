// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t --unsafe -- -std=c++20 -w

// Bound parameters with libpq, on the real header.

#include <postgresql/libpq-fe.h>
#include <string>

struct User {
  std::string Name;
  const char *City;
};

PGresult *find(PGconn *Connection, const User &U, const std::string &Id) {
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + U.Name + "' AND city = '" + U.City + "'").c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Name' is spliced into the SQL
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'PQexecParams({{.*}})' binds the values
  // CHECK-FIXES:   PQexecParams(Connection, "SELECT * FROM users WHERE name = $1 AND city = $2", 2, nullptr, std::array<const char *, 2>{{[{][{]}}U.Name.c_str(), U.City}}.data(), nullptr, nullptr, 0);
  return PQexec(Connection, ("DELETE FROM users WHERE id = " + Id).c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Id' is spliced into the SQL
  // CHECK-MESSAGES: note: 'Id' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'PQexecParams({{.*}})' binds the values
  // CHECK-FIXES:   return PQexecParams(Connection, "DELETE FROM users WHERE id = $1", 1, nullptr, std::array<const char *, 1>{{[{][{]}}Id.c_str()}}.data(), nullptr, nullptr, 0);
}

std::string next();

// No value of its own, not written here, or not the same when it is moved.
void others(PGconn *Connection, const std::string &Name, const std::string &List) {
  PQexec(Connection, ("SELECT * FROM users WHERE name LIKE '%" + Name + "%'").c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Name' is spliced into the SQL
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  PQexec(Connection, ("SELECT * FROM users WHERE id IN (" + List + ")").c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'List' is spliced into the SQL
  // CHECK-MESSAGES: note: 'List' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  const std::string Sql = "SELECT * FROM users WHERE name = '" + Name + "'";
  PQexec(Connection, Sql.c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Name' is spliced into the SQL
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + next() + Name + "'").c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Name' becomes a part of the SQL that 'PQexec' runs, and can change what the statement does [async-string-built-sql]
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
}
