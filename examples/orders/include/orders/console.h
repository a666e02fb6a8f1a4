// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ORDERS_CONSOLE_H
#define ORDERS_CONSOLE_H

#include "orders/async.h"
#include "orders/maintenance.h"

namespace orders {

/// Takes the operator's commands from standard input until it ends.
awaitable<void> run_console(Maintenance &maintenance);

/// Asks the operator before the service stops.
awaitable<bool> confirm_stop();

} // namespace orders

#endif
