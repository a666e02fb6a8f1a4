// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same call on the loop and elsewhere.
#ifndef ASYNC_TIDY_TEST_REAL_HEARTBEAT_PLACES_H
#define ASYNC_TIDY_TEST_REAL_HEARTBEAT_PLACES_H

#include "heartbeat.h"
#include <boost/asio.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

static asio::awaitable<void> back_from_pool() {
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
  std::this_thread::sleep_for(Lasting);
}

// The handler of post runs on the pool, the coroutine resumes on the loop.
static asio::awaitable<void> no_hop() {
  co_await asio::post(Pool, asio::use_awaitable);
  std::this_thread::sleep_for(Lasting);
}

static asio::awaitable<void> spawned_on_the_loop() {
  co_await asio::co_spawn(
      co_await asio::this_coro::executor,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(Lasting);
        co_return;
      },
      asio::use_awaitable);
}

static asio::awaitable<void> named_lambda() {
  auto Retry = [] { std::this_thread::sleep_for(Lasting); };
  Retry();
  co_return;
}

// limit: an operation of the loop that is awaited takes the coroutine back
static asio::awaitable<void> timer_after_hop() {
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  co_await pause(1ms);
  std::this_thread::sleep_for(Lasting);
}

static void retry() { std::this_thread::sleep_for(Lasting); }

static asio::awaitable<void> helper() {
  retry();
  co_return;
}

static asio::awaitable<void> pool_hop() {
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  std::this_thread::sleep_for(Lasting);
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
}

static asio::awaitable<void> pool_spawn() {
  co_await asio::co_spawn(
      Pool,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(Lasting);
        co_return;
      },
      asio::use_awaitable);
}

// The system's executor runs it where it is spawned.
static asio::awaitable<void> system_spawn() {
  co_await asio::co_spawn(
      asio::system_executor(),
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(Lasting);
        co_return;
      },
      asio::use_awaitable);
}

static asio::awaitable<void> strand_hop() {
  auto Strand = asio::make_strand(Pool);
  co_await asio::post(asio::bind_executor(Strand, asio::use_awaitable));
  std::this_thread::sleep_for(Lasting);
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
}

static asio::awaitable<void> own_executor() {
  auto Own = co_await asio::this_coro::executor;
  co_await asio::post(asio::bind_executor(Own, asio::use_awaitable));
  std::this_thread::sleep_for(Lasting);
}

static asio::awaitable<void> pool_spawn_called() {
  co_await asio::co_spawn(
      Pool,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(Lasting);
        co_return;
      }(),
      asio::use_awaitable);
}

static asio::awaitable<void> pool_callback() {
  asio::post(Pool, [] { std::this_thread::sleep_for(Lasting); });
  co_await pause(Lasting);
}

static asio::awaitable<void> pool_file() {
  std::string Path = namedPipe("pool_file");
  std::string Line = co_await asio::co_spawn(
      Pool,
      [Path]() -> asio::awaitable<std::string> {
        std::ifstream File(Path);
        std::string Line;
        std::getline(File, Line);
        co_return Line;
      },
      asio::use_awaitable);
  if (Line != "x")
    std::abort();
}

static asio::awaitable<void> thread_lambda() {
  std::thread([] { std::this_thread::sleep_for(Lasting); }).detach();
  co_await pause(Lasting);
}

static asio::awaitable<void> jthread_detached() {
  std::jthread Worker([] { std::this_thread::sleep_for(Lasting); });
  Worker.detach();
  co_await pause(Lasting);
}

static asio::awaitable<void> thread_that_answers() {
  asio::steady_timer Done(co_await asio::this_coro::executor,
                          Clock::time_point::max());
  std::jthread Worker([&, Executor = Done.get_executor()] {
    std::this_thread::sleep_for(Lasting);
    asio::post(Executor, [&] { Done.cancel(); });
  });
  boost::system::error_code Cancelled;
  co_await Done.async_wait(
      asio::redirect_error(asio::use_awaitable, Cancelled));
  Worker.detach();
}

static asio::awaitable<void> lambda_kept() {
  std::function<void()> Retry = [] { std::this_thread::sleep_for(Lasting); };
  asio::post(Pool, Retry);
  co_await pause(Lasting);
}

static const Case PlaceCases[] = {CASE(back_from_pool),
                                  CASE(no_hop),
                                  CASE(spawned_on_the_loop),
                                  CASE(named_lambda),
                                  CASE(timer_after_hop),
                                  CASE(helper),
                                  CASE(pool_hop),
                                  CASE(pool_spawn),
                                  CASE(pool_spawn_called),
                                  CASE(system_spawn),
                                  CASE(strand_hop),
                                  CASE(own_executor),
                                  CASE(pool_callback),
                                  CASE(pool_file),
                                  CASE(thread_lambda),
                                  CASE(jthread_detached),
                                  CASE(thread_that_answers),
                                  CASE(lambda_kept)};

#endif
