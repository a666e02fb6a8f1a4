// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_INTERNEDSTRING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_INTERNEDSTRING_H

#include "llvm/ADT/StringRef.h"
#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace async_tidy {

/// A text that the process has once, however many hold it, and for as long as
/// it runs: names and paths, of which there are as many as the program has.
/// Any thread may make one.
class InternedString {
public:
  InternedString() = default;
  InternedString(llvm::StringRef Text);
  InternedString(const std::string &Text)
      : InternedString(llvm::StringRef(Text)) {}
  InternedString(const char *Text) : InternedString(llvm::StringRef(Text)) {}

  const std::string &str() const { return Text ? *Text : NoText; }
  bool empty() const { return !Text; }
  operator const std::string &() const { return str(); }
  operator llvm::StringRef() const { return str(); }

  friend bool operator==(InternedString A, InternedString B) {
    return A.Text == B.Text;
  }
  /// By what they hold.
  friend std::strong_ordering operator<=>(InternedString A, InternedString B) {
    return A.Text == B.Text ? std::strong_ordering::equal : A.str() <=> B.str();
  }

  friend std::string operator+(std::string Before, InternedString S) {
    return std::move(Before) + S.str();
  }
  friend std::string operator+(InternedString S, llvm::StringRef Behind) {
    return S.str() + Behind.str();
  }

  template <typename Json> friend void to_json(Json &Value, InternedString S) {
    Value = S.str();
  }
  template <typename Json>
  friend void from_json(const Json &Value, InternedString &S) {
    S = Value.template get_ref<const std::string &>();
  }

private:
  friend std::hash<InternedString>;

  static const std::string NoText;
  /// Null of an empty one.
  const std::string *Text = nullptr;
};

} // namespace async_tidy

template <> struct std::hash<async_tidy::InternedString> {
  size_t operator()(async_tidy::InternedString S) const noexcept {
    return std::hash<const std::string *>()(S.Text);
  }
};

#endif
