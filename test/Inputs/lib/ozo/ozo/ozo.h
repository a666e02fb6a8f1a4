// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace ozo {
namespace impl {
template <typename Text, typename... Params> struct query {
  Text text;
  std::tuple<Params...> params;
};
} // namespace impl

struct connection_info {
  explicit connection_info(std::string);
};

template <typename Text, typename... Params>
constexpr auto make_query(Text &&T, Params &&...P) {
  return impl::query<std::decay_t<Text>, std::decay_t<Params>...>{
      std::forward<Text>(T), {std::forward<Params>(P)...}};
}

template <typename T> struct query_element {
  T value;
};

template <typename T> constexpr auto make_query_text(T &&Value) {
  return query_element<std::decay_t<T>>{std::forward<T>(Value)};
}

struct query_builder {};
template <typename T> query_builder operator+(query_builder, const T &);

inline namespace literals {
query_builder operator""_SQL(const char *, std::size_t);
} // namespace literals

struct execute_op {
  template <typename Provider, typename Query, typename Token>
  void operator()(Provider &&, Query &&, Token &&) const {}
};
inline constexpr execute_op execute;

struct request_op {
  template <typename Provider, typename Query, typename Out, typename Token>
  void operator()(Provider &&, Query &&, Out, Token &&) const {}
};
inline constexpr request_op request;

} // namespace ozo
