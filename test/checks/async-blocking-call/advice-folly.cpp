// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t \
// RUN:   --option 'Groups=database;disk;lock;network;sleep' \
// RUN:   -- -std=c++20 -isystem %inputs/lib/folly

// What a coroutine of folly is told to write instead.

#include <chrono>
#include <cstdio>
#include <folly/coro/Task.h>
#include <mutex>
#include <netdb.h>
#include <sqlite3.h>
#include <thread>

folly::coro::Task<> instead(const char *Path, std::mutex &Mutex,
                            addrinfo **Found, sqlite3 *Database) {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(std::chrono::seconds(1)))' suspends instead [async-blocking-call]
  std::FILE *File = std::fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'fopen' blocks {{.*}}: it opens a file; 'co_await folly::via(folly::getGlobalCPUExecutor(), [&] { return std::fopen(Path, "r"); })' suspends instead [async-blocking-call]
  Mutex.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::mutex::lock' blocks {{.*}}: it waits for whoever holds the lock; 'co_await mutex.co_scoped_lock()' suspends instead [async-blocking-call]
  int Unknown = getaddrinfo("host", "http", nullptr, Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'getaddrinfo' blocks {{.*}}: it asks name servers; 'co_await folly::via(folly::getGlobalCPUExecutor(), [&] { return getaddrinfo("host", "http", nullptr, Found); })' suspends instead [async-blocking-call]
  int Failed = sqlite3_exec(Database, "VACUUM", nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'sqlite3_exec' blocks {{.*}}: it reads or writes the database file and waits for its locks; 'co_await folly::via(folly::getGlobalCPUExecutor(), [&] { return sqlite3_exec(Database, "VACUUM", nullptr, nullptr, nullptr); })' suspends instead [async-blocking-call]
  co_return;
}
