// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/soci %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/soci \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of SOCI, on a mock.

#include <soci/soci.h>

void opens(soci::connection_pool &Pool, std::size_t &Place) {
  soci::session Session("sqlite3://name");
  soci::session Leased(Pool);
  soci::session Closed;
  Closed.open("sqlite3://name");
  Pool.lease();
  Pool.try_lease(Place, 10);
  Pool.try_lease(Place, 0);
  Pool.give_back(Place);
}
// CHECK: {{^}}[[@LINE-10]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-10]]: construction 'soci::session': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-10]]: construction 'soci::session': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-9]]: call 'soci::session::open': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-9]]: call 'soci::connection_pool::lease': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-9]]: call 'soci::connection_pool::try_lease': blocking=database operation=open-database

void queries(soci::session &Session, const std::string &Sql, int &Count) {
  Session << Sql, soci::into(Count);
  Session.once << Sql;
  Session.begin();
  Session.commit();
  Session.got_data();
  Session.get_last_query();
}
// CHECK: {{^}}[[@LINE-8]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-8]]: call 'soci::session::operator<<': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'soci::details::once_type::operator<<': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'soci::session::begin': transaction-begin blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'soci::session::commit': transaction-end blocking=database operation=query-database

void statements(soci::session &Session, const std::string &Sql, int &Count) {
  soci::statement Prepared = (Session.prepare << Sql, soci::into(Count));
  Prepared.execute(true);
  Prepared.fetch();
  soci::rowset<int> Rows = (Session.prepare << Sql);
  soci::transaction Transaction(Session);
  Transaction.commit();
  // Nothing goes to the server.
  soci::statement Empty(Session);
  soci::statement Copy(Empty);
  Prepared.got_data();
}
// CHECK: {{^}}[[@LINE-12]]: function 'statements': plain
// CHECK: {{^}}[[@LINE-12]]: construction 'soci::statement': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'soci::details::prepare_type::operator<<': sink=sql
// CHECK: {{^}}[[@LINE-13]]: call 'soci::statement::execute': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'soci::statement::fetch': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: construction 'soci::rowset': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'soci::details::prepare_type::operator<<': sink=sql
// CHECK: {{^}}[[@LINE-14]]: construction 'soci::transaction': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'soci::transaction::commit': blocking=database operation=query-database
