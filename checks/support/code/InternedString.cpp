// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "InternedString.h"
#include "llvm/Support/xxhash.h"
#include <mutex>
#include <string_view>
#include <unordered_set>

namespace async_tidy {

namespace {

struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view Text) const noexcept {
    return llvm::xxh3_64bits(llvm::StringRef(Text));
  }
};

/// All texts. Their addresses stay.
struct Pool {
  std::mutex Making;
  std::unordered_set<std::string, TextHash, std::equal_to<>> Texts;
};

} // namespace

static const std::string *interned(llvm::StringRef Text) {
  // Never destroyed: static objects may hold texts to the end.
  static Pool &All = *new Pool;
  const std::string_view Wanted(Text.data(), Text.size());
  const std::lock_guard Lock(All.Making);
  if (auto Known = All.Texts.find(Wanted); Known != All.Texts.end())
    return &*Known;
  return &*All.Texts.emplace(Wanted).first;
}

const std::string InternedString::NoText;

InternedString::InternedString(llvm::StringRef Of)
    : Text(Of.empty() ? nullptr : interned(Of)) {}

} // namespace async_tidy
