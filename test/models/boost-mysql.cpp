// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/boost-mysql %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/boost-mysql \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Boost.MySQL, on a mock.

#include <boost/mysql/any_connection.hpp>

namespace mysql = boost::mysql;

boost::asio::awaitable<void> queries(mysql::any_connection &Connection, mysql::connect_params Where, mysql::results &Rows,
                                     mysql::execution_state &State) {
  Connection.connect(Where);
  Connection.execute("select 1", Rows);
  Connection.prepare_statement("select ?");
  Connection.read_some_rows(State);
  Connection.ping();
  co_await Connection.async_connect(Where);
  co_await Connection.async_execute("select 1", Rows);
  Connection.uses_ssl();
  Rows.rows();
  State.complete();
}
// CHECK: {{^}}[[@LINE-13]]: function 'queries': coroutine library=asio kind=lazy
// CHECK: {{^}}[[@LINE-12]]: call 'boost::mysql::any_connection::connect': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-12]]: call 'boost::mysql::any_connection::execute': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'boost::mysql::any_connection::prepare_statement': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'boost::mysql::any_connection::read_some_rows': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'boost::mysql::any_connection::ping': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-11]]: call 'boost::mysql::any_connection::async_execute': sink=sql
// CHECK: {{^}}[[@LINE-13]]: await task lazy can-await
// CHECK: {{^}}[[@LINE-13]]: await task lazy can-await

void plain(mysql::tcp_connection &Connection, mysql::connect_params Where, mysql::results &Rows) {
  Connection.connect(1, Where);
  Connection.query("select 1", Rows);
  Connection.quit();
  Connection.stream();
}
// CHECK: {{^}}[[@LINE-6]]: function 'plain': plain
// CHECK: {{^}}[[@LINE-6]]: call 'boost::mysql::tcp_connection::connect': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-6]]: call 'boost::mysql::tcp_connection::query': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-6]]: call 'boost::mysql::tcp_connection::quit': blocking=database operation=query-database
