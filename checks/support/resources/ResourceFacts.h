// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_RESOURCES_RESOURCEFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_RESOURCES_RESOURCEFACTS_H

#include "support/facts/Role.h"

namespace async_tidy::role {

/// Gives a handle, or writes one to where its argument points, that somebody
/// has to close.
extern const Role OpensHandle;
extern const Role ClosesHandle;

} // namespace async_tidy::role

#endif
