// RUN: %check_tidy %s async-manual-transaction %t --option CheckExceptions=false -- -std=c++20 -isystem %inputs/lib/boost-mysql
// CHECK-SILENT

#include <boost/asio.hpp>
#include <boost/mysql/any_connection.hpp>

boost::asio::awaitable<void> pay(boost::mysql::any_connection &connection) {
  boost::mysql::results result;
  co_await connection.async_execute("BEGIN", result);
  co_await connection.async_execute("UPDATE accounts SET balance = 0", result);
  co_await connection.async_execute("COMMIT", result);
}
