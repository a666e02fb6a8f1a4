// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/userver %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/userver \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of userver, on a mock. Its calls suspend a fiber and block no thread.

#include <userver/logging/log.hpp>
#include <userver/storages/clickhouse/cluster.hpp>
#include <userver/storages/mysql/cluster.hpp>
#include <userver/storages/postgres/cluster.hpp>
#include <userver/storages/sqlite/client.hpp>
#include <string>

namespace project {
struct Money {};
userver::logging::LogHelper &operator<<(userver::logging::LogHelper &, const Money &);
} // namespace project

void logs(const std::string &Text, const char *Chars, userver::logging::Logger &Logger) {
  LOG_INFO() << Text << Chars << true;
  LOG_ERROR_TO(Logger) << project::Money();
  userver::logging::LogFlush();
}
// CHECK: {{^}}[[@LINE-5]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-5]]: call 'userver::logging::LogHelper::operator<<': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'userver::logging::operator<<': sink=log
// CHECK: {{^}}[[@LINE-7]]: call 'userver::logging::LogHelper::operator<<': sink=log
// CHECK: {{^}}[[@LINE-7]]: call 'project::operator<<': sink=log

namespace postgres = userver::storages::postgres;
void queries(postgres::Cluster &Cluster, const std::string &Sql, int Value) {
  Cluster.Execute(postgres::ClusterHostType::kMaster, Sql, Value);
  Cluster.Execute(postgres::ClusterHostType::kMaster, postgres::CommandControl(), Sql + ";");
  const postgres::Query Query("SELECT 1", "name");
  postgres::Transaction Transaction = Cluster.Begin("name", postgres::ClusterHostType::kSlave);
  Transaction.Execute(Query, Value);
  Transaction.Execute(Sql);
  Transaction.Commit();
}
// CHECK: {{^}}[[@LINE-9]]: function 'queries': plain

namespace storages = userver::storages;
void others(storages::mysql::Cluster &MySql, storages::clickhouse::Cluster &Columns, storages::sqlite::Client &File, const std::string &Sql) {
  MySql.Execute(storages::mysql::HostOrKind::kFirst, Sql);
  Columns.Execute(Sql);
  File.Execute(storages::sqlite::HostOrKind::kFirst, Sql, 1);
}
// CHECK: {{^}}[[@LINE-5]]: function 'others': plain
