// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_NOTIFIER_H
#define ORDERS_NOTIFIER_H

#include "orders/async.h"
#include "orders/order.h"
#include <memory>
#include <string>
#include <vector>

namespace orders {

/// Tells the warehouse, one line over TCP per message.
class Notifier {
public:
  Notifier(std::string host, std::string port, std::string token);

  awaitable<void> placed(Order order);
  awaitable<void> shipped(std::int64_t id);
  awaitable<void> page(Order order);

  /// Tells of all \p orders, a few at a time.
  awaitable<void> remind(std::vector<Order> orders);
  awaitable<void> remind_at_once(std::vector<Order> orders);

  /// Tells that the service opens or closes; nobody waits for that.
  void open(asio::any_io_executor loop);
  void close(asio::any_io_executor loop);

  /// Whether the warehouse answers at all.
  awaitable<bool> reachable();
  awaitable<bool> resolvable();

  /// Keeps a connection open for those that send often.
  awaitable<void> send_now(std::string line);

private:
  awaitable<void> send(std::string line);

  std::string host_;
  std::string port_;
  std::string token_;
  std::unique_ptr<tcp::socket> open_;
};

} // namespace orders

#endif
