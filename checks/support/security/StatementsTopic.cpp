// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "StatementsTopic.h"

namespace async_tidy {

static constexpr TaintRules Rules = {
    // db.run("DELETE FROM users WHERE name='" + name + "'")
    .SplicesTaint = true,
    // name is run-time text unless every caller is seen to give "admin".
    .SourcesAreAssumed = true,
    // for (const auto &row : load(db, sql)): what the database keeps is taken
    // for the program's own.
    .SinksAreQueries = true,
    // A value, a table's name, a clause: each is made safe in its own way.
    .KindsAreOfSinks = false,
};

const FlowTopic StatementsTopic = flowTopic<Rules>("statements");
static const RegisterTopic Registered(StatementsTopic);

} // namespace async_tidy
