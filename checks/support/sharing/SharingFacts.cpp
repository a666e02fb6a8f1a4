// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SharingFacts.h"

namespace async_tidy::role {

const Role Insertion("contents", "insertion", "by", "insert");
const Role Removal("contents", "removal", "by", "remove");
const Role Clearing("contents", "clearing", "by", "clear");
const Role Replacing("contents", "replacing", "by", "assign");

const Role NodeElements("elements", "node-elements", "by", "nodes");
const Role RehashedElements("elements", "rehashed-elements", "by", "rehashed");
const Role MovedElements("elements", "moved-elements", "by", "moved");
const Role HeldElement("elements", "held-element", "by", "held");

} // namespace async_tidy::role
