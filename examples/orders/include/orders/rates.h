// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_RATES_H
#define ORDERS_RATES_H

#include "orders/async.h"
#include <map>
#include <string>

namespace orders {

/// Exchange rates, a line "CODE,rate" per currency, from an address that libcurl can read.
class Rates {
public:
  Rates(asio::thread_pool &pool, std::string url);

  /// The rate of \p code; loads the rates when there are none yet.
  awaitable<double> of(std::string code);

  /// Loads the rates again, on the pool.
  awaitable<void> refresh();

  /// Loads them until it works, \p attempts times at most.
  awaitable<void> refresh(int attempts);

private:
  static std::map<std::string, double> parse(const std::string &csv);

  asio::thread_pool &pool_;
  std::string url_;
  std::map<std::string, double> rates_;
};

} // namespace orders

#endif
