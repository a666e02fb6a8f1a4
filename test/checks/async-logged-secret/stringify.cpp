// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w

// Objects that say in a function of their own how they are shown: format_as of
// fmt 10, AbslStringify. Debian's versions are older and have neither.

#include <string>

namespace fmt {
template <typename C> struct basic_string_view {
  basic_string_view(const C *);
};
template <typename... T> void print(basic_string_view<char> format, T &&...values);
}
namespace absl {
template <typename... T> int PrintF(const char *format, const T &...values);
}

struct Account {
  std::string user;
  std::string password;
};
auto format_as(const Account &account) { return account.user + ":" + account.password; }
void formatted(const Account &account) { fmt::print("{}", account); }
// CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'password', a secret by its name, is written to the console by 'fmt::print', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:68: note: becomes part of a longer text here

struct Session {
  std::string user;
  std::string session_token;
};
template <typename Sink> void AbslStringify(Sink &sink, const Session &session) {
  sink.Append(session.user);
  sink.Append(session.session_token);
}
struct Sink {
  void Append(const std::string &text);
};
template void AbslStringify(Sink &, const Session &);
void printed(const Session &session) { absl::PrintF("%v", session); }
// CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'session_token', a secret by its name, is written to the console by 'absl::PrintF', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-12]]:15: note: 'session_token' comes from here
// CHECK-MESSAGES: :[[@LINE-9]]:8: note: 'Sink::Append' is given it here
// CHECK-MESSAGES: :[[@LINE-12]]:31: note: 'AbslStringify' shows it

struct Hidden {
  std::string user;
  std::string password;
};
auto format_as(const Hidden &hidden) { return hidden.user + ":***"; }
void hides(const Hidden &hidden) { fmt::print("{}", hidden); }
