// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20

// Tasks that serve what is there already: an acceptor, a connection.

#include <atomic>
#include <boost/asio.hpp>
#include <list>
#include <memory>
#include <string>
#include <vector>

namespace asio = boost::asio;
using asio::awaitable;
using asio::detached;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<void> serve(tcp::socket Socket);
struct order {
  int Id = 0;
};
order next();
awaitable<void> work(order Order);

struct server {
  std::vector<std::unique_ptr<tcp::acceptor>> Acceptors;
  std::list<tcp::socket> Sockets;
  std::vector<std::string> Urls;
  std::atomic<bool> Stopped;

  template <typename Acceptor> awaitable<void> listen(Acceptor &From) {
    while (!Stopped)
      co_await serve(co_await From.async_accept(use_awaitable));
  }
  awaitable<void> listen_twice(tcp::acceptor &From) {
    auto Loop = co_await asio::this_coro::executor;
    for (int I = 0; I < 2; ++I)
      co_await asio::co_spawn(Loop, [this, &From]() -> awaitable<void> { co_await listen(From); }, use_awaitable);
  }
  awaitable<void> greet(tcp::socket &Socket) {
    co_await asio::async_write(Socket, asio::buffer("hello"), use_awaitable);
  }
  awaitable<void> poll(const std::string &Url) {
    while (!Stopped)
      co_await greet(Sockets.front());
  }

  awaitable<void> consume(int Worker) {
    while (!Stopped)
      co_await work(next());
  }

  void start(asio::io_context &Loop, int Workers) {
    for (auto &Each : Acceptors)
      asio::co_spawn(Loop, listen(*Each), detached);
    for (auto &Each : Acceptors)
      for (int I = 0; I < 4; ++I)
        asio::co_spawn(Loop, listen_twice(*Each), detached);
    for (int I = 0; I < Workers; ++I)
      asio::co_spawn(Loop, consume(I), detached);
    for (int I = 0; I < Workers; ++I) {
      std::string Url = Urls[I];
      asio::co_spawn(Loop, poll(Url), detached);
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'server::poll' starts one task per iteration up to 'Workers'
    }
    // It ends, so that the next one could begin.
    for (auto &Each : Sockets)
      asio::co_spawn(Loop, greet(Each), detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'server::greet' starts one task per element of 'Sockets'
    // Data, of which there may be any number.
    for (auto &Each : Urls)
      asio::co_spawn(Loop, poll(Each), detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'server::poll' starts one task per element of 'Urls'
  }
};

// A number of nothing: what is compared is no iterator.
bool operator!=(const order &, const order &);
void orders(asio::io_context &Loop) {
  order Next;
  while ((Next = next()) != order{})
    asio::co_spawn(Loop, work(Next), detached);
}
