// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/nanodbc %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/nanodbc \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of nanodbc, on a mock.

#include <nanodbc/nanodbc.h>

void opens(nanodbc::connection &Other, void *Event) {
  nanodbc::connection Connection("Driver=name");
  nanodbc::connection Named("source", "user", "word");
  Other.connect("Driver=name", 5);
  // Nothing goes to the server, or nobody waits.
  nanodbc::connection Closed;
  nanodbc::connection Copy(Other);
  Other.async_connect("Driver=name", Event);
  Other.connected();
  Other.disconnect();
}
// CHECK: {{^}}[[@LINE-11]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-11]]: construction 'nanodbc::connection': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-11]]: construction 'nanodbc::connection': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-11]]: call 'nanodbc::connection::connect': blocking=database operation=open-database

void queries(nanodbc::connection &Connection, const std::string &Sql) {
  nanodbc::result Rows = nanodbc::execute(Connection, Sql);
  Rows.next();
  Rows.next_result();
  Rows.columns();
  nanodbc::just_execute(Connection, Sql, 1);
  nanodbc::catalog(Connection).list_schemas();
  nanodbc::transaction Transaction(Connection);
  Transaction.commit();
  Transaction.rollback();
}
// CHECK: {{^}}[[@LINE-11]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-11]]: call 'nanodbc::execute': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'nanodbc::result::next': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'nanodbc::result::next_result': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-10]]: call 'nanodbc::just_execute': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-10]]: call 'nanodbc::catalog::list_schemas': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-9]]: call 'nanodbc::transaction::commit': blocking=database operation=query-database

void statements(nanodbc::connection &Connection, const std::string &Sql, std::list<nanodbc::attribute> &Attributes) {
  nanodbc::statement Prepared(Connection, Sql);
  nanodbc::statement Empty(Connection);
  nanodbc::statement Made(Connection, Attributes);
  nanodbc::statement Copy(Empty);
  Empty.prepare(Connection, Sql);
  Empty.prepare(Sql);
  nanodbc::prepare(Empty, Sql);
  Empty.bind(0, "value");
  Empty.execute();
  Empty.just_execute();
  Empty.execute_direct(Connection, Sql);
  Empty.just_execute_direct(Connection, Sql);
  nanodbc::execute(Empty);
  nanodbc::transact(Empty, 1);
}
// CHECK: {{^}}[[@LINE-16]]: function 'statements': plain
// CHECK: {{^}}[[@LINE-16]]: construction 'nanodbc::statement': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'nanodbc::statement::prepare': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'nanodbc::statement::prepare': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'nanodbc::prepare': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'nanodbc::statement::execute': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'nanodbc::statement::just_execute': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'nanodbc::statement::execute_direct': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'nanodbc::statement::just_execute_direct': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'nanodbc::execute': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'nanodbc::transact': blocking=database operation=query-database

void asynchronously(nanodbc::connection &Connection, nanodbc::statement &Statement, const std::string &Sql, void *Event) {
  Statement.async_prepare(Sql, Event);
  Statement.async_execute_direct(Connection, Event, Sql);
  Statement.async_execute(Event);
}
// CHECK: {{^}}[[@LINE-5]]: function 'asynchronously': plain
// CHECK: {{^}}[[@LINE-5]]: call 'nanodbc::statement::async_prepare': sink=sql
// CHECK: {{^}}[[@LINE-5]]: call 'nanodbc::statement::async_execute_direct': sink=sql
