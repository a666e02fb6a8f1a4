// RUN: %check_tidy %s async-sequential-awaits %t -- -std=c++20 -I%inputs -isystem %inputs/lib/folly

// Awaits in a row, and in a loop, that need nothing of each other.

#include "task.h"
#include <boost/asio.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>
#include <folly/coro/Mutex.h>
#include <folly/coro/Task.h>

using own::task;
struct user { int id; std::string name; };
struct order { int id; };
struct row { int id; };
struct connection { task<row> query(std::string text); task<row> peek(int id) const; };
struct pool { task<std::unique_ptr<connection>> acquire(); };
task<user> get_user(int id);
task<std::vector<order>> get_orders(int id);
task<std::string> get(const std::string &url);
task<int> count(connection &c, int id);
task<int> count_of(std::shared_ptr<connection> c, int id);
task<> write(int);
folly::coro::Task<int> age(int id);
void show(const user &, const std::vector<order> &);
void show(int, int);
void show(const std::string &, const std::string &);

task<> of_variables(int id) {
  auto who = co_await get_user(id);
  auto orders = co_await get_orders(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'get_orders' needs nothing of 'get_user', and begins only when that has ended: together they take as long as the slower one
    // CHECK-MESSAGES: :[[@LINE-3]]:23: note: ends first
  show(who, orders);
}
task<std::string> of_texts(std::string a, std::string b) {
  std::string first = co_await get(a);
  std::string second = co_await get(b);
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'get' needs nothing of 'get', and begins only when that has ended: together they take as long as the slower one
    // CHECK-MESSAGES: :[[@LINE-3]]:32: note: ends first
  co_return first + second;
}
task<std::string> operands(std::string a, std::string b) {
  co_return co_await get(a) + co_await get(b);
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'get' needs nothing of 'get', and begins only when that has ended: together they take as long as the slower one
    // CHECK-MESSAGES: :[[@LINE-2]]:22: note: ends first
}
task<> const_objects(const connection &c) {
  auto first = co_await c.peek(1);
  auto second = co_await c.peek(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'connection::peek' needs nothing of 'connection::peek', and begins only when that has ended: together they take as long as the slower one
    // CHECK-MESSAGES: :[[@LINE-3]]:27: note: ends first
  show(first.id, second.id);
}
task<> two_objects(connection &a, connection &b) {
  auto first = co_await a.query("x");
  auto second = co_await b.query("x");
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'connection::query' needs nothing of 'connection::query', and begins only when that has ended: together they take as long as the slower one
    // CHECK-MESSAGES: :[[@LINE-3]]:27: note: ends first
  show(first.id, second.id);
}
task<std::vector<std::string>> collects(std::vector<std::string> urls) {
  std::vector<std::string> pages;
  for (const auto &url : urls)
    pages.push_back(co_await get(url));
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'get' is awaited for one element after the other: together, a few at a time, they take as long as the slowest one
  co_return pages;
}
task<std::size_t> adds(std::vector<std::string> urls) {
  std::size_t sum = 0;
  for (const auto &url : urls) {
    sum += (co_await get(url)).size();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'get' is awaited for one element after the other: together, a few at a time, they take as long as the slowest one
  }
  co_return sum;
}
task<> assigns(int id) {
  user who;
  who = co_await get_user(id);
  auto orders = co_await get_orders(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'get_orders' needs nothing of 'get_user', and begins only when that has ended: together they take as long as the slower one
    // CHECK-MESSAGES: :[[@LINE-3]]:18: note: ends first
  show(who, orders);
}
task<std::map<int, user>> by_key(std::vector<int> ids) {
  std::map<int, user> found;
  for (int id : ids)
    found[id] = co_await get_user(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'get_user' is awaited for one element after the other: together, a few at a time, they take as long as the slowest one
  co_return found;
}
folly::coro::Task<int> three() {
  int first = co_await age(1);
  int second = co_await age(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'age' needs nothing of 'age', and begins only when that has ended: together they take as long as the slower one
    // CHECK-MESSAGES: :[[@LINE-3]]:24: note: ends first
  int third = co_await age(3);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'age' needs nothing of 'age', and begins only when that has ended: together they take as long as the slower one
    // CHECK-MESSAGES: :[[@LINE-5]]:25: note: ends first
  co_return first + second + third;
}
