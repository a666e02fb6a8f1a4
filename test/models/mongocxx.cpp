// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/mongocxx %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/mongocxx \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of mongocxx, on a mock.

#include <mongocxx/client.hpp>

void queries(mongocxx::database &Database, const mongocxx::document &Document) {
  mongocxx::collection Names = Database.collection("names");
  Names.insert_one(Document);
  Names.find_one(Document);
  Names.count_documents(Document);
  Database.run_command(Document);
  // The server is asked by the cursor's first step.
  mongocxx::cursor Cursor = Names.find(Document);
  Names.aggregate(Document);
  Cursor.begin();
  Names.name();
}
// CHECK: {{^}}[[@LINE-12]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-11]]: call 'mongocxx::v_noabi::collection::insert_one': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'mongocxx::v_noabi::collection::find_one': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'mongocxx::v_noabi::collection::count_documents': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'mongocxx::v_noabi::database::run_command': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'mongocxx::v_noabi::cursor::begin': blocking=database operation=query-database

void clients(mongocxx::pool &Pool) {
  mongocxx::client Client("mongodb://localhost");
  Client.list_database_names();
  mongocxx::client_session Session = Client.start_session();
  Session.start_transaction();
  Session.commit_transaction();
  Pool.acquire();
  Pool.try_acquire();
  Client.database("name");
}
// CHECK: {{^}}[[@LINE-10]]: function 'clients': plain
// CHECK: {{^}}[[@LINE-9]]: call 'mongocxx::v_noabi::client::list_database_names': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-7]]: call 'mongocxx::v_noabi::client_session::commit_transaction': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-7]]: call 'mongocxx::v_noabi::pool::acquire': blocking=database operation=open-database
