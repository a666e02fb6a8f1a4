// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "EditorLog.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>
#include <set>
#include <string>

namespace async_tidy {

void logOnce(llvm::StringRef Line) {
  static std::mutex Writing;
  static std::set<std::string> Said;
  const std::lock_guard Lock(Writing);
  if (Said.insert(Line.str()).second)
    llvm::errs() << "async-tidy: " << Line << '\n';
}

} // namespace async_tidy
