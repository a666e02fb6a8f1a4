// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_STATEMENTSTOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_STATEMENTSTOPIC_H

#include "support/flow/FlowTopic.h"

namespace async_tidy {

/// Run-time text, from where it becomes part of literal text to where that runs
/// as a statement.
extern const FlowTopic StatementsTopic;

} // namespace async_tidy

#endif
