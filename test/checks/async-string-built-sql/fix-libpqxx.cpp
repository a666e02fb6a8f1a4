// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t --unsafe -- -std=c++17 -w

// Bound parameters with libpqxx, on the real header.

#include <pqxx/pqxx>
#include <string>

struct User {
  std::string Name;
};

void find(pqxx::work &Tx, pqxx::work *Other, const User &U, const char *Note) {
  Tx.exec("SELECT * FROM users WHERE name = '" + U.Name + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'Name' is spliced into the SQL that 'pqxx::work::exec' runs
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'Tx.exec_params("SELECT * FROM users WHERE name = $1", U.Name)' binds the values
  // CHECK-FIXES:   Tx.exec_params("SELECT * FROM users WHERE name = $1", U.Name);
  Other->exec("INSERT INTO users (name, \"note\") VALUES ('" + U.Name + "', '" + Note + "')");
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Name' is spliced into the SQL
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: {{.*}} binds the values
  // CHECK-FIXES:   Other->exec_params("INSERT INTO users (name, \"note\") VALUES ($1, $2)", U.Name, Note);
  Tx.exec("SELECT 1 FROM users WHERE name = '" + U.Name + "'", "described");
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'Name' is spliced into the SQL
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
}

// The library's own quoting.
void quoted(pqxx::work &Tx, const User &U) {
  Tx.exec("SELECT * FROM users WHERE name = " + Tx.quote(U.Name));
  Tx.exec("SELECT * FROM users WHERE name = '" + Tx.esc(U.Name) + "'");
  Tx.exec("SELECT * FROM " + Tx.quote_name(U.Name));
  Tx.exec_params("SELECT * FROM users WHERE name = $1", U.Name);
}
