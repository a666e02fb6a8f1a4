// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string_view>
#include <tuple>
#include <type_traits>

namespace boost::mysql {

template <class... Arguments> struct with_params_t {
  std::string_view query;
  std::tuple<Arguments...> arguments;
};
template <class... Arguments>
with_params_t<std::decay_t<Arguments>...> with_params(std::string_view Query, Arguments &&...Given) {
  return {Query, {Given...}};
}

} // namespace boost::mysql
