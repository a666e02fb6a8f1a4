// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SecretsTopic.h"

namespace async_tidy {

static constexpr TaintRules Rules = {
    // std::clog << password
    .SplicesTaint = false,
    // What is called a password is one, whoever has set it.
    .SourcesAreAssumed = false,
    // std::string shown = logged(password); is as secret as before.
    .SinksAreQueries = false,
    // A log, the console, an exception's text.
    .KindsAreOfSinks = true,
};

const FlowTopic SecretsTopic = flowTopic<Rules>("secrets");
static const RegisterTopic Registered(SecretsTopic);

} // namespace async_tidy
