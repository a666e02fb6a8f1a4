// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/mysql-connector-cpp %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/mysql-connector-cpp \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of MySQL Connector/C++, on a mock.

#include <cppconn/driver.h>

void queries(sql::Driver *Driver, const std::string &Sql) {
  sql::Connection *Connection = Driver->connect("host", "user", "");
  sql::Statement *Statement = Connection->createStatement();
  Statement->execute(Sql);
  sql::ResultSet *Rows = Statement->executeQuery(Sql);
  sql::PreparedStatement *Prepared = Connection->prepareStatement(Sql);
  Prepared->executeQuery();
  Connection->commit();
  // Nothing goes to the server.
  Prepared->setInt(1, 2);
  Rows->next();
  Rows->getInt(1);
  Connection->isClosed();
  get_driver_instance();
}
// CHECK: {{^}}[[@LINE-15]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-15]]: call 'sql::Driver::connect': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-14]]: call 'sql::Statement::execute': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'sql::Statement::executeQuery': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'sql::Connection::prepareStatement': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'sql::PreparedStatement::executeQuery': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'sql::Connection::commit': blocking=database operation=query-database
