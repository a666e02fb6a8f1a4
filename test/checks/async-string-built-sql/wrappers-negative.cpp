// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w -isystem %inputs/lib/nanodbc -isystem %inputs/lib/ozo -isystem %inputs/lib/userver
// CHECK-SILENT

// Statements whose text is the program's own, in the objects of libraries, on mocks.

#include <nanodbc/nanodbc.h>
#include <ozo/ozo.h>
#include <userver/storages/postgres/cluster.hpp>
#include <string>

namespace postgres = userver::storages::postgres;
using namespace ozo::literals;

const postgres::Query Find{"SELECT * FROM users WHERE name = $1", "find"};

void bound(postgres::Cluster &Cluster, const std::string &Name) {
  Cluster.Execute(postgres::ClusterHostType::kSlave, Find, Name);
  Cluster.Execute(postgres::ClusterHostType::kSlave, "DELETE FROM users WHERE name = $1", "'" + Name + "'");
  std::string Sql = "SELECT * FROM users ";
  Sql += "WHERE id = " + std::to_string(Name.size());
  Cluster.Execute(postgres::ClusterHostType::kSlave, Sql);
}

// The name is for traces, and is no part of the statement.
void traced(postgres::Transaction &Transaction, const std::string &Name) {
  Transaction.Execute(postgres::Query("SELECT 1", "select from " + Name + " where"));
}

void copies(postgres::Transaction &Transaction, const postgres::Query &Given, const std::string &Name) {
  const postgres::Query Copy = Given;
  Transaction.Execute(Copy, "select " + Name + " from there");
}

void ozoQuery(const ozo::connection_info &Connection, const std::string &Name, int Out) {
  ozo::request(Connection, ozo::make_query("SELECT * FROM users WHERE name = $1", "'" + Name + "'"), Out, [] {});
  ozo::execute(Connection, "DELETE FROM users WHERE name = "_SQL + ("'" + Name + "'"), [] {});
}

void nanodbcQuery(nanodbc::connection &Connection, const std::string &Name) {
  nanodbc::statement Statement(Connection, "SELECT * FROM users WHERE name = ?");
  Statement.bind(0, Name.c_str());
  Statement.execute();
  Statement.prepare(Connection, "DELETE FROM users WHERE name = ?");
  nanodbc::connection Other("select_" + Name + "_from_where");
}
