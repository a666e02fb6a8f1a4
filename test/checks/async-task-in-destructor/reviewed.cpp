// RUN: %check_tidy %s async-task-in-destructor %t -- -std=c++20

// CHECK-SILENT

// Correct code that a reviewer wrote to be taken for the defect.

#include <boost/asio.hpp>
#include <thread>
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

class client {
  asio::io_context io;
  std::thread t;
  aw<> close();

public:
  client() : t([this] { io.run(); }) {}
  ~client() {
    asio::co_spawn(io, close(), asio::use_future).get();
    io.stop();
    t.join();
  }
};
