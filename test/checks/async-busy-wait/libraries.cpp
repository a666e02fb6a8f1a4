// RUN: %check_tidy %s async-busy-wait %t -- -std=c++20 -isystem %inputs/lib/folly -isystem %inputs/lib/seastar -isystem %inputs/lib/libcoro -isystem %inputs/lib/cppcoro -isystem %inputs/lib/async-simple

#include <async_simple/coro/Sleep.h>
#include <coro/scheduler.hpp>
#include <coro/task.hpp>
#include <cppcoro/io_service.hpp>
#include <cppcoro/task.hpp>
#include <folly/coro/Mutex.h>
#include <folly/coro/Sleep.h>
#include <folly/coro/Task.h>
#include <mutex>
#include <seastar/core/coroutine.hh>
#include <seastar/core/sleep.hh>

using namespace std::chrono_literals;

bool Ready = false;
std::mutex Guard;

folly::coro::Task<void> of_folly(folly::coro::Mutex &Lock) {
  while (!Lock.try_lock())
    co_await folly::coro::sleep(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Lock' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
}
seastar::future<> of_seastar() {
  while (!Ready)
    co_await seastar::sleep(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Ready' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
}
seastar::future<> of_a_thread_lock() {
  while (!Guard.try_lock())
    co_await seastar::sleep(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Guard' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
}
coro::task<void> of_libcoro(coro::scheduler &Loop) {
  while (!Ready)
    co_await Loop.yield_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Ready' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
  while (!Ready)
    co_await Loop.yield();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Ready' over and over, and only lets others have a turn: it takes a whole processor to wait
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
}
cppcoro::task<> of_cppcoro(cppcoro::io_service &Loop) {
  while (!Ready)
    co_await Loop.schedule_after(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Ready' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
  while (!Ready)
    co_await Loop.schedule();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Ready' over and over, and only lets others have a turn: it takes a whole processor to wait
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
}
async_simple::coro::Lazy<void> of_async_simple() {
  while (!Ready)
    co_await async_simple::coro::sleep(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Ready' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
}
