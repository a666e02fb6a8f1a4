// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CALLFACT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CALLFACT_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// An argument of a call, or the object that a member is called on.
struct ArgumentRef {
  static constexpr unsigned Object = ~0U;
  static constexpr unsigned Last = ~0U - 1;
  unsigned Index = 0;
};

/// Something that can be said of a call's arguments.
struct Condition {
  std::optional<ArgumentRef> Argument;
  /// Flag is looked for in that field of what the argument points to.
  std::string Field;
  /// Names and types are looked for in all that the argument is made of.
  bool Within = false;
  bool Zero = false;
  bool Null = false;
  std::optional<int64_t> Flag;
  std::vector<std::string> Names;
  std::vector<std::string> Types;
  /// Patterns of a string literal.
  std::vector<std::string> Texts;
  /// The argument's class has a member of that name.
  std::string Member;
  std::optional<unsigned> MinArguments;
  std::optional<unsigned> MaxArguments;
};

struct CallFact {
  /// Of a C library: global functions of that name in C++ are others.
  bool IsOfC = false;
  std::optional<ArgumentRef> Argument;
  std::vector<Condition> When;
  std::vector<Condition> Unless;
};

} // namespace async_tidy

#endif
