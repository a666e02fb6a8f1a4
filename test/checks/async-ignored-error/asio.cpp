// RUN: %check_tidy %s async-ignored-error %t -- -std=c++20

// Errors that Asio gives as values, and that nothing looks at.

#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <iostream>

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
awaitable<void> other();
awaitable<void> work(tcp::socket &Socket, error_code &Error);
awaitable<std::tuple<error_code, int>> ask(int);
awaitable<error_code> status_of(int);

awaitable<void> thrown_away(tcp::socket &Socket) {
  char Data[64];
  co_await Socket.async_read_some(asio::buffer(Data), as_tuple(use_awaitable));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'boost::asio::ip::tcp::socket::async_read_some' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  if (verbose())
    co_await status_of(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the result of 'status_of' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  else
    co_await other();
}

awaitable<void> never_named(tcp::socket &Socket) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Error' has the error of 'boost::asio::ip::tcp::socket::async_read_some', and nothing looks at it: a failure goes by unnoticed
  use(Data, Size);
}

awaitable<void> redirected(tcp::socket &Socket) {
  char Data[64];
  error_code Error;
  auto Size = co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error));
  // CHECK-MESSAGES: :[[@LINE-1]]:97: warning: 'Error' has the error of 'boost::asio::ip::tcp::socket::async_read_some', and nothing looks at it: a failure goes by unnoticed
  use(Data, Size);
}

awaitable<void> by_an_own_coroutine(tcp::socket &Socket) {
  error_code Error;
  co_await work(Socket, Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'Error' has the error of 'work', and nothing looks at it: a failure goes by unnoticed
  co_await other();
}

awaitable<void> overwritten(tcp::socket &Socket) {
  char Data[64];
  error_code Error;
  auto Size = co_await Socket.async_read_some(asio::buffer(Data), redirect_error(use_awaitable, Error));
  // CHECK-MESSAGES: :[[@LINE-1]]:97: warning: 'Error' has the error of 'boost::asio::ip::tcp::socket::async_read_some', and gets another one before anything looks at it
  // CHECK-MESSAGES: :[[@LINE+1]]:94: note: another one takes its place here
  co_await asio::async_write(Socket, asio::buffer(Data, Size), redirect_error(use_awaitable, Error));
  if (Error)
    std::cerr << Error.message();
}

awaitable<void> overwritten_in_the_next_round(tcp::socket &Socket) {
  char Data[64];
  error_code Error;
  for (int I = 0; I < 3; ++I)
    co_await asio::async_read(Socket, asio::buffer(Data), redirect_error(use_awaitable, Error));
    // CHECK-MESSAGES: :[[@LINE-1]]:89: warning: 'Error' has the error of 'boost::asio::async_read', and gets another one before anything looks at it
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: another one takes its place here
  if (Error)
    std::cerr << Error.message();
}

awaitable<void> assigned() {
  error_code Error;
  Error = co_await status_of(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Error' has the error of 'status_of', and gets another one before anything looks at it
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: another one takes its place here
  Error = co_await status_of(2);
  if (Error)
    co_return;
  int Value;
  std::tie(Error, Value) = co_await ask(Value);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Error' has the error of 'ask', and nothing looks at it: a failure goes by unnoticed
  std::cout << Value;
}

awaitable<void> skipped_by_continue(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'Error' has the error of 'boost::asio::ip::tcp::socket::async_read_some', and is looked at on some paths only: on others the coroutine goes on without
    // CHECK-MESSAGES: :[[@LINE-2]]:26: note: it goes on here
    if (verbose())
      continue;
    if (Error)
      break;
    use(Data, Size);
  }
}

awaitable<void> on_some_paths(tcp::socket &Socket) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Error' has the error of 'boost::asio::ip::tcp::socket::async_read_some', and is looked at on some paths only: on others the coroutine goes on without
  // CHECK-MESSAGES: :[[@LINE+5]]:3: note: it goes on here
  if (verbose()) {
    if (Error)
      std::cerr << Error.message();
  }
  co_await other();
}

awaitable<void> one_part(tcp::socket &Socket) {
  char Data[64];
  use(Data, std::get<1>(co_await Socket.async_read_some(asio::buffer(Data), Tuple)));
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: of the result of 'boost::asio::ip::tcp::socket::async_read_some' all but the error is taken: a failure goes by unnoticed
  auto Result = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Result' has the error of 'boost::asio::ip::tcp::socket::async_read_some', and nothing looks at it: a failure goes by unnoticed
  use(Data, std::get<1>(Result));
}

awaitable<void> in_a_lambda(tcp::acceptor &Acceptor) {
  auto [Error, Socket] = co_await Acceptor.async_accept(Tuple);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Error' has the error of 'boost::asio::ip::tcp::acceptor::async_accept', and nothing looks at it: a failure goes by unnoticed
  asio::co_spawn(Acceptor.get_executor(), [Socket = std::move(Socket)]() mutable -> awaitable<void> {
    co_await asio::async_write(Socket, asio::buffer("bye", 3), Tuple);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the result of 'boost::asio::async_write' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  }, asio::detached);
}

template <typename Stream> awaitable<void> in_a_template(Stream &Socket) {
  char Data[64];
  auto [Error, Size] = co_await Socket.async_read_some(asio::buffer(Data), Tuple);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Error' has the error of 'boost::asio::basic_stream_socket::async_read_some', and nothing looks at it: a failure goes by unnoticed
  use(Data, Size);
}
template awaitable<void> in_a_template(tcp::socket &);

#define SEND(SOCKET, TEXT) co_await asio::async_write(SOCKET, asio::buffer(TEXT), Tuple)
awaitable<void> in_a_macro(tcp::socket &Socket) {
  SEND(Socket, "bye");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'boost::asio::async_write' is thrown away, and with it the error that it may be: a failure goes by unnoticed
// CHECK-MESSAGES: :[[@LINE-4]]:28: note: expanded from macro 'SEND'
}

awaitable<void> two_at_once(tcp::socket &A, tcp::socket &B) {
  using namespace asio::experimental::awaitable_operators;
  auto [Error, Size, Second] = co_await (asio::async_write(A, asio::buffer("x", 1), as_tuple(use_awaitable)) && asio::async_write(B, asio::buffer("x", 1), as_tuple(use_awaitable)));
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Second' has the error of 'boost::asio::async_write', and nothing looks at it: a failure goes by unnoticed
  if (Error)
    co_return;
}

awaitable<void> without_waiting(tcp::acceptor &Acceptor, tcp::endpoint At) {
  error_code Error;
  Acceptor.open(At.protocol(), Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'Error' has the error of 'boost::asio::ip::tcp::acceptor::open', and gets another one before anything looks at it
  // CHECK-MESSAGES: :[[@LINE+1]]:21: note: another one takes its place here
  Acceptor.bind(At, Error);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Error' has the error of 'boost::asio::ip::tcp::acceptor::bind', and gets another one before anything looks at it
  // CHECK-MESSAGES: :[[@LINE+1]]:23: note: another one takes its place here
  Acceptor.listen(10, Error);
  if (Error)
    co_return;
  co_await other();
}
