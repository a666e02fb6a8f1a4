// RUN: %check_tidy %s async-detached-exception %t --option AssumeThrows=true \
// RUN:   --option 'AllowedFunctions=app::*' -- -std=c++20

#include <boost/asio.hpp>
#include <stdexcept>

namespace asio = boost::asio;

asio::awaitable<void> elsewhere();
namespace app {
asio::awaitable<void> background() {
  throw std::runtime_error("nobody minds");
  co_return;
}
} // namespace app

void spawns(asio::io_context &Loop) {
  asio::co_spawn(Loop, elsewhere(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'elsewhere' is swallowed
  // CHECK-MESSAGES: note: a handler takes it
  asio::co_spawn(Loop, app::background(), asio::detached);
}
