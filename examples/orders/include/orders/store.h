// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_STORE_H
#define ORDERS_STORE_H

#include "orders/async.h"
#include "orders/order.h"
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace orders {

/// The orders in a SQLite file. Its methods block: they are for the pool.
class Database {
public:
  explicit Database(const std::string &path);

  Order add(Order order);
  std::optional<Order> find(std::int64_t id);
  std::vector<Order> all();
  std::vector<Order> matching(const std::string &sku);
  bool ship(std::int64_t id);
  sqlite3 *handle() const { return handle_.get(); }

private:
  struct Close {
    void operator()(sqlite3 *handle) const;
  };

  std::mutex mutex_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// The same for coroutines.
class Store {
public:
  Store(asio::thread_pool &pool, const std::string &path);
  ~Store();

  awaitable<Order> add(Order order);
  awaitable<std::optional<Order>> find(std::int64_t id);
  awaitable<std::vector<Order>> all();
  awaitable<std::vector<Order>> matching(std::string sku);
  awaitable<bool> ship(std::int64_t id);
  awaitable<std::int64_t> count();
  awaitable<void> vacuum();

private:
  asio::thread_pool &pool_;
  Database database_;
  sqlite3_stmt *count_ = nullptr;
};

} // namespace orders

#endif
