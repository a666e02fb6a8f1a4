// RUN: %check_tidy %s async-swallowed-exception %t -- -std=c++20
// CHECK-SILENT

// Somebody learns of it, or does something else instead.

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <iostream>
#include <optional>
#include <stdexcept>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<void> serve(tcp::socket &Socket);
awaitable<int> ask(tcp::socket &Socket);
awaitable<void> other();
struct not_found : std::runtime_error {
  using std::runtime_error::runtime_error;
};
void report();
int failures;

awaitable<void> logs(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  }
}
awaitable<void> logs_a_text(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) {
    std::cerr << "failed";
  }
}
awaitable<void> tells(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) {
    report();
  }
}
awaitable<void> counts(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) {
    ++failures;
  }
}
awaitable<void> rethrows(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) {
    throw;
  }
}
awaitable<void> translates(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) {
    throw std::runtime_error("serving");
  }
}
awaitable<void> keeps(tcp::socket &Socket) {
  std::exception_ptr Failure;
  try {
    co_await serve(Socket);
  } catch (...) {
    Failure = std::current_exception();
  }
  if (Failure)
    std::rethrow_exception(Failure);
}
awaitable<bool> returns(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) {
    co_return false;
  }
  co_return true;
}
awaitable<bool> returns_behind(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
    co_return true;
  } catch (...) {
  }
  co_return false;
}
awaitable<int> falls_back(tcp::socket &Socket) {
  int Answer = 0;
  try {
    Answer = co_await ask(Socket);
  } catch (...) {
  }
  co_return Answer;
}
awaitable<void> asks_behind(tcp::socket &Socket) {
  bool Done = false;
  try {
    co_await serve(Socket);
    Done = true;
  } catch (const std::exception &) {
  }
  if (!Done)
    co_await other();
}
awaitable<void> another_way(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
    co_return;
  } catch (const std::exception &) {
  }
  co_await other();
}
awaitable<void> sets(tcp::socket &Socket) {
  bool Failed = false;
  try {
    co_await serve(Socket);
  } catch (const std::exception &) {
    Failed = true;
  }
  std::cout << Failed;
}

// Meant.
awaitable<void> commented(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (...) {
    // The peer has gone.
  }
}
awaitable<void> of_one_kind(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (const not_found &) {
  }
}
awaitable<void> told_from_others(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (const boost::system::system_error &) {
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  }
}
awaitable<void> the_rest(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  } catch (...) {
  }
}
awaitable<void> otherwise(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (const std::exception &Error) {
#ifdef VERBOSE
    std::cerr << Error.what();
#endif
  }
}
#define DEBUG(TEXT)
awaitable<void> to_nothing(tcp::socket &Socket) {
  try {
    co_await serve(Socket);
  } catch (const std::exception &Error) {
    DEBUG("failed");
  }
}

// What fails does no harm.
awaitable<void> cleans_up(asio::ssl::stream<tcp::socket> &Stream) {
  try {
    co_await Stream.async_shutdown(use_awaitable);
  } catch (...) {
  }
}
awaitable<void> waits(asio::steady_timer &Timer) {
  try {
    co_await Timer.async_wait(use_awaitable);
  } catch (...) {
  }
}
awaitable<void> values(tcp::socket &Socket) {
  char Data[64];
  try {
    auto [Error, Size] = co_await Socket.async_read_some(
        asio::buffer(Data), asio::as_tuple(use_awaitable));
  } catch (...) {
  }
}
awaitable<void> caught_inside(tcp::socket &Socket) {
  try {
    try {
      co_await serve(Socket);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  } catch (...) {
  }
}
awaitable<void> nothing_awaited(tcp::socket &Socket) {
  try {
    Socket.close();
  } catch (...) {
  }
  co_await serve(Socket);
}
awaitable<int> default_of_a_number(tcp::socket &Socket, std::string Text) {
  int Port = 80;
  try {
    Port = std::stoi(Text);
  } catch (...) {
  }
  co_await serve(Socket);
  co_return Port;
}

// No coroutine.
void plain(const std::string &Text) {
  try {
    std::cout << std::stoi(Text);
  } catch (...) {
  }
}
