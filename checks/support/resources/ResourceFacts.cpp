// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ResourceFacts.h"

namespace async_tidy {

const Role role::OpensHandle("handles", "opens-handle", "by", "open");
const Role role::ClosesHandle("handles", "closes-handle", "by", "close");

} // namespace async_tidy
