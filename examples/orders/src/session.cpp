// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/session.h"
#include "orders/settings.h"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <functional>
#include <spdlog/spdlog.h>
#include <sstream>
#include <stdexcept>
#include <tuple>

namespace orders {
namespace {

using namespace std::chrono_literals;
using namespace asio::experimental::awaitable_operators;

constexpr auto IdleLimit = 60s;
constexpr std::int64_t Large = 100'000;

std::string describe(const Order &order) {
  return fmt::format("{} {} {} {} {}\n", order.id, order.sku, order.quantity, order.cents,
                     order.status == Status::Open ? "open" : "shipped");
}

Session::Words split(std::string_view line) {
  std::istringstream text{std::string(line)};
  Session::Words words;
  for (std::string word; text >> word;)
    words.push_back(word);
  return words;
}

} // namespace

awaitable<void> Session::serve(tcp::socket socket) {
  constexpr auto Quietly = asio::as_tuple(use_awaitable);
  std::string greeting = co_await load_greeting(services_.pool, "greeting.txt");
  co_await asio::async_write(socket, asio::buffer(greeting), use_awaitable);
  for (std::string input;;) {
    auto read = co_await (
        asio::async_read_until(socket, asio::dynamic_buffer(input, 4096), '\n', Quietly) ||
        sleep_for(IdleLimit));
    if (read.index() == 1)
      co_return;
    auto [failure, size] = std::get<0>(read);
    if (failure)
      co_return;
    std::string reply = co_await answer(std::string_view(input).substr(0, size));
    input.erase(0, size);
    if (reply.empty())
      co_return;
    co_await asio::async_write(socket, asio::buffer(reply), use_awaitable);
  }
}

awaitable<std::string> Session::answer(std::string_view line) {
  try {
    co_return co_await dispatch(split(line));
  } catch (const std::exception &error) {
    std::string_view what = error.what();
    what = what.substr(0, what.find('\n'));
    spdlog::warn("request failed: {}", what);
    co_return fmt::format("ERR {}\n", what);
  }
}

awaitable<std::string> Session::dispatch(const Words &words) {
  if (words.empty())
    co_return "ERR empty request\n";
  const std::string &verb = words[0];
  if (verb == "QUIT")
    co_return "";
  if (verb == "ADD" && words.size() == 4)
    co_return co_await add(words);
  if (verb == "LIST")
    co_return co_await list();
  if (verb == "HEALTH")
    co_return co_await health();
  if (verb == "REMIND")
    co_return co_await remind(words.size() > 1);
  if (verb == "REVENUE")
    co_return fmt::format("OK {}\n", co_await services_.maintenance.revenue());
  if (verb == "EXPORT")
    co_return fmt::format("OK {} bytes\n", co_await services_.maintenance.export_csv());
  if (words.size() != 2)
    co_return "ERR unknown request\n";
  if (verb == "SHIP")
    co_return co_await ship(std::stoll(words[1]));
  if (verb == "RUSH")
    co_return co_await rush(std::stoll(words[1]));
  if (verb == "RATE")
    co_return fmt::format("OK {}\n", co_await services_.rates.of(words[1]));
  if (verb == "BALANCE")
    co_return fmt::format("OK {}\n", co_await services_.ledger.balance(words[1]));
  if (verb == "GET")
    if (auto order = co_await services_.store.find(std::stoll(words[1])))
      co_return "OK " + describe(*order);
  co_return "ERR unknown request or order\n";
}

awaitable<std::string> Session::add(const Words &words) {
  Order order{0, words[1], std::stoi(words[2]), std::stoll(words[3])};
  order = co_await services_.store.add(order);
  co_await announce(order);
  ++added_, services_.ledger.book(order);      // planted: async-dropped-task
  auto booking = services_.ledger.book(order); // planted: async-missing-co-await
  co_return fmt::format("OK {}\n", order.id);
}

awaitable<void> Session::announce(Order order) {
  auto executor = co_await asio::this_coro::executor;
  asio::co_spawn(executor, services_.notifier.placed(order), log_failure("announcing an order"));
  order.total() > Large ? services_.notifier.page(order)    // planted: async-dropped-task
                        : services_.notifier.placed(order); // planted: async-dropped-task
}

awaitable<std::string> Session::ship(std::int64_t id) {
  if (!co_await services_.store.ship(id))
    co_return "ERR no such order\n";
  services_.notifier.shipped(id); // planted: async-dropped-task
  try {
    co_await services_.notifier.shipped(id);
  } catch (const boost::system::system_error &error) {
    spdlog::warn("the warehouse does not know of {}: {}", id, error.code().message());
  }
  co_return fmt::format("OK {} shipped\n", ++shipped_);
}

awaitable<std::string> Session::rush(std::int64_t id) {
  std::optional<Order> order = co_await services_.store.find(id);
  if (!order || order->status == Status::Shipped)
    co_return "ERR too late\n";
  (void)services_.notifier.page(*order);                      // planted: async-dropped-task
  std::ignore = services_.store.ship(id);                     // planted: async-dropped-task
  std::invoke(&Notifier::placed, services_.notifier, *order); // planted: async-dropped-task
  co_await std::invoke(&Store::ship, services_.store, id);
  co_return "OK\n";
}

awaitable<std::string> Session::list() {
  std::string text;
  for (const Order &order : co_await services_.store.all())
    text += describe(order);
  co_return text + ".\n";
}

awaitable<std::string> Session::remind(bool gently) {
  std::vector<Order> orders = co_await services_.store.all();
  std::erase_if(orders, [](const Order &order) { return order.status == Status::Shipped; });
  for (int left = 3; left > 0; sleep_for(100ms)) { // planted: async-dropped-task
    if (co_await services_.notifier.reachable())
      break;
    --left;
  }
  asio::steady_timer pause(co_await asio::this_coro::executor, 10ms);
  pause.async_wait(use_awaitable);  // planted: async-dropped-task
  pause.async_wait(asio::deferred); // planted: async-dropped-task
  co_await pause.async_wait(use_awaitable);
  if (gently)
    co_await services_.notifier.remind(orders);
  else
    co_await services_.notifier.remind_at_once(orders);
  co_return fmt::format("OK {}\n", orders.size());
}

awaitable<std::string> Session::health() {
  bool ledger = co_await services_.ledger.healthy();
  bool warehouse = co_await services_.notifier.resolvable();
  Rates &rates = services_.rates;
  [&]() -> awaitable<void> { co_await rates.refresh(); }(); // planted: async-dropped-task
  auto count = co_await
      [this]() -> awaitable<std::int64_t> { co_return co_await services_.store.count(); }();
  co_return fmt::format("OK {} orders, ledger {}, warehouse {}\n", count, ledger, warehouse);
}

} // namespace orders
