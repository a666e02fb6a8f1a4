// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <exception>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace stdexec {

struct sender_tag {};

namespace {
/// Nearly every sender of the library is an instance of this template.
template <class Tag, class... Children> struct __sexpr {
  using sender_concept = sender_tag;
};
} // namespace

struct just_t {
  template <class... Values> auto operator()(Values &&...) const {
    return __sexpr<just_t, std::decay_t<Values>...>{};
  }
};
inline constexpr just_t just{};

struct then_t {
  template <class Sender, class Function>
  auto operator()(Sender &&, Function) const {
    return __sexpr<then_t, std::decay_t<Sender>, Function>{};
  }
};
inline constexpr then_t then{};

struct schedule_t {
  template <class Scheduler> auto operator()(Scheduler) const {
    return Scheduler().schedule();
  }
};
inline constexpr schedule_t schedule{};

struct when_all_t {
  template <class... Senders> auto operator()(Senders &&...) const {
    return __sexpr<when_all_t, std::decay_t<Senders>...>{};
  }
};
inline constexpr when_all_t when_all{};

struct sync_wait_t {
  template <class Sender> auto operator()(Sender &&) const {
    return std::optional<std::tuple<>>{};
  }
};
inline constexpr sync_wait_t sync_wait{};

struct spawn_t {
  template <class Sender, class Token> void operator()(Sender &&, Token) const {}
};
inline constexpr spawn_t spawn{};

class counting_scope {
public:
  struct token {};
  struct join_sender {
    using sender_concept = sender_tag;
  };
  counting_scope() noexcept;
  ~counting_scope();
  token get_token() noexcept;
  void request_stop() noexcept;
  void close() noexcept;
  join_sender join() noexcept;
};

class run_loop {
public:
  void run() noexcept;
  void finish() noexcept;
};

struct __awaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume();
};

template <class T>
concept sender = requires { typename std::remove_cvref_t<T>::sender_concept; };

} // namespace stdexec
