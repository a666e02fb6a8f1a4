// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w -isystem %inputs/lib/nanodbc -isystem %inputs/lib/ozo -isystem %inputs/lib/userver

// Libraries that wrap a statement's text in an object of their own, on mocks.

#include <nanodbc/nanodbc.h>
#include <ozo/ozo.h>
#include <userver/storages/clickhouse/cluster.hpp>
#include <userver/storages/mysql/cluster.hpp>
#include <userver/storages/postgres/cluster.hpp>
#include <userver/storages/sqlite/client.hpp>
#include <string>

namespace storages = userver::storages;
using storages::postgres::ClusterHostType;
using storages::sqlite::HostOrKind;

void postgres(storages::postgres::Cluster &Cluster, const std::string &Name) {
  Cluster.Execute(ClusterHostType::kMaster, "SELECT * FROM users WHERE name = '" + Name + "'");
}
// CHECK-MESSAGES: :[[@LINE-2]]:45: warning: 'Name' is spliced into the SQL that 'userver::storages::postgres::Query' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:72: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:82: note: becomes part of a longer text here

void controlled(storages::postgres::Cluster &Cluster, const std::string &Name) {
  const std::string Sql = "SELECT * FROM users WHERE name = '" + Name + "'";
  Cluster.Execute(ClusterHostType::kMaster, storages::postgres::CommandControl(), Sql, 1);
}
// CHECK-MESSAGES: :[[@LINE-2]]:83: warning: 'Name' is spliced into the SQL that 'userver::storages::postgres::Query' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:74: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:64: note: becomes part of a longer text here

void named(storages::postgres::Transaction &Transaction, const std::string &Name) {
  const storages::postgres::Query Query{"DELETE FROM users WHERE name = '" + Name + "'", "delete"};
  Transaction.Execute(Query);
}
// CHECK-MESSAGES: :[[@LINE-3]]:35: warning: 'Name' is spliced into the SQL that 'userver::storages::postgres::Query' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:77: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:76: note: becomes part of a longer text here

void mysql(const storages::mysql::Cluster &Cluster, const std::string &Name) {
  Cluster.Execute(storages::mysql::HostOrKind::kFirst, "DELETE FROM users WHERE name = '" + Name + "'");
}
// CHECK-MESSAGES: :[[@LINE-2]]:56: warning: 'Name' is spliced into the SQL that 'userver::storages::mysql::Query' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:72: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:91: note: becomes part of a longer text here

void clickhouse(const storages::clickhouse::Cluster &Cluster, const std::string &Name) {
  Cluster.Execute("SELECT * FROM users WHERE name = '" + Name + "'");
}
// CHECK-MESSAGES: :[[@LINE-2]]:19: warning: 'Name' is spliced into the SQL that 'userver::storages::clickhouse::Query' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:82: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:56: note: becomes part of a longer text here

void sqlite(const storages::sqlite::Client &Client, const std::string &Name) {
  Client.Execute(HostOrKind::kFirst, ("SELECT * FROM users WHERE name = '" + Name + "'").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:38: warning: 'Name' is spliced into the SQL that 'userver::storages::sqlite::Query' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:72: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:76: note: becomes part of a longer text here

void ozoQuery(const ozo::connection_info &Connection, const std::string &Name, int Out) {
  const std::string Sql = "SELECT * FROM users WHERE name = '" + Name + "'";
  ozo::request(Connection, ozo::make_query(Sql), Out, [] {});
}
// CHECK-MESSAGES: :[[@LINE-2]]:33: warning: 'Name' is spliced into the SQL that 'ozo::make_query' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:74: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:64: note: becomes part of a longer text here

void nanodbcDirect(nanodbc::connection &Connection, const std::string &Name) {
  nanodbc::execute(Connection, "SELECT * FROM users WHERE name = '" + Name + "'");
}
// CHECK-MESSAGES: :[[@LINE-2]]:12: warning: 'Name' is spliced into the SQL that 'nanodbc::execute' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:72: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:69: note: becomes part of a longer text here

void nanodbcPrepared(nanodbc::connection &Connection, nanodbc::statement &Other, const std::string &Name) {
  const std::string Sql = "SELECT * FROM users WHERE name = '" + Name + "'";
  nanodbc::statement Statement(Connection, Sql);
  Other.prepare(Sql);
}
// CHECK-MESSAGES: :[[@LINE-3]]:22: warning: 'Name' is spliced into the SQL that 'nanodbc::statement' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:101: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:64: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-5]]:9: warning: 'Name' is spliced into the SQL that 'nanodbc::statement::prepare' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-9]]:101: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-9]]:64: note: becomes part of a longer text here
