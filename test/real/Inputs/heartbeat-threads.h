// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls that wait for the clock or for another thread.
#ifndef ASYNC_TIDY_TEST_REAL_HEARTBEAT_THREADS_H
#define ASYNC_TIDY_TEST_REAL_HEARTBEAT_THREADS_H

#include "heartbeat.h"
#include <algorithm>
#include <array>
#include <atomic>
#include <barrier>
#include <boost/asio.hpp>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <semaphore.h>
#include <semaphore>
#include <thread>
#include <unistd.h>

static asio::awaitable<void> sleep_for() {
  std::this_thread::sleep_for(Lasting);
  co_return;
}

static asio::awaitable<void> sleep_until() {
  std::this_thread::sleep_until(Clock::now() + Lasting);
  co_return;
}

static asio::awaitable<void> posix_usleep() {
  ::usleep(std::chrono::microseconds(Lasting).count());
  co_return;
}

static asio::awaitable<void> posix_nanosleep() {
  const timespec Time = lastingTime();
  ::nanosleep(&Time, nullptr);
  co_return;
}

static asio::awaitable<void> timer_wait() {
  asio::steady_timer Timer(co_await asio::this_coro::executor, Lasting);
  Timer.wait();
}

static asio::awaitable<void> sleep_in_catch() {
  try {
    throw 1;
  } catch (int) {
    std::this_thread::sleep_for(Lasting);
  }
  co_return;
}

// No coroutine, but it runs where one would.
static asio::awaitable<void> sleep_before_forwarding() {
  std::this_thread::sleep_for(Lasting);
  return pause(1ms);
}

template <typename Time = std::chrono::microseconds>
static asio::awaitable<void> sleep_in_template() {
  std::this_thread::sleep_for(Time(Lasting));
  co_return;
}

static asio::awaitable<void> lambda_called_here() {
  [] { std::this_thread::sleep_for(Lasting); }();
  co_return;
}

static asio::awaitable<void> lambda_in_algorithm() {
  std::array<int, 1> Once;
  std::ranges::for_each(Once,
                        [](int) { std::this_thread::sleep_for(Lasting); });
  co_return;
}

static asio::awaitable<void> thread_join() {
  std::thread Worker([] { std::this_thread::sleep_for(Lasting); });
  Worker.join();
  co_return;
}

static asio::awaitable<void> jthread_destructor() {
  std::jthread Worker([] { std::this_thread::sleep_for(Lasting); });
  co_return;
}

static asio::awaitable<void> future_get() {
  auto Promise = std::make_shared<std::promise<int>>();
  std::future<int> Future = Promise->get_future();
  later([=] { Promise->set_value(1); });
  Future.get();
  co_return;
}

static asio::awaitable<void> future_not_ready() {
  auto Promise = std::make_shared<std::promise<int>>();
  std::future<int> Future = Promise->get_future();
  later([=] { Promise->set_value(1); });
  if (Future.wait_for(0s) != std::future_status::ready)
    Future.get();
  co_return;
}

static asio::awaitable<void> future_wait_for() {
  std::promise<int> Promise;
  std::future<int> Future = Promise.get_future();
  Future.wait_for(Lasting);
  co_return;
}

static asio::awaitable<void> shared_future_wait() {
  auto Promise = std::make_shared<std::promise<void>>();
  std::shared_future<void> Future = Promise->get_future().share();
  later([=] { Promise->set_value(); });
  Future.wait();
  co_return;
}

static asio::awaitable<void> asio_future() {
  asio::steady_timer Timer(Here.Other->Loop, Lasting);
  Timer.async_wait(asio::use_future).get();
  co_return;
}

static asio::awaitable<void> async_dropped() {
  (void)std::async(std::launch::async,
                   [] { std::this_thread::sleep_for(Lasting); });
  co_return;
}

static asio::awaitable<void> condition_wait() {
  std::mutex Mutex;
  std::condition_variable Changed;
  bool Done = false;
  later([&] {
    std::lock_guard Lock(Mutex);
    Done = true;
    Changed.notify_all();
  });
  std::unique_lock Lock(Mutex);
  Changed.wait(Lock, [&] { return Done; });
  co_return;
}

static asio::awaitable<void> condition_wait_for() {
  std::mutex Mutex;
  std::condition_variable Changed;
  std::unique_lock Lock(Mutex);
  Changed.wait_for(Lock, Lasting, [] { return false; });
  co_return;
}

static asio::awaitable<void> latch_wait() {
  auto Latch = std::make_shared<std::latch>(1);
  later([=] { Latch->count_down(); });
  Latch->wait();
  co_return;
}

static asio::awaitable<void> barrier_wait() {
  auto Barrier = std::make_shared<std::barrier<>>(2);
  later([=] { (void)Barrier->arrive(); });
  Barrier->arrive_and_wait();
  co_return;
}

static asio::awaitable<void> semaphore_acquire() {
  auto Permits = std::make_shared<std::binary_semaphore>(0);
  later([=] { Permits->release(); });
  Permits->acquire();
  co_return;
}

static asio::awaitable<void> semaphore_try_acquire_for() {
  std::counting_semaphore<> Permits(0);
  (void)Permits.try_acquire_for(Lasting);
  co_return;
}

static asio::awaitable<void> atomic_wait() {
  auto Number = std::make_shared<std::atomic<int>>(0);
  later([=] {
    *Number = 1;
    Number->notify_all();
  });
  Number->wait(0);
  co_return;
}

static asio::awaitable<void> posix_join() {
  pthread_t Worker;
  pthread_create(
      &Worker, nullptr,
      [](void *) -> void * {
        std::this_thread::sleep_for(Lasting);
        return nullptr;
      },
      nullptr);
  pthread_join(Worker, nullptr);
  co_return;
}

static asio::awaitable<void> posix_semaphore() {
  auto Permits = std::make_shared<sem_t>();
  sem_init(Permits.get(), 0, 0);
  later([=] { sem_post(Permits.get()); });
  sem_wait(Permits.get());
  co_return;
}

static asio::awaitable<void> signal_wait() {
  sigset_t None;
  sigemptyset(&None);
  const timespec Time = lastingTime();
  ::sigtimedwait(&None, nullptr, &Time);
  co_return;
}

static const Case ThreadCases[] = {CASE(sleep_for),
                                   CASE(sleep_until),
                                   CASE(posix_usleep),
                                   CASE(posix_nanosleep),
                                   CASE(timer_wait),
                                   CASE(sleep_in_catch),
                                   CASE(sleep_before_forwarding),
                                   CASE(sleep_in_template),
                                   CASE(lambda_called_here),
                                   CASE(lambda_in_algorithm),
                                   CASE(thread_join),
                                   CASE(jthread_destructor),
                                   CASE(future_get),
                                   CASE(future_not_ready),
                                   CASE(future_wait_for),
                                   CASE(shared_future_wait),
                                   CASE(asio_future),
                                   CASE(async_dropped),
                                   CASE(condition_wait),
                                   CASE(condition_wait_for),
                                   CASE(latch_wait),
                                   CASE(barrier_wait),
                                   CASE(semaphore_acquire),
                                   CASE(semaphore_try_acquire_for),
                                   CASE(atomic_wait),
                                   CASE(posix_join),
                                   CASE(posix_semaphore),
                                   CASE(signal_wait)};

#endif
