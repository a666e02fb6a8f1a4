// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <cstddef>
#include <string_view>
namespace seastar {

template <typename Char, typename Size, Size Short> class basic_sstring {
  union {
    struct {
      Char *Text;
      Size Length;
    } Long;
    Char Inline[Short];
  } Held;

public:
  basic_sstring();
  basic_sstring(const Char *);
  basic_sstring(const basic_sstring &);
  basic_sstring &operator=(const basic_sstring &);
  basic_sstring &operator+=(std::string_view);
  operator std::string_view() const;
  const Char *c_str() const;
  size_t size() const;
  bool empty() const;
};
using sstring = basic_sstring<char, unsigned, 15>;
sstring operator+(const sstring &, const sstring &);
sstring operator+(const char *, const sstring &);
template <typename... Args> sstring format(const char *, Args &&...);

} // namespace seastar
