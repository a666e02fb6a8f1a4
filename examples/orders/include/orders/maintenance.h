// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_MAINTENANCE_H
#define ORDERS_MAINTENANCE_H

#include "orders/async.h"
#include "orders/store.h"
#include <cstdint>
#include <filesystem>
#include <future>
#include <string>

namespace orders {

/// What an operator asks for now and then.
class Maintenance {
public:
  Maintenance(asio::thread_pool &pool, Store &store, std::filesystem::path folder);

  /// Writes all orders as CSV and returns the file's size.
  awaitable<std::uintmax_t> export_csv();
  awaitable<void> compress();
  awaitable<std::string> disk_usage();

  /// Sums up all orders on another thread.
  awaitable<std::int64_t> revenue();
  awaitable<std::int64_t> revenue_so_far();

  awaitable<void> compact();
  awaitable<void> rebuild();
  awaitable<bool> settle();

  /// Warns when the loop is busy for longer than a second.
  awaitable<void> watch_loop();

private:
  asio::thread_pool &pool_;
  Store &store_;
  std::filesystem::path folder_;
  std::future<std::int64_t> running_;
};

} // namespace orders

#endif
