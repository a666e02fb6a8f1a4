// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_LIBRARY_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_LIBRARY_H

#include <string>

namespace async_tidy {

/// A library in one of its namespaces.
struct Library {
  std::string Id;
  std::string Title;
  std::string Namespace;
  /// Tells libraries apart, and one library's namespaces.
  std::string key() const { return Id + "@" + Namespace; }
};

} // namespace async_tidy

#endif
