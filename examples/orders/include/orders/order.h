// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_ORDER_H
#define ORDERS_ORDER_H

#include <cstdint>
#include <string>

namespace orders {

enum class Status { Open, Shipped };

struct Order {
  std::int64_t id = 0;
  std::string sku;
  int quantity = 0;
  std::int64_t cents = 0;
  Status status = Status::Open;

  std::int64_t total() const { return quantity * cents; }
};

} // namespace orders

#endif
