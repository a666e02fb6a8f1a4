// RUN: %check_tidy %s async-manual-transaction %t -- -std=c++20 -isystem %inputs/lib/boost-mysql
// CHECK-SILENT

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
awaitable<void> success_flag(conn &c) {
  res r;
  bool done = false;
  co_await c.async_execute("BEGIN", r);
  try {
    co_await fetch(1);
    co_await c.async_execute("COMMIT", r);
    done = true;
  } catch (const std::exception &) {}
  if (!done)
    co_await c.async_execute("ROLLBACK", r);
}
awaitable<void> flag(conn &c) {
  res r;
  bool failed = false;
  co_await c.async_execute("BEGIN", r);
  try {
    co_await fetch(1);
    co_await c.async_execute("UPDATE a SET b = 1", r);
  } catch (...) {
    failed = true;
  }
  co_await c.async_execute(failed ? "ROLLBACK" : "COMMIT", r);
}
awaitable<void> exception_ptr(conn &c) {
  res r;
  std::exception_ptr e;
  co_await c.async_execute("BEGIN", r);
  try {
    co_await fetch(1);
    co_await c.async_execute("COMMIT", r);
  } catch (...) {
    e = std::current_exception();
  }
  if (e) {
    co_await c.async_execute("ROLLBACK", r);
    std::rethrow_exception(e);
  }
}
awaitable<void> guard(conn &c) {
  res r;
  co_await c.async_execute("BEGIN", r);
  rollback_guard g(c);
  co_await fetch(1);
  co_await c.async_execute("COMMIT", r);
  g.release();
}
awaitable<void> scope_guard(conn &c) {
  res r;
  auto leave = on_exit([&] { c.execute("ROLLBACK", r); });
  co_await c.async_execute("BEGIN", r);
  co_await fetch(1);
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> one_text(conn &c) {
  res r;
  co_await c.async_execute("BEGIN; UPDATE a SET b = 1; COMMIT", r);
  co_await fetch(1);
  co_await c.async_execute("SELECT 1", r);
}
awaitable<void> own_connection(asio::any_io_executor ex) {
  conn c;
  (void)ex;
  res r;
  co_await c.async_execute("BEGIN", r);
  co_await fetch(1);
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> own_by_value(std::unique_ptr<conn> c) {
  res r;
  co_await c->async_execute("BEGIN", r);
  co_await fetch(1);
  co_await c->async_execute("COMMIT", r);
}
awaitable<void> begin_only(conn &c) {
  res r;
  co_await c.async_execute("BEGIN", r);
}
awaitable<void> commit_only(conn &c) {
  res r;
  co_await fetch(1);
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> await_before(conn &c) {
  res r;
  co_await fetch(1);
  co_await c.async_execute("BEGIN", r);
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> await_behind(conn &c) {
  res r;
  co_await c.async_execute("BEGIN", r);
  co_await c.async_execute("COMMIT", r);
  co_await fetch(1);
}
awaitable<void> by_noexcept(conn & c) {
  res r;
  co_await c.async_execute("BEGIN", r);
  co_await quiet();
  co_await safe_work();
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> helper_elsewhere(conn &c) {
  res r;
  co_await c.async_execute("BEGIN", r);
  co_await insert_elsewhere(c, 1);
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> undo(conn &c) {
  res r;
  co_await c.async_execute("ROLLBACK", r);
}
awaitable<void> helper_rolls_back(conn &c, int n) {
  res r;
  co_await c.async_execute("BEGIN", r);
  if (n < 0) {
    co_await undo(c);
    co_return;
  }
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> constant(conn &c, int n) {
  res r;
  co_await c.async_execute("BEGIN", r);
  if (n < 0) {
    co_await c.async_execute(Rollback, r);
    co_return;
  }
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> other_connection(conn &a, conn &b) {
  res r;
  co_await a.async_execute("BEGIN", r);
  co_await a.async_execute("COMMIT", r);
  co_await b.async_execute("SELECT 1", r);
}
awaitable<void> not_sql(std::vector<std::string> &v) {
  v.push_back("BEGIN");
  co_await fetch(1);
  v.push_back("COMMIT");
}
void plain(conn &c) {
  res r;
  c.execute("BEGIN", r);
  c.execute("COMMIT", r);
}
awaitable<void> function_text(conn &c) {
  res r;
  co_await c.async_execute("BEGINNING", r);
  co_await fetch(1);
  co_await c.async_execute("COMMITTEE", r);
}
awaitable<void> lambda(conn &c) {
  auto rollback = [&]() -> awaitable<void> {
    res r;
    co_await c.async_execute("ROLLBACK", r);
  };
  res r;
  co_await c.async_execute("BEGIN", r);
  if (co_await fetch(1)) {
    co_await rollback();
    co_return;
  }
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> correlated(conn &c, bool tx) {
  res r;
  if (tx)
    co_await c.async_execute("BEGIN", r);
  if (tx)
    co_await c.async_execute("COMMIT", r);
}
awaitable<void> whole_try_flag(conn &c) {
  res r;
  bool ok = true;
  try {
    co_await c.async_execute("BEGIN", r);
    co_await fetch(1);
    co_await c.async_execute("COMMIT", r);
  } catch (...) {
    ok = false;
  }
  if (!ok)
    co_await c.async_execute("ROLLBACK", r);
}
awaitable<void> unknown_text(conn &c, std::string sql) {
  res r;
  co_await c.async_execute(sql, r);
  co_await fetch(1);
  co_await c.async_execute("COMMIT", r);
}
awaitable<void> set(conn &c) {
  res r;
  co_await c.async_execute("SET autocommit = 1", r);
  co_await fetch(1);
  co_await c.async_execute("COMMIT", r);
}
} // namespace with_mysql
namespace with_c {
awaitable<void> pq(PGconn *c) {
  PQclear(PQexec(c, "BEGIN"));
  PQclear(PQexec(c, "DELETE FROM a"));
  PQclear(PQexec(c, "COMMIT"));
  co_await notify();
}
awaitable<bool> pq_rollback(PGconn *c) {
  PQclear(PQexec(c, "BEGIN"));
  PGresult *r = PQexec(c, "DELETE FROM a");
  if (PQresultStatus(r) != PGRES_COMMAND_OK) {
    PQclear(PQexec(c, "ROLLBACK"));
    co_return false;
  }
  PQclear(r);
  PQclear(PQexec(c, "COMMIT"));
  co_return true;
}
awaitable<void> pq_unique(std::string url) {
  std::unique_ptr<PGconn, void (*)(PGconn *)> c(PQconnectdb(url.c_str()), PQfinish);
  PQclear(PQexec(c.get(), "BEGIN"));
  co_await notify();
  PQclear(PQexec(c.get(), "COMMIT"));
}
awaitable<bool> begin_failed(sqlite3 *db) {
  if (sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr) != SQLITE_OK)
    co_return false;
  sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
  co_return true;
}
awaitable<void> pq_catch(PGconn *c) {
  PQclear(PQexec(c, "BEGIN"));
  try {
    co_await notify();
  } catch (...) {
    PQclear(PQexec(c, "ROLLBACK"));
    throw;
  }
  PQclear(PQexec(c, "COMMIT"));
}
awaitable<void> pq_finish(std::string url) {
  PGconn *c = PQconnectdb(url.c_str());
  PQclear(PQexec(c, "BEGIN"));
  co_await notify();
  PQclear(PQexec(c, "COMMIT"));
  PQfinish(c);
}
} // namespace with_c
namespace ended_by_caller {
awaitable<void> work(const std::shared_ptr<mysql::any_connection> &c) {
  mysql::results r;
  co_await c->async_execute("BEGIN", r);
  co_await fetch(1);
  co_await c->async_execute("COMMIT", r);
}
awaitable<void> caller(std::shared_ptr<mysql::any_connection> c) {
  bool failed = false;
  try {
    co_await work(c);
  } catch (const std::exception &) {
    failed = true;
  }
  mysql::results r;
  if (failed)
    co_await c->async_execute("ROLLBACK", r);
}
} // namespace ended_by_caller
