// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of libpqxx, on the real header.

#include <pqxx/pqxx>
#include <string>

void opens() {
  pqxx::connection Connection("dbname=test");
}
// CHECK: {{^}}[[@LINE-3]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-3]]: construction 'pqxx::basic_connection_base': blocking=database operation=open-database

void queries(pqxx::connection &Connection, const std::string &Sql) {
  pqxx::work Transaction(Connection);
  Transaction.exec(Sql);
  Transaction.exec1(Sql);
  Transaction.exec_params(Sql, 1);
  Transaction.exec_prepared("name", 1);
  Connection.prepare("name", Sql);
  Transaction.commit();
  // Nothing goes to the server.
  Transaction.quote(Sql);
  Transaction.esc(Sql);
  Connection.is_open();
}
// CHECK: {{^}}[[@LINE-13]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-13]]: construction 'pqxx::transaction': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'pqxx::work::exec': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'pqxx::work::exec1': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'pqxx::work::exec_params': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'pqxx::work::exec_prepared': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'pqxx::connection::prepare': sink=sql
// CHECK: {{^}}[[@LINE-13]]: call 'pqxx::work::commit': blocking=database operation=query-database

void reads(const pqxx::result &Result) {
  Result.size();
  Result[0][0].as<int>();
}
// CHECK: {{^}}[[@LINE-4]]: function 'reads': plain
