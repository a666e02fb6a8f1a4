// RUN: %check_tidy %s async-ignored-error %t -- -std=c++20
// CHECK-SILENT

// Errors that are looked at, in whatever way, or that do no harm.

#include <boost/asio.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/ssl.hpp>
#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>

namespace asio = boost::asio;
using asio::as_tuple;
using asio::awaitable;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto Tuple = as_tuple(use_awaitable);

void use(const char *, std::size_t);
bool verbose();
void keep(error_code *);
void later(std::function<void()>);
template <typename... T> void logged(const char *, T &&...) {}
awaitable<void> other();
awaitable<void> respond(const char *);
awaitable<void> work(tcp::socket &Socket, error_code &Error);
awaitable<std::tuple<error_code, int>> ask(int);

awaitable<void> asked(tcp::socket &Socket) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  if (Error)
    co_return;
  use(Data, Size);
  if (auto [Error, Size] = co_await asio::async_write(Socket, asio::buffer(Data), Tuple); Error)
    std::cerr << Error.message();
  co_await other();
}

awaitable<void> on_purpose(tcp::socket &Socket) {
  char Data[64];
  (void)co_await asio::async_write(Socket, asio::buffer("x", 1), Tuple);
  std::ignore = co_await asio::async_write(Socket, asio::buffer("x", 1), Tuple);
  [[maybe_unused]] auto [First, A] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  auto [_, B] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  auto [Second, C] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  (void)Second;
  error_code ignored;
  co_await asio::async_write(Socket, asio::buffer("bye", 3), redirect_error(use_awaitable, ignored));
  int Value;
  std::tie(std::ignore, Value) = co_await ask(1);
  use(Data, A + B + C + Value);
}

awaitable<void> of_a_timer(asio::steady_timer &Timer) {
  co_await Timer.async_wait(Tuple);
  error_code Error;
  co_await Timer.async_wait(redirect_error(use_awaitable, Error));
  auto [Why] = co_await Timer.async_wait(Tuple);
  co_await other();
}

awaitable<void> of_an_end(asio::ssl::stream<tcp::socket> &Stream) {
  co_await Stream.async_shutdown(Tuple);
  error_code Error;
  co_await Stream.async_shutdown(redirect_error(use_awaitable, Error));
  Stream.next_layer().shutdown(tcp::socket::shutdown_both, Error);
  Stream.next_layer().close(Error);
  std::error_code Other;
  std::filesystem::remove("x", Other);
}

awaitable<void> told_by_the_size(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
    if (Size == 0)
      co_return;
    use(Data, Size);
  }
}
awaitable<void> told_by_the_size_beside(tcp::socket &Socket) {
  char Data[64];
  error_code Error;
  auto Size = co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error));
  if (!Size)
    co_return;
  Size = co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error));
  while (Size > 0)
    --Size;
  if (co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error)) == 0)
    co_return;
}
awaitable<void> told_by_the_order(tcp::socket &A, tcp::socket &B) {
  auto [Order, First, N, Second, M] = co_await asio::experimental::make_parallel_group(
      A.async_send(asio::buffer("x", 1), asio::deferred), B.async_send(asio::buffer("x", 1), asio::deferred))
      .async_wait(asio::experimental::wait_for_one(), use_awaitable);
  if (Order[0] == 0 && First)
    co_return;
  co_await other();
}

awaitable<void> asked_later(tcp::socket &Socket) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  co_await other();
  if (Error)
    co_return;
}
awaitable<void> asked_in_the_next_round(tcp::socket &Socket) {
  char Data[64];
  error_code Error;
  while (!Error)
    co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error));
  do {
    co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error));
  } while (!Error);
}
awaitable<void> leaves_otherwise(tcp::socket &Socket, bool &TimedOut) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  if (verbose())
    co_return;
  if (TimedOut) {
    co_await respond("too late");
    co_return;
  }
  if (Error)
    throw boost::system::system_error(Error);
  co_await respond("thanks");
}
awaitable<void> asked_with_others(tcp::socket &Socket) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  if (verbose() && Error)
    std::cerr << Error.message();
  co_await other();
  auto [Second, More] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  logged("{}", verbose() ? Second.message() : "");
  co_await other();
}

struct connection {
  error_code Last;
  awaitable<void> in_a_member(tcp::socket &Socket) {
    char Data[64];
    co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Last));
  }
};
awaitable<void> for_the_caller(tcp::socket &Socket, error_code &Error) {
  char Data[64];
  co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error));
}
awaitable<error_code> returned(tcp::socket &Socket) {
  char Data[64];
  error_code Error;
  co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error));
  co_return Error;
}
awaitable<void> others_look(tcp::socket &Socket) {
  char Data[64];
  error_code Kept, Captured, Logged, InToken, GivenOn;
  keep(&Kept);
  co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Kept));
  later([&] { std::cerr << Captured.message(); });
  co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Captured));
  co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Logged));
  logged("{}", Logged);
  auto Token = redirect_error(use_awaitable, InToken);
  co_await Socket.async_read_some(asio::buffer(Data), Token);
  co_await work(Socket, GivenOn);
  co_await work(Socket, GivenOn);
}
awaitable<void> kept(tcp::socket &Socket) {
  char Data[64];
  std::optional<error_code> Last;
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  Last = Error;
  auto Result = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  if (std::get<0>(Result))
    co_return;
  auto Whole = co_await ask(1);
  auto [Second, Value] = Whole;
  if (Second)
    co_return;
}
awaitable<void> tried_again(tcp::socket &Socket, tcp::endpoint To) {
  for (int Attempt = 0; Attempt < 3; ++Attempt) {
    auto [Error] = co_await Socket.async_connect(To, Tuple);
    if (!Error)
      break;
    if (Attempt == 2)
      std::cerr << Error.message();
  }
}

#define ASSERT(CONDITION) ((void)0)
awaitable<void> by_code_left_out(tcp::socket &Socket) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  ASSERT(!Error);
  auto [Second, More] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
#ifdef LOUD
  std::cerr << Second.message();
#endif
  use(Data, Size + More);
}
awaitable<bool> told_by_a_comparison(tcp::socket &Socket) {
  auto [Error, Size] = co_await asio::async_write(Socket, asio::buffer("x", 1), Tuple);
  co_return Size == 1;
}
