// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CallableFacts.h"

namespace async_tidy {

const Role role::DropsCallable("callables", "drops-callable", "by", "drops");
const Role role::BorrowsCallable("callables", "borrows-callable", "by",
                                 "borrows");

} // namespace async_tidy
