// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t --unsafe -- -std=c++20 -w -isystem %inputs/lib/boost-mysql

// Bound parameters with Boost.MySQL, on a mock.

#include <boost/mysql/any_connection.hpp>
#include <string>

namespace mysql = boost::mysql;

// CHECK-FIXES: #include <boost/mysql/with_params.hpp>
void find(mysql::any_connection &Connection, mysql::results &Rows, const std::string &Name, const std::string &City) {
  Connection.execute("SELECT * FROM users WHERE name = '" + Name + "' AND city = '" + City + "'", Rows);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'Name' is spliced into the SQL that 'boost::mysql::any_connection::execute' runs
  // CHECK-MESSAGES: note: 'Name' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: 'Connection.execute(boost::mysql::with_params("SELECT * FROM users WHERE name = {} AND city = {}", Name, City), Rows)' binds the values
  // CHECK-FIXES:   Connection.execute(boost::mysql::with_params("SELECT * FROM users WHERE name = {} AND city = {}", Name, City), Rows);
}

boost::asio::awaitable<void> add(mysql::any_connection &Connection, mysql::results &Rows, std::string Note) {
  co_await Connection.async_execute("UPDATE notes SET style = '{}', text = '" + Note + "'", Rows);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'Note' is spliced into the SQL that 'boost::mysql::any_connection::async_execute' runs
  // CHECK-MESSAGES: note: 'Note' comes from here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-4]]:12: note: {{.*}} binds the values
  // CHECK-FIXES:   co_await Connection.async_execute(boost::mysql::with_params("UPDATE notes SET style = '{{[{]+}}}}', text = {}", Note), Rows);
}

void bound(mysql::any_connection &Connection, mysql::results &Rows, const std::string &Name) {
  Connection.execute("SELECT * FROM users WHERE name = 'x'", Rows);
}
