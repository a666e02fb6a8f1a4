// RUN: %check_tidy %s async-unbounded-concurrency %t --option MaxFanOut=100 --option CheckConstants=true --option CheckAcceptLoops=true \
// RUN:   --option CheckCallbacks=true --option 'AllowedFunctions=app::*' -- -std=c++20

#include <boost/asio.hpp>
#include <string>
#include <vector>

namespace asio = boost::asio;
using asio::awaitable;
using asio::detached;
using asio::ip::tcp;

class QObject {
public:
  template <typename Signal, typename Handler> static void connect(QObject *, Signal, Handler) {}
  void clicked();
};

awaitable<void> fetch(int Id);
awaitable<void> serve(tcp::socket Socket);
namespace app {
awaitable<void> warm_up(int Id);
}

void sizes(asio::io_context &Loop, const std::vector<int> &Ids) {
  for (int I = 0; I < 100; ++I)
    asio::co_spawn(Loop, fetch(I), detached);
  for (int I = 0; I < 101; ++I)
    asio::co_spawn(Loop, fetch(I), detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts 101 tasks that run at once, more than the 100 that are taken for few
  for (int Id : Ids)
    asio::co_spawn(Loop, app::warm_up(Id), detached);
}

awaitable<void> accepts(tcp::acceptor Acceptor) {
  auto Loop = co_await asio::this_coro::executor;
  for (;;) {
    tcp::socket Socket = co_await Acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(Loop, serve(std::move(Socket)), detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'serve' starts one task per result of '{{.*}}::async_accept'
    // CHECK-MESSAGES: :[[@LINE-2]]:11: note: at most 100 at once here
  }
}

void callbacks(asio::io_context &Loop, QObject &Button) {
  QObject::connect(&Button, &QObject::clicked, [&Loop] {
    asio::co_spawn(Loop, fetch(1), detached);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'fetch' starts one task per call of the handler that 'QObject::connect' keeps
  });
}
