// One defect, one finding: where both checks are on, this one speaks.
// RUN: %async_tidy --exit-zero --format concise --checks=-*,async-dangling-this,async-task-in-destructor %s -- -std=c++20 | FileCheck %s
// RUN: %async_tidy --exit-zero --format concise --checks=-*,async-dangling-this %s -- -std=c++20 | FileCheck %s --check-prefix=ALONE

#include <boost/asio.hpp>
#include <memory>

namespace asio = boost::asio;
asio::awaitable<void> say_goodbye();

class session : public std::enable_shared_from_this<session> {
  asio::any_io_executor executor;
  int state = 0;
  asio::awaitable<void> close() {
    co_await say_goodbye();
    state = 1;
  }

public:
  // CHECK: [[@LINE+4]]:{{[0-9]+}}: warning: 'session::close' is started where the object of 'session' ends
  // CHECK-NOT: async-dangling-this
  // ALONE: [[@LINE+2]]:{{[0-9]+}}: warning: {{.*}} [async-dangling-this]
  ~session() {
    asio::co_spawn(executor, close(), asio::detached);
  }
};
