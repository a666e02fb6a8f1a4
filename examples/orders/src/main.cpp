// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/console.h"
#include "orders/server.h"
#include "orders/settings.h"
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <chrono>
#include <curl/curl.h>
#include <spdlog/spdlog.h>

namespace {

orders::awaitable<void> operate(orders::Maintenance &maintenance, orders::Notifier &notifier,
                                boost::asio::io_context &loop) {
  co_await orders::run_console(maintenance);
  notifier.close(loop.get_executor());
  co_await orders::sleep_for(std::chrono::seconds(1));
  loop.stop();
}

} // namespace

int main() {
  using namespace orders;
  try {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    Settings settings = Settings::from_environment();
    asio::io_context loop(1);
    asio::thread_pool pool(2);
    Store store(pool, settings.store_path);
    Ledger ledger(pool, settings.ledger_dsn);
    Rates rates(pool, settings.rates_url);
    Notifier notifier(settings.notify_host, settings.notify_port, settings.notify_token);
    Maintenance jobs(pool, store, ".");
    Services services{pool, store, ledger, rates, notifier, jobs};

    asio::signal_set signals(loop, SIGINT, SIGTERM);
    signals.async_wait([&loop](boost::system::error_code, int) { loop.stop(); });
    asio::co_spawn(loop, listen(settings.port, services), [&loop](std::exception_ptr failure) {
      log_failure("listener")(failure);
      loop.stop();
    });
    rates.refresh(); // planted: async-dropped-task
    co_spawn(loop, jobs.watch_loop(), asio::detached);
    notifier.open(loop.get_executor());
    if (settings.with_console)
      asio::co_spawn(loop, operate(jobs, notifier, loop), log_failure("console"));
    loop.run();
    return 0;
  } catch (const std::exception &error) {
    spdlog::critical("{}", error.what());
    return 1;
  }
}
