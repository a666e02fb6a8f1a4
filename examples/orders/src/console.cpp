// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/console.h"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/read_until.hpp>
#include <iostream>
#include <spdlog/spdlog.h>
#include <string>
#include <unistd.h>

namespace orders {

awaitable<bool> confirm_stop() {
  std::cout << "stop the service? [y/n] " << std::flush;
  std::string line;
  std::getline(std::cin, line); // planted: async-blocking-call
  co_return line == "y";
}

awaitable<void> run_console(Maintenance &maintenance) {
  asio::posix::stream_descriptor input(co_await asio::this_coro::executor, ::dup(STDIN_FILENO));
  for (std::string typed;;) {
    auto [failure, size] = co_await asio::async_read_until(input, asio::dynamic_buffer(typed, 4096),
                                                           '\n', asio::as_tuple(use_awaitable));
    if (failure)
      co_return;
    std::string command = typed.substr(0, size - 1);
    typed.erase(0, size);
    if (command == "compress")
      co_await maintenance.compress();
    else if (command == "compact")
      co_await maintenance.compact();
    else if (command == "rebuild")
      co_await maintenance.rebuild();
    else if (command == "settle")
      spdlog::info("settled: {}", co_await maintenance.settle());
    else if (command == "disk")
      spdlog::info("disk usage: {}", co_await maintenance.disk_usage());
    else if (command == "revenue")
      spdlog::info("revenue: {}", co_await maintenance.revenue_so_far());
    else if (command == "stop" && co_await confirm_stop())
      co_return;
  }
}

} // namespace orders
