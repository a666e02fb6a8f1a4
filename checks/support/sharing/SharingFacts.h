// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_SHARINGFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_SHARINGFACTS_H

#include "support/facts/Role.h"

namespace async_tidy::role {

/// Changes what is in the object of the call; of a function without one, what
/// is in each of its arguments.
extern const Role Insertion;
extern const Role Removal;
extern const Role Clearing;
extern const Role Replacing;

/// What becomes of the elements of an object of the type when it changes.
extern const Role NodeElements;
extern const Role RehashedElements;
extern const Role MovedElements;
extern const Role HeldElement;

} // namespace async_tidy::role

#endif
