// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_SESSION_H
#define ORDERS_SESSION_H

#include "orders/async.h"
#include "orders/ledger.h"
#include "orders/maintenance.h"
#include "orders/notifier.h"
#include "orders/rates.h"
#include "orders/store.h"
#include <string>
#include <string_view>
#include <vector>

namespace orders {

/// What all sessions share.
struct Services {
  asio::thread_pool &pool;
  Store &store;
  Ledger &ledger;
  Rates &rates;
  Notifier &notifier;
  Maintenance &maintenance;
};

/// Answers one client, a line per request.
class Session {
public:
  using Words = std::vector<std::string>;

  explicit Session(Services services) : services_(services) {}

  /// Serves \p socket until the client quits, goes away or falls silent.
  awaitable<void> serve(tcp::socket socket);

  /// The reply to one request, its line ends included.
  awaitable<std::string> answer(std::string_view line);

private:
  awaitable<std::string> dispatch(const Words &words);
  awaitable<std::string> add(const Words &words);
  awaitable<std::string> ship(std::int64_t id);
  awaitable<std::string> rush(std::int64_t id);
  awaitable<std::string> list();
  awaitable<std::string> remind(bool gently);
  awaitable<std::string> health();
  awaitable<void> announce(Order order);

  Services services_;
  int added_ = 0;
  int shipped_ = 0;
};

} // namespace orders

#endif
