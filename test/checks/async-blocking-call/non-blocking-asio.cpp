// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// Asio's sockets know a mode of their own, and can be waited for.

#include <array>
#include <boost/asio.hpp>

namespace asio = boost::asio;
using asio::ip::tcp;

asio::awaitable<void> set_before(tcp::socket &Socket) {
  std::array<char, 16> To;
  Socket.non_blocking(true);
  Socket.read_some(asio::buffer(To));
  Socket.non_blocking(false);
  Socket.read_some(asio::buffer(To));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ip::tcp::socket::read_some' blocks
  co_return;
}
asio::awaitable<void> asked_only(tcp::socket &Socket) {
  std::array<char, 16> To;
  if (!Socket.non_blocking())
    Socket.read_some(asio::buffer(To));
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'boost::asio::ip::tcp::socket::read_some' blocks
  co_return;
}
asio::awaitable<void> another(tcp::socket &Socket, tcp::socket &Other) {
  std::array<char, 16> To;
  Other.native_non_blocking(true);
  Socket.read_some(asio::buffer(To));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ip::tcp::socket::read_some' blocks
  Other.read_some(asio::buffer(To));
  co_return;
}
asio::awaitable<void> native(tcp::socket &Socket, char *To) {
  Socket.native_non_blocking(true);
  ::recv(Socket.native_handle(), To, 1, 0);
  const int Fd = Socket.native_handle();
  ::recv(Fd, To, 1, 0);
  co_return;
}
// Of the descriptor itself Asio does not know.
asio::awaitable<void> native_only(tcp::socket &Socket, char *To) {
  ::recv(Socket.native_handle(), To, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'recv' blocks
  co_return;
}

// One operation for each wait.
asio::awaitable<void> waited_for(tcp::socket &Socket) {
  std::array<char, 16> To;
  co_await Socket.async_wait(tcp::socket::wait_read, asio::use_awaitable);
  Socket.read_some(asio::buffer(To));
  Socket.read_some(asio::buffer(To));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ip::tcp::socket::read_some' blocks
}
asio::awaitable<void> waited_in_rounds(tcp::socket &Socket) {
  std::array<char, 16> To;
  for (;;) {
    co_await Socket.async_wait(tcp::socket::wait_read, asio::use_awaitable);
    Socket.read_some(asio::buffer(To));
  }
}
asio::awaitable<void> connected_only(tcp::socket &Socket, tcp::endpoint To) {
  std::array<char, 16> Into;
  co_await Socket.async_connect(To, asio::use_awaitable);
  Socket.read_some(asio::buffer(Into));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ip::tcp::socket::read_some' blocks
}

asio::awaitable<void> error_compared(tcp::socket &Socket, tcp::socket &Other) {
  std::array<char, 16> To;
  boost::system::error_code Error, Unseen;
  Other.read_some(asio::buffer(To), Unseen);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::ip::tcp::socket::read_some' blocks
  Socket.read_some(asio::buffer(To), Error);
  if (Error == asio::error::would_block)
    co_return;
}
asio::awaitable<void> error_caught(tcp::socket &Socket) {
  std::array<char, 16> To;
  try {
    Socket.read_some(asio::buffer(To));
  } catch (const boost::system::system_error &Error) {
    if (Error.code() == asio::error::try_again)
      co_return;
  }
}

// A member, set by another method.
class session {
  tcp::socket Socket, Other;

public:
  session(tcp::socket One, tcp::socket Two)
      : Socket(std::move(One)), Other(std::move(Two)) {
    Socket.non_blocking(true);
  }
  asio::awaitable<void> serve() {
    std::array<char, 16> To;
    Socket.read_some(asio::buffer(To));
    Other.read_some(asio::buffer(To));
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'boost::asio::ip::tcp::socket::read_some' blocks
    co_return;
  }
};

// Asked for, and set where it is not.
asio::awaitable<void> set_where_missing(tcp::socket &Socket) {
  std::array<char, 16> To;
  if (!Socket.non_blocking())
    Socket.non_blocking(true);
  Socket.read_some(asio::buffer(To));
  co_return;
}
asio::awaitable<void> used_where_set(tcp::socket &Socket) {
  std::array<char, 16> To;
  if (Socket.non_blocking())
    Socket.read_some(asio::buffer(To));
  co_return;
}
// What is opened anew, or accepted, waits.
asio::awaitable<void> opened_anew(tcp::socket &Socket) {
  std::array<char, 16> To;
  Socket.non_blocking(true);
  Socket.close();
  Socket.open(tcp::v4());
  Socket.read_some(asio::buffer(To));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::ip::tcp::socket::read_some' blocks
  co_return;
}
asio::awaitable<void> accepted(tcp::acceptor &Acceptor) {
  std::array<char, 16> To;
  Acceptor.non_blocking(true);
  auto Socket = Acceptor.accept();
  Socket.read_some(asio::buffer(To));
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::read_some' blocks
  co_return;
}
// Reading all of it waits more than once.
asio::awaitable<void> composed(tcp::socket &Socket) {
  std::array<char, 16> To;
  co_await Socket.async_wait(tcp::socket::wait_read, asio::use_awaitable);
  asio::read(Socket, asio::buffer(To));
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::asio::read' blocks
}
