// RUN: %check_tidy %s async-manual-transaction %t -- -std=c++20 -isystem %inputs/lib/boost-mysql

#include <boost/asio.hpp>
#include <boost/mysql/any_connection.hpp>
#include <boost/mysql/with_params.hpp>
#include <memory>
#include <postgresql/libpq-fe.h>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace asio = boost::asio;
namespace mysql = boost::mysql;
using asio::awaitable;
awaitable<int> fetch(int);
awaitable<void> notify();
awaitable<void> quiet() noexcept;
awaitable<void> insert_elsewhere(mysql::any_connection &, int);
awaitable<void> safe_work() {
  try {
    co_await notify();
  } catch (...) {}
}
void check(bool);
template <typename F> struct on_exit_t {
  F f;
  explicit on_exit_t(F f) : f(f) {}
  ~on_exit_t() {
    f();
  }
};
template <typename F> on_exit_t<F> on_exit(F f) {
  return on_exit_t<F>{f};
}
struct rollback_guard {
  explicit rollback_guard(mysql::any_connection &);
  ~rollback_guard();
  void release();
};
constexpr const char *Rollback = "ROLLBACK";

namespace with_mysql {
using conn = mysql::any_connection;
using res = mysql::results;
awaitable<void> await_between(conn &c) {
  res r;
  co_await c.async_execute("START TRANSACTION", r);
  int x = co_await fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: an exception of 'fetch' leaves the transaction on 'c' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: begun here
  (void)x;
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> statement_throws(conn &c) {
  res r;
  co_await c.async_execute("BEGIN", r);
  co_await c.async_execute("UPDATE a SET b = 1", r);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'with_mysql::conn::async_execute' leaves the transaction on 'c' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: begun here
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> early_return(conn &c, int n) {
  res r;
  try {
    co_await c.async_execute("BEGIN", r);
    if (n < 0)
      co_return;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the transaction that is open on 'c' is left here: whoever uses the connection next is in it
      // CHECK-MESSAGES: :[[@LINE-4]]:5: note: begun here
    co_await c.async_execute("COMMIT", r);
  } catch (...) {}
}
awaitable<void> one_branch(conn &c) {
  res r;
  co_await c.async_execute("START TRANSACTION", r);
  int n = co_await fetch(1);
  if (n > 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the transaction on 'c' stays open where this condition leads around its end: whoever comes next is in it
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: begun here
    co_await c.async_execute("COMMIT", r);
}
awaitable<void> rethrow(conn &c) {
  res r;
  co_await c.async_execute("begin", r);
  try {
    co_await fetch(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'fetch' leaves the transaction on 'c' open: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: begun here
  } catch (...) {
    throw;
  }
  co_await c.async_execute("commit", r);
}
awaitable<void> handler_goes_on(conn &c) {
  res r;
  co_await c.async_execute("BEGIN", r);
  try {
    co_await fetch(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'fetch' leaves the transaction on 'c' open: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: begun here
  } catch (const std::exception &) {
    co_return;
  }
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> pointer(conn *c) {
  res r;
  co_await c->async_execute("BEGIN", r);
  co_await fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'fetch' leaves the transaction on 'c' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: begun here
  co_await c->async_execute("COMMIT", r);
}
awaitable<void> shared(std::shared_ptr<conn> c) {
  res r;
  co_await c->async_execute("BEGIN", r);
  co_await fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'fetch' leaves the transaction on 'c' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: begun here
  co_await c->async_execute("COMMIT", r);
}
awaitable<void> loop(conn &c, std::vector<int> ids) {
  res r;
  co_await c.async_execute("BEGIN", r);
  for (int id : ids) {
    if (id < 0)
      continue;
    co_await c.async_execute(mysql::with_params("INSERT INTO a VALUES ({})", id), r);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'with_mysql::conn::async_execute' leaves the transaction on 'c' open: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-6]]:3: note: begun here
  }
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> return_in_loop(conn &c, std::vector<int> ids) {
  res r;
  co_await c.async_execute("BEGIN", r);
  for (int id : ids)
    if (id < 0)
      co_return;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the transaction that is open on 'c' is left here: whoever uses the connection next is in it
      // CHECK-MESSAGES: :[[@LINE-5]]:3: note: begun here
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> isolation(conn &c) {
  res r;
  co_await c.async_execute("START TRANSACTION ISOLATION LEVEL SERIALIZABLE", r);
  co_await fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'fetch' leaves the transaction on 'c' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: begun here
  co_await c.async_execute("COMMIT;", r);
}
awaitable<void> two(conn &a, conn &b) {
  res r;
  co_await a.async_execute("BEGIN", r);
  try {
    co_await fetch(1);
  } catch (...) {}
  co_await a.async_execute("COMMIT", r);
  co_await b.async_execute("BEGIN", r);
  co_await fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'fetch' leaves the transaction on 'b' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: begun here
  co_await b.async_execute("COMMIT", r);
}
struct Store {
  conn &c_;
  std::string s_;
  awaitable<void> member(int n) {
    res r;
    co_await c_.async_execute("BEGIN", r);
    co_await fetch(n);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'fetch' leaves the transaction on 'c_' open: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: begun here
    co_await c_.async_execute("COMMIT", r);
  }
};
struct Pool {
  std::unique_ptr<conn> c_;
  awaitable<void> member_pointer(int n) {
    res r;
    co_await c_->async_execute("BEGIN", r);
    co_await fetch(n);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'fetch' leaves the transaction on 'c_' open: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: begun here
    co_await c_->async_execute("COMMIT", r);
  }
};
awaitable<void> savepoint(conn &c) {
  res r;
  co_await c.async_execute("BEGIN", r);
  try {
    co_await fetch(1);
  } catch (...) {}
  co_await c.async_execute("ROLLBACK TO SAVEPOINT a", r);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'with_mysql::conn::async_execute' leaves the transaction on 'c' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: begun here
  co_await fetch(2);
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> rollback_one_way(conn &c) {
  res r;
  co_await c.async_execute("BEGIN", r);
  int n = co_await fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: an exception of 'fetch' leaves the transaction on 'c' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: begun here
  if (n == 0) {
    co_await c.async_execute("ROLLBACK", r);
    co_return;
  }
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> by_throw(conn & c, int n) {
  res r;
  co_await c.async_execute("BEGIN", r);
  if (n < 0)
    throw std::runtime_error("n");
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the transaction that is open on 'c' is left here: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-4]]:3: note: begun here
  co_await c.async_execute("COMMIT", r);
}
} // namespace with_mysql
namespace with_c {
awaitable<void> pq(PGconn *c) {
  PQclear(PQexec(c, "BEGIN"));
  co_await notify();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'notify' leaves the transaction on 'c' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:11: note: begun here
  PQclear(PQexec(c, "COMMIT"));
}
awaitable<bool> pq_return(PGconn *c) {
  PQclear(PQexec(c, "BEGIN"));
  PGresult *r = PQexec(c, "DELETE FROM a");
  if (PQresultStatus(r) != PGRES_COMMAND_OK)
    co_return false;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the transaction that is open on 'c' is left here: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-5]]:11: note: begun here
  PQclear(r);
  PQclear(PQexec(c, "COMMIT"));
  co_return true;
}
awaitable<void> sqlite(sqlite3 *db) {
  sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
  co_await notify();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: an exception of 'notify' leaves the transaction on 'db' open: whoever uses the connection next is in it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: begun here
  sqlite3_exec(db, "END", nullptr, nullptr, nullptr);
}
awaitable<bool> sqlite_return(sqlite3 *db) {
  if (sqlite3_exec(db, "BEGIN TRANSACTION;", nullptr, nullptr, nullptr) != SQLITE_OK)
    co_return false;
  if (sqlite3_exec(db, "DELETE FROM a", nullptr, nullptr, nullptr) != SQLITE_OK)
    co_return false;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the transaction that is open on 'db' is left here: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-5]]:7: note: begun here
  sqlite3_exec(db, "COMMIT;", nullptr, nullptr, nullptr);
  co_return true;
}
struct Db {
  PGconn *c_;
  awaitable<void> member() {
    PQclear(PQexec(c_, "BEGIN"));
    co_await notify();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception of 'notify' leaves the transaction on 'c_' open: whoever uses the connection next is in it
    // CHECK-MESSAGES: :[[@LINE-3]]:13: note: begun here
    PQclear(PQexec(c_, "COMMIT"));
  }
};
} // namespace with_c
