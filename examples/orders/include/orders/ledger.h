// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_LEDGER_H
#define ORDERS_LEDGER_H

#include "orders/async.h"
#include "orders/order.h"
#include <cstdint>
#include <memory>
#include <string>

struct pg_conn;
struct pg_result;

namespace orders {

/// The bookkeeping in PostgreSQL. Whatever fails is thrown with the server's words.
class Ledger {
public:
  Ledger(asio::thread_pool &pool, std::string dsn);

  awaitable<void> book(Order order);
  awaitable<std::int64_t> balance(std::string sku);
  awaitable<bool> healthy();

private:
  struct Close {
    void operator()(pg_conn *connection) const;
  };

  void connect();
  void insert(const Order &order);

  asio::thread_pool &pool_;
  std::string dsn_;
  std::unique_ptr<pg_conn, Close> connection_;
};

} // namespace orders

#endif
