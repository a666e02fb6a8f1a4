// RUN: %check_tidy %s async-unbounded-concurrency %t --unsafe -- -std=c++20 -I%inputs/lib/seastar

// Calls that start a task per element of a range.

#include <array>
#include <seastar/core/coroutine.hh>
#include <seastar/core/loop.hh>
#include <seastar/core/semaphore.hh>
#include <string>
#include <vector>

seastar::future<> fetch(std::string Url);

seastar::future<> all(std::vector<std::string> Urls, seastar::semaphore &Room) {
  co_await seastar::parallel_for_each(Urls, [](const std::string &Url) { return fetch(Url); });
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'seastar::parallel_for_each' starts one task per element of 'Urls', and nothing limits how many run at once; seastar::max_concurrent_for_each or seastar::semaphore would
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note: at most 16 at once here
  // CHECK-FIXES: {{^}}  co_await seastar::max_concurrent_for_each(Urls, 16, [](const std::string &Url) { return fetch(Url); });
  // The callable takes a unit first; the range is small; the call is limited.
  co_await seastar::parallel_for_each(Urls, [&](const std::string &Url) {
    return seastar::with_semaphore(Room, 1, [Url] { return fetch(Url); });
  });
  co_await seastar::parallel_for_each(Urls, [&](const std::string &Url) -> seastar::future<> {
    auto Units = co_await seastar::get_units(Room, 1);
    co_await fetch(Url);
  });
  co_await seastar::parallel_for_each(std::array<int, 4>(), [](int Id) { return fetch(std::to_string(Id)); });
  co_await seastar::max_concurrent_for_each(Urls, 8, [](const std::string &Url) { return fetch(Url); });
}
