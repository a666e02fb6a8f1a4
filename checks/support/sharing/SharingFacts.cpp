// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SharingFacts.h"

namespace async_tidy::role {

const Role Insertion("contents", "insertion", "by", "insert");
const Role Removal("contents", "removal", "by", "remove");
const Role Clearing("contents", "clearing", "by", "clear");
const Role Replacing("contents", "replacing", "by", "assign");

} // namespace async_tidy::role
