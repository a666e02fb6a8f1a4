// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_SETTINGS_H
#define ORDERS_SETTINGS_H

#include "orders/async.h"
#include <cstdint>
#include <string>

namespace orders {

struct Settings {
  std::uint16_t port = 7070;
  std::string store_path = "orders.db";
  std::string ledger_dsn = "host=localhost dbname=ledger connect_timeout=2";
  std::string rates_url = "https://rates.example.com/latest.csv";
  std::string notify_host = "localhost";
  std::string notify_port = "7071";
  std::string notify_token;
  bool with_console = false;

  static Settings from_environment();
};

/// The text that the sessions greet with, read anew for each of them.
awaitable<std::string> load_greeting(std::string path);

/// The same, read on the pool.
awaitable<std::string> load_greeting(asio::thread_pool &pool, std::string path);

} // namespace orders

#endif
