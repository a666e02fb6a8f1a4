// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_WORKERS_HUGEPAGES_H
#define ASYNC_TIDY_DRIVER_WORKERS_HUGEPAGES_H

namespace async_tidy::driver {

/// Reserves address space for the heap of a process that is about to parse,
/// and asks for huge pages there: a unit's AST fills hundreds of megabytes
/// once, and a fault for every 4 KiB of it costs a tenth of the run. Does
/// nothing where the system has no such pages.
void backHeapByHugePages();

} // namespace async_tidy::driver

#endif
