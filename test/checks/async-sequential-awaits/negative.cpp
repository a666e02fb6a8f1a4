// RUN: %check_tidy %s async-sequential-awaits %t -- -std=c++20 -I%inputs -isystem %inputs/lib/folly

// CHECK-SILENT

// Awaits that come in an order, or share what they may change.

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

task<> needs_the_first(int id) {
  auto who = co_await get_user(id);
  auto orders = co_await get_orders(who.id);
  show(who, orders);
}
task<> for_what_they_do() {
  co_await write(1);
  co_await write(2);
}
task<> one_object(connection &c) {
  auto first = co_await c.query("a");
  auto second = co_await c.query("b");
  show(first.id, second.id);
}
task<> given_one_object(connection &c) {
  auto first = co_await count(c, 1);
  auto second = co_await count(c, 2);
  show(first, second);
}
task<> looks_first(int id) {
  auto who = co_await get_user(id);
  if (who.id == 0)
    co_return;
  auto orders = co_await get_orders(id);
  show(who, orders);
}
task<> given_one_pointer(std::shared_ptr<connection> c) {
  auto first = co_await count_of(c, 1);
  auto second = co_await count_of(c, 2);
  show(first, second);
}
folly::coro::Task<int> locked(folly::coro::Mutex &m) {
  auto lock = co_await m.co_scoped_lock();
  auto value = co_await age(1);
  co_return value;
}
struct service {
  task<user> load(int id);
  task<order> last(int id);
  task<> of_its_object(int id) {
    auto who = co_await load(id);
    auto what = co_await last(id);
    show(who.id, what.id);
  }
};
task<> not_looked_at(int id) {
  auto ignored = co_await get_user(id);
  auto orders = co_await get_orders(id);
  show(user(), orders);
}
task<std::optional<std::string>> until_one_is_there(std::vector<std::string> urls) {
  for (const auto &url : urls) {
    auto page = co_await get(url);
    if (!page.empty())
      co_return page;
  }
  co_return std::nullopt;
}
task<> each_on_one_object(connection &c, std::vector<std::string> texts) {
  std::vector<row> rows;
  for (const auto &text : texts)
    rows.push_back(co_await c.query(text));
}
task<std::string> needs_the_round_before(std::vector<std::string> urls) {
  std::string last;
  for (const auto &url : urls)
    last = co_await get(url + last);
  co_return last;
}
boost::asio::awaitable<std::size_t> reads_a_stream(boost::asio::ip::tcp::socket &s, boost::asio::mutable_buffer a, boost::asio::mutable_buffer b) {
  auto first = co_await s.async_read_some(a, boost::asio::use_awaitable);
  auto second = co_await s.async_read_some(b, boost::asio::use_awaitable);
  co_return first + second;
}
task<> from_a_pool(pool &p, int id) {
  auto c = co_await p.acquire();
  auto r = co_await c->query("x");
  show(r.id, id);
}
task<std::string> decides(std::string a, std::string b) {
  co_return (co_await get(a)).empty() ? co_await get(b) : a;
}
task<bool> ends_early(std::string a, std::string b) {
  co_return (co_await get(a)).empty() && (co_await get(b)).empty();
}
task<> writes(int *out) {
  auto fill = [](int *o) -> task<int> { *o = 1; co_return 1; };
  auto first = co_await fill(out);
  auto second = co_await fill(out);
  show(first, second);
}
