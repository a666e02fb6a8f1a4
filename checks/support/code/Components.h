// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_COMPONENTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_COMPONENTS_H

#include <vector>

namespace async_tidy {

/// The strongly connected components of a graph, each behind those that it
/// leads to. \p Next are the nodes that each node leads to, by number.
std::vector<std::vector<unsigned>>
components(const std::vector<std::vector<unsigned>> &Next);

} // namespace async_tidy

#endif
