// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/store.h"
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <sqlite3.h>
#include <stdexcept>

namespace orders {
namespace {

constexpr const char *Schema = "CREATE TABLE IF NOT EXISTS orders ("
                               "id INTEGER PRIMARY KEY, sku TEXT NOT NULL, quantity INTEGER, "
                               "cents INTEGER, status INTEGER)";

[[noreturn]] void fail(sqlite3 *handle) { throw std::runtime_error(sqlite3_errmsg(handle)); }

class Statement {
public:
  Statement(sqlite3 *handle, const char *sql) : handle_(handle) {
    if (sqlite3_prepare_v2(handle, sql, -1, &statement_, nullptr) != SQLITE_OK)
      fail(handle);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement &) = delete;
  Statement &operator=(const Statement &) = delete;

  Statement &bind(int at, std::int64_t value) {
    sqlite3_bind_int64(statement_, at, value);
    return *this;
  }
  Statement &bind(int at, const std::string &value) {
    sqlite3_bind_text(statement_, at, value.data(), static_cast<int>(value.size()),
                      SQLITE_TRANSIENT);
    return *this;
  }
  bool step() {
    switch (sqlite3_step(statement_)) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      fail(handle_);
    }
  }
  Order order() const {
    Order order;
    order.id = sqlite3_column_int64(statement_, 0);
    order.sku = reinterpret_cast<const char *>(sqlite3_column_text(statement_, 1));
    order.quantity = sqlite3_column_int(statement_, 2);
    order.cents = sqlite3_column_int64(statement_, 3);
    order.status = static_cast<Status>(sqlite3_column_int(statement_, 4));
    return order;
  }
  std::vector<Order> orders() {
    std::vector<Order> found;
    while (step())
      found.push_back(order());
    return found;
  }

private:
  sqlite3 *handle_;
  sqlite3_stmt *statement_ = nullptr;
};

} // namespace

void Database::Close::operator()(sqlite3 *handle) const { sqlite3_close(handle); }

Database::Database(const std::string &path) {
  sqlite3 *handle = nullptr;
  int result = sqlite3_open(path.c_str(), &handle);
  handle_.reset(handle);
  if (result != SQLITE_OK || sqlite3_exec(handle, Schema, nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(handle);
}

Order Database::add(Order order) {
  std::lock_guard lock(mutex_);
  Statement statement(handle(), "INSERT INTO orders (sku, quantity, cents, status) "
                                "VALUES (?1, ?2, ?3, ?4)");
  statement.bind(1, order.sku).bind(2, order.quantity).bind(3, order.cents);
  statement.bind(4, static_cast<int>(order.status)).step();
  order.id = sqlite3_last_insert_rowid(handle());
  return order;
}

std::optional<Order> Database::find(std::int64_t id) {
  std::lock_guard lock(mutex_);
  Statement statement(handle(), "SELECT * FROM orders WHERE id = ?1");
  if (!statement.bind(1, id).step())
    return std::nullopt;
  return statement.order();
}

std::vector<Order> Database::all() {
  std::lock_guard lock(mutex_);
  return Statement(handle(), "SELECT * FROM orders ORDER BY id").orders();
}

std::vector<Order> Database::matching(const std::string &sku) {
  std::lock_guard lock(mutex_);
  std::string sql = "SELECT * FROM orders WHERE sku LIKE '" + sku + "%'";
  return Statement(handle(), sql.c_str()).orders(); // planted: async-string-built-sql
}

bool Database::ship(std::int64_t id) {
  std::lock_guard lock(mutex_);
  Statement(handle(), "UPDATE orders SET status = 1 WHERE id = ?1").bind(1, id).step();
  return sqlite3_changes(handle()) == 1;
}

Store::Store(asio::thread_pool &pool, const std::string &path) : pool_(pool), database_(path) {
  constexpr const char *Count = "SELECT count(*) FROM orders";
  if (sqlite3_prepare_v2(database_.handle(), Count, -1, &count_, nullptr) != SQLITE_OK)
    fail(database_.handle());
}

Store::~Store() { sqlite3_finalize(count_); }

awaitable<Order> Store::add(Order order) {
  co_return co_await offload(pool_, [&] { return database_.add(std::move(order)); });
}

awaitable<std::optional<Order>> Store::find(std::int64_t id) {
  co_return co_await offload(pool_, [&] { return database_.find(id); });
}

awaitable<std::vector<Order>> Store::all() {
  co_return co_await offload(pool_, [&] { return database_.all(); });
}

awaitable<std::vector<Order>> Store::matching(std::string sku) {
  co_return co_await offload(pool_, [&] { return database_.matching(sku); });
}

awaitable<bool> Store::ship(std::int64_t id) {
  co_return database_.ship(id); // planted: async-blocking-call
}

awaitable<std::int64_t> Store::count() {
  if (sqlite3_step(count_) != SQLITE_ROW) // planted: async-blocking-call
    fail(database_.handle());
  std::int64_t count = sqlite3_column_int64(count_, 0);
  sqlite3_reset(count_);
  co_return count;
}

awaitable<void> Store::vacuum() {
  co_await asio::post(asio::bind_executor(pool_, use_awaitable));
  if (sqlite3_exec(database_.handle(), "VACUUM", nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(database_.handle());
}

} // namespace orders
