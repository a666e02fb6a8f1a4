// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/server.h"
#include <spdlog/spdlog.h>

namespace orders {
namespace {

awaitable<void> serve(Services services, tcp::socket socket) {
  Session session(services);
  co_await session.serve(std::move(socket));
}

} // namespace

awaitable<void> listen(std::uint16_t port, Services services) {
  auto executor = co_await asio::this_coro::executor;
  tcp::acceptor acceptor(executor, {asio::ip::address_v4::loopback(), port});
  spdlog::info("listening on port {}", acceptor.local_endpoint().port());
  for (;;) {
    tcp::socket socket = co_await acceptor.async_accept(use_awaitable);
    asio::co_spawn(executor, serve(services, std::move(socket)), log_failure("session"));
  }
}

} // namespace orders
