// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/ledger.h"
#include <array>
#include <libpq-fe.h>
#include <stdexcept>

namespace orders {
namespace {

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::runtime_error ledger_error(PGconn *connection) {
  return std::runtime_error(std::string("ledger: ") + PQerrorMessage(connection));
}

} // namespace

void Ledger::Close::operator()(pg_conn *connection) const { PQfinish(connection); }

Ledger::Ledger(asio::thread_pool &pool, std::string dsn) : pool_(pool), dsn_(std::move(dsn)) {}

void Ledger::connect() {
  if (connection_ && PQstatus(connection_.get()) == CONNECTION_OK)
    return;
  connection_.reset(PQconnectdb(dsn_.c_str()));
  if (PQstatus(connection_.get()) != CONNECTION_OK)
    throw ledger_error(connection_.get());
}

void Ledger::insert(const Order &order) {
  std::string id = std::to_string(order.id);
  std::string total = std::to_string(order.total());
  std::array<const char *, 3> values = {id.c_str(), order.sku.c_str(), total.c_str()};
  Result inserted(PQexecParams(connection_.get(),
                               "INSERT INTO ledger (order_id, sku, cents) VALUES ($1, $2, $3)",
                               static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                               nullptr, 0),
                  PQclear);
  if (PQresultStatus(inserted.get()) != PGRES_COMMAND_OK)
    throw ledger_error(connection_.get());
}

awaitable<void> Ledger::book(Order order) {
  co_await offload(pool_, [&] {
    connect();
    insert(order);
  });
}

awaitable<std::int64_t> Ledger::balance(std::string sku) {
  co_await offload(pool_, [this] { connect(); });
  PGconn *db = connection_.get();
  std::string sql = "SELECT sum(cents) FROM ledger WHERE sku = '" + sku + "'";
  PGresult *sum = PQexec(db, sql.c_str()); // planted: async-blocking-call, async-string-built-sql
  Result rows(sum, PQclear);
  if (PQresultStatus(sum) != PGRES_TUPLES_OK)
    throw ledger_error(db);
  co_return PQgetisnull(sum, 0, 0) ? 0 : std::stoll(PQgetvalue(sum, 0, 0));
}

awaitable<bool> Ledger::healthy() {
  std::unique_ptr<PGconn, Close> probe;
  probe.reset(PQconnectdb(dsn_.c_str())); // planted: async-blocking-call
  co_return PQstatus(probe.get()) == CONNECTION_OK;
}

} // namespace orders
