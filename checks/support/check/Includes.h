// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_INCLUDES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_INCLUDES_H

#include "clang/Basic/SourceManager.h"
#include <optional>
#include <string>

namespace async_tidy {

/// An #include that a fix needs and that the unit does not have.
struct IncludeEdit {
  std::string File;
  unsigned Offset = 0;
  std::string Text;
};

/// The edit that includes \p Header, as "boost/asio/post.hpp", into \p File;
/// nothing where the unit has read that header already.
std::optional<IncludeEdit> includeEdit(const std::string &Header,
                                       clang::FileID File,
                                       const clang::SourceManager &Sources);

} // namespace async_tidy

#endif
