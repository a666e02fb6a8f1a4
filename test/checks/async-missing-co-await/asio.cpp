// RUN: %check_tidy %s async-missing-co-await %t --unsafe -- -std=c++20

// The real headers of Boost.Asio.

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <functional>
#include <vector>

namespace asio = boost::asio;
using namespace asio::experimental::awaitable_operators;
using asio::awaitable;

awaitable<int> fetch(int Id);
awaitable<void> touch();
void use(std::size_t);

awaitable<void> kept(asio::steady_timer &Timer, asio::ip::tcp::socket &Socket) {
  auto Answer = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'fetch' and is never awaited: it is lazy, so the work is never started [async-missing-co-await]
  // CHECK-FIXES: auto Answer = co_await fetch(1);
  auto Done = touch();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Done' holds the task returned by 'touch' and is never awaited
  // CHECK-FIXES: co_await touch();
  auto Wait = Timer.async_wait(asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Wait' holds the task returned by 'boost::asio::steady_timer::async_wait' and is never awaited
  // CHECK-FIXES: co_await Timer.async_wait(asio::use_awaitable);
  char Data[8];
  auto Size = Socket.async_read_some(asio::buffer(Data), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Size' holds the task returned by {{.*}}async_read_some' and is never awaited
  // CHECK-FIXES: auto Size = co_await Socket.async_read_some(asio::buffer(Data), asio::use_awaitable);
  auto Later = Timer.async_wait(asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Later' holds the operation returned by 'boost::asio::steady_timer::async_wait' and is never awaited
  // CHECK-FIXES: {{.*}}Timer.async_wait(asio::deferred);
  auto Both = fetch(1) && fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Both' holds the task returned by 'boost::asio::experimental::awaitable_operators::operator&&' and is never awaited
  // CHECK-FIXES: auto Both = co_await (fetch(1) && fetch(2));
  co_return;
}

awaitable<int> nothing(bool Flag) {
  if (Flag)
    return {};
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'nothing' returns an empty task
  return fetch(1);
}

void callbacks(asio::io_context &Context) {
  asio::post(Context, []() -> awaitable<void> { co_await touch(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'boost::asio::post' throws away the task that this callable returns
  asio::co_spawn(Context, []() -> awaitable<void> { co_await touch(); }, asio::detached);
  asio::co_spawn(Context, touch, asio::detached);
  asio::post(Context, [] {});
}

awaitable<void> taken(asio::io_context &Context, asio::steady_timer &Timer) {
  auto Moved = fetch(1);
  use(co_await std::move(Moved));
  auto Spawned = touch();
  asio::co_spawn(Context, std::move(Spawned), asio::detached);
  auto Left = fetch(1), Right = fetch(2);
  auto [A, B] = co_await (std::move(Left) && std::move(Right));
  auto Wait = Timer.async_wait(asio::deferred);
  co_await std::move(Wait);
  auto Started = Timer.async_wait(asio::deferred);
  std::move(Started)([](boost::system::error_code) {});
  Timer.async_wait([](boost::system::error_code) {});
  auto Future = asio::co_spawn(Context, fetch(1), asio::use_future);
  std::vector<awaitable<void>> Tasks;
  Tasks.push_back(touch());
  for (auto &Task : Tasks)
    co_await std::move(Task);
}
