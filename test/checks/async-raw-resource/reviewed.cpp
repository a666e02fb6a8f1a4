// RUN: %check_tidy %s async-raw-resource %t -- -std=c++20

// CHECK-SILENT

// Correct code that a reviewer wrote to be taken for the defect.

#include <boost/asio.hpp>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;
template <class T = void> using aw = asio::awaitable<T>;
constexpr auto tup = asio::as_tuple(asio::use_awaitable);
aw<> w(int);
aw<int> get(int);
aw<error_code> op(int);
int step();

struct guard {
  int &fd;
  ~guard() {
    if (fd >= 0)
      ::close(fd);
  }
};
aw<> ra() {
  int fd = ::open("x", O_RDONLY);
  guard g{fd};
  co_await w(fd);
  ::close(fd);
  fd = -1;
}
template <class F> struct fin {
  F f;
  ~fin() { f(); }
};
aw<> rb() {
  FILE *f = nullptr;
  fin g{[&] {
    if (f)
      fclose(f);
  }};
  f = fopen("x", "r");
  co_await w(1);
  fclose(f);
  f = nullptr;
}
struct conn {
  int fd = -1;
  ~conn() {
    if (fd >= 0)
      ::close(fd);
  }
};
aw<> rc1(conn &c) {
  int fd = ::open("x", O_RDONLY);
  c.fd = fd;
  co_await w(fd);
  c.fd = -1;
  ::close(fd);
}
aw<> rd() {
  int fd = ::open("x", O_RDONLY);
  conn c{fd};
  co_await w(fd);
  c.fd = -1;
  ::close(fd);
}
