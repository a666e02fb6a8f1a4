// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t \
// RUN:   --option 'Groups=database;disk;lock;network;sleep' \
// RUN:   -- -std=c++20

// What a coroutine of Boost.Asio is told to write instead.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <netdb.h>
#include <sqlite3.h>
#include <thread>

boost::asio::awaitable<void> instead(const char *Path, std::mutex &Mutex,
                                     addrinfo **Found, sqlite3 *Database) {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::seconds(1)).async_wait(boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  std::FILE *File = std::fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'fopen' blocks {{.*}}: it opens a file; 'co_await boost::asio::co_spawn(pool, [&]() -> boost::asio::awaitable<decltype(std::fopen(Path, "r"))> { co_return std::fopen(Path, "r"); }, boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  Mutex.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::mutex::lock' blocks {{.*}}: it waits for whoever holds the lock; await an asynchronous mutex, or keep the state on one executor [async-blocking-call]
  int Unknown = getaddrinfo("host", "http", nullptr, Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'getaddrinfo' blocks {{.*}}: it asks name servers; 'co_await resolver.async_resolve(host, service, boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  int Failed = sqlite3_exec(Database, "VACUUM", nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'sqlite3_exec' blocks {{.*}}: it reads or writes the database file and waits for its locks; 'co_await boost::asio::co_spawn(pool, [&]() -> boost::asio::awaitable<decltype(sqlite3_exec(Database, "VACUUM", nullptr, nullptr, nullptr))> { co_return sqlite3_exec(Database, "VACUUM", nullptr, nullptr, nullptr); }, boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  co_return;
}
