// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_SERVER_H
#define ORDERS_SERVER_H

#include "orders/async.h"
#include "orders/session.h"
#include <cstdint>

namespace orders {

/// Accepts clients on the loopback port until the loop is stopped.
awaitable<void> listen(std::uint16_t port, Services services);

} // namespace orders

#endif
