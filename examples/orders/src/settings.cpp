// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/settings.h"
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <spdlog/spdlog.h>

namespace orders {
namespace {

std::string variable(const char *name, std::string otherwise) {
  const char *value = std::getenv(name);
  return value ? value : otherwise;
}

std::string read_all(const std::string &path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

Settings Settings::from_environment() {
  Settings settings;
  settings.port = static_cast<std::uint16_t>(std::stoi(variable("ORDERS_PORT", "7070")));
  settings.store_path = variable("ORDERS_STORE", settings.store_path);
  settings.ledger_dsn = variable("ORDERS_LEDGER", settings.ledger_dsn);
  settings.rates_url = variable("ORDERS_RATES", settings.rates_url);
  settings.notify_host = variable("ORDERS_NOTIFY_HOST", settings.notify_host);
  settings.notify_port = variable("ORDERS_NOTIFY_PORT", settings.notify_port);
  settings.notify_token = variable("ORDERS_NOTIFY_TOKEN", "");
  settings.with_console = std::getenv("ORDERS_CONSOLE") != nullptr;
  if (settings.notify_token.empty())
    settings.notify_token = "n0tify-4be81c6f72d35a90";       // planted: async-hardcoded-secret
  spdlog::debug("notifying with {}", settings.notify_token); // planted: async-logged-secret
  spdlog::debug("notifying with a token of {} characters", settings.notify_token.size());
  return settings;
}

awaitable<std::string> load_greeting(std::string path) {
  std::ifstream file(path); // planted: async-blocking-call
  std::string text(std::istreambuf_iterator<char>(file), {});
  co_return text.empty() ? "welcome\n" : text;
}

awaitable<std::string> load_greeting(asio::thread_pool &pool, std::string path) {
  std::string text = co_await offload(pool, [&path] { return read_all(path); });
  co_return text.empty() ? "welcome\n" : text;
}

} // namespace orders
