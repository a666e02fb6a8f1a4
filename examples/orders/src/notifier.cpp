// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/notifier.h"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <netdb.h>
#include <poll.h>
#include <spdlog/spdlog.h>

namespace orders {
namespace {

using namespace std::chrono_literals;
using namespace asio::experimental::awaitable_operators;

constexpr auto Patience = 2s;
constexpr std::size_t AtOnce = 4;

std::string message(const char *event, const Order &order) {
  return fmt::format("{} {} {} {}\n", event, order.id, order.sku, order.quantity);
}

} // namespace

Notifier::Notifier(std::string host, std::string port, std::string token)
    : host_(std::move(host)), port_(std::move(port)), token_(std::move(token)) {}

awaitable<void> Notifier::send(std::string line) {
  auto executor = co_await asio::this_coro::executor;
  tcp::resolver resolver(executor);
  tcp::socket socket(executor);
  auto found = co_await resolver.async_resolve(host_, port_, use_awaitable);
  co_await asio::async_connect(socket, found, use_awaitable);
  co_await asio::async_write(socket, asio::buffer("AUTH " + token_ + "\n"), use_awaitable);
  co_await asio::async_write(socket, asio::buffer(line), use_awaitable);
}

awaitable<void> Notifier::placed(Order order) {
  co_await within(Patience, send(message("PLACED", order)));
}

awaitable<void> Notifier::shipped(std::int64_t id) {
  co_await within(Patience, send(fmt::format("SHIPPED {}\n", id)));
}

awaitable<void> Notifier::page(Order order) {
  co_await within(Patience, send(message("URGENT", order)));
}

awaitable<void> Notifier::remind(std::vector<Order> orders) {
  for (std::size_t first = 0; first < orders.size(); first += AtOnce) {
    auto left = orders.size() - first;
    auto one = [&](std::size_t at) -> awaitable<void> {
      if (at < left)
        co_await placed(orders[first + at]);
    };
    co_await (one(0) && one(1) && one(2) && one(3));
  }
}

awaitable<void> Notifier::remind_at_once(std::vector<Order> orders) {
  auto loop = co_await asio::this_coro::executor;
  auto report = log_failure("reminding the warehouse");
  for (const Order &order : orders)
    co_spawn(loop, placed(order), report); // planted: async-unbounded-concurrency
}

awaitable<bool> Notifier::reachable() {
  tcp::resolver resolver(co_await asio::this_coro::executor);
  auto lookup = resolver.async_resolve(host_, port_, asio::as_tuple(use_awaitable));
  auto first = co_await (std::move(lookup) || sleep_for(Patience));
  co_return first.index() == 0 && !std::get<0>(std::get<0>(first));
}

awaitable<bool> Notifier::resolvable() {
  const char *host = host_.c_str();
  const char *port = port_.c_str();
  addrinfo *found = nullptr;
  int failure = ::getaddrinfo(host, port, nullptr, &found); // planted: async-blocking-call
  if (failure == 0)
    ::freeaddrinfo(found);
  co_return failure == 0;
}

awaitable<void> Notifier::send_now(std::string line) {
  auto executor = co_await asio::this_coro::executor;
  if (!open_) {
    tcp::resolver resolver(executor);
    open_ = std::make_unique<tcp::socket>(executor);
    auto found = co_await resolver.async_resolve(host_, port_, use_awaitable);
    co_await asio::async_connect(*open_, found, use_awaitable);
  }
  asio::write(*open_, asio::buffer(line)); // planted: async-blocking-call
  pollfd reply{open_->native_handle(), POLLIN, 0};
  if (::poll(&reply, 1, 500) == 0) // planted: async-blocking-call
    spdlog::warn("the warehouse is slow to answer");
  if (::poll(&reply, 1, 0) > 0)
    co_await asio::async_write(*open_, asio::buffer("ACK\n", 4), use_awaitable);
}

void Notifier::open(asio::any_io_executor loop) {
  co_spawn(loop, send("OPEN\n"), asio::detached); // planted: async-detached-exception
}

void Notifier::close(asio::any_io_executor loop) {
  co_spawn(loop, send("CLOSED\n"), log_failure("taking leave of the warehouse"));
}

} // namespace orders
