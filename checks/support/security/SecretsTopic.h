// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECRETSTOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECRETSTOPIC_H

#include "support/flow/FlowTopic.h"

namespace async_tidy {

/// Secrets, from where they are, unchanged or as part of a text, to where they
/// show.
extern const FlowTopic SecretsTopic;

} // namespace async_tidy

#endif
