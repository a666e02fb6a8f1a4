// RUN: %check_tidy %s async-manual-transaction %t -- -std=c++20 -I/usr/include/postgresql

// CHECK-SILENT

// Correct code that a reviewer wrote to be taken for the defect.

#include <boost/asio.hpp>
#include <libpq-fe.h>
#include <sqlite3.h>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;
template <class T = void> using aw = asio::awaitable<T>;
constexpr auto tup = asio::as_tuple(asio::use_awaitable);
aw<> w(int);
aw<int> get(int);
aw<error_code> op(int);
int step();

struct store {
  sqlite3 *db;
  void rollback() { sqlite3_exec(db, "ROLLBACK", 0, 0, 0); }
  aw<> save() {
    sqlite3_exec(db, "BEGIN", 0, 0, 0);
    if (step()) {
      rollback();
      co_return;
    }
    sqlite3_exec(db, "COMMIT", 0, 0, 0);
  }
};
aw<> pq(PGconn *c) {
  PGresult *r = PQexec(c, "BEGIN");
  auto st = PQresultStatus(r);
  PQclear(r);
  if (st != PGRES_COMMAND_OK)
    co_return;
  PQclear(PQexec(c, "COMMIT"));
}
aw<> busy(sqlite3 *db) {
  while (sqlite3_exec(db, "BEGIN IMMEDIATE", 0, 0, 0) == SQLITE_BUSY)
    co_await w(1);
  step();
  sqlite3_exec(db, "COMMIT", 0, 0, 0);
}
aw<> tested(sqlite3 *db) {
  if (sqlite3_exec(db, "BEGIN", 0, 0, 0) != SQLITE_OK) {
    co_await w(1);
    co_return;
  }
  sqlite3_exec(db, "COMMIT", 0, 0, 0);
}
aw<> tx(sqlite3 *db, bool atomic) {
  if (atomic)
    sqlite3_exec(db, "BEGIN", 0, 0, 0);
  step();
  if (atomic)
    sqlite3_exec(db, "COMMIT", 0, 0, 0);
  co_await w(1);
}
aw<> rc(sqlite3 *db) {
  int rc = sqlite3_exec(db, "BEGIN", 0, 0, 0);
  if (rc == 0)
    rc = step();
  if (rc == 0)
    rc = sqlite3_exec(db, "COMMIT", 0, 0, 0);
  if (rc != 0)
    sqlite3_exec(db, "ROLLBACK", 0, 0, 0);
  co_await w(1);
}
