// RUN: %check_tidy %s async-swallowed-cancellation %t -- -std=c++20
// CHECK-SILENT

// Cancellation ends the coroutine or its loop, or cannot arrive.

#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <iostream>
#include <stdexcept>
#include <vector>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<void> serve_one(tcp::socket &Socket);
awaitable<void> close_all();
bool is_cancelled(const std::exception &Error);
void decode(const std::string &Text);

// It ends there.
awaitable<void> ends(tcp::socket &Socket) {
  try {
    co_await serve_one(Socket);
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  }
}
awaitable<void> ends_behind(tcp::socket &Socket) {
  try {
    for (;;)
      co_await serve_one(Socket);
  } catch (...) {
  }
  Socket.close();
}
awaitable<void> returns(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
      co_return;
    }
  }
}
awaitable<void> leaves(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
      break;
    }
  }
  co_await close_all();
}
awaitable<void> rethrows(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (...) {
      std::cerr << "failed\n";
      throw;
    }
  }
}
awaitable<void> translates(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &Error) {
      throw std::logic_error(Error.what());
    }
  }
}

// A handler looks at it.
awaitable<void> by_code(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const boost::system::system_error &Error) {
      if (Error.code() == asio::error::operation_aborted)
        throw;
      std::cerr << Error.what();
    }
  }
}
awaitable<void> by_code_the_other_way(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const boost::system::system_error &Error) {
      if (Error.code() != asio::error::operation_aborted)
        std::cerr << Error.what();
      else
        co_return;
    }
  }
}
awaitable<void> by_code_and_others(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const boost::system::system_error &Error) {
      if (Error.code() == asio::error::eof ||
          Error.code() == asio::error::operation_aborted)
        break;
      std::cerr << Error.what();
    }
  }
}
awaitable<void> by_a_function(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &Error) {
      if (is_cancelled(Error))
        throw;
    }
  }
}
awaitable<void> by_an_earlier_handler(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const boost::system::system_error &) {
      throw;
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}
awaitable<void> by_an_inner_handler(tcp::socket &Socket) {
  for (;;) {
    try {
      try {
        co_await serve_one(Socket);
      } catch (const boost::system::system_error &) {
        co_return;
      }
      decode("text");
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}

// Of another kind.
awaitable<void> of_another_kind(tcp::socket &Socket) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const std::logic_error &Error) {
      std::cerr << Error.what();
    }
  }
}

// Nothing is awaited in there.
awaitable<void> without_an_await(tcp::socket &Socket) {
  for (;;) {
    try {
      decode("text");
      auto Later = [&]() -> awaitable<void> { co_await serve_one(Socket); };
    } catch (...) {
    }
    co_await serve_one(Socket);
  }
}

// What is awaited next throws again, and nothing takes that.
awaitable<void> waits_between(tcp::socket &Socket, asio::steady_timer &Timer) {
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
    Timer.expires_after(std::chrono::seconds(1));
    co_await Timer.async_wait(use_awaitable);
  }
}
awaitable<void> accepts_between(tcp::acceptor &Acceptor) {
  for (;;) {
    auto Socket = co_await Acceptor.async_accept(use_awaitable);
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}
awaitable<void> one_after_the_other(tcp::socket &Socket) {
  try {
    co_await serve_one(Socket);
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  }
  co_await close_all();
}
awaitable<void> a_list(std::vector<tcp::socket> &Sockets) {
  for (tcp::socket &Socket : Sockets) {
    try {
      co_await serve_one(Socket);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}
awaitable<void> tries_again(tcp::socket &Socket) {
  for (int Attempt = 0; Attempt < 3; ++Attempt) {
    try {
      co_await serve_one(Socket);
      co_return;
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}

// The loop looks at whether it is to end.
class session {
public:
  awaitable<void> by_a_flag() {
    while (!Stopped) {
      try {
        co_await serve_one(Socket);
      } catch (const std::exception &Error) {
        std::cerr << Error.what();
      }
    }
  }
  awaitable<void> by_its_socket() {
    while (Socket.is_open()) {
      try {
        co_await serve_one(Socket);
      } catch (const std::exception &Error) {
        std::cerr << Error.what();
      }
    }
  }
  awaitable<void> behind_the_handler() {
    for (;;) {
      try {
        co_await serve_one(Socket);
      } catch (const std::exception &Error) {
        std::cerr << Error.what();
      }
      if (Stopped)
        break;
    }
  }
  awaitable<void> by_the_state() {
    for (;;) {
      try {
        co_await serve_one(Socket);
      } catch (const std::exception &Error) {
        std::cerr << Error.what();
      }
      if ((co_await asio::this_coro::cancellation_state).cancelled() !=
          asio::cancellation_type::none)
        co_return;
    }
  }
  awaitable<void> by_what_the_handler_sets() {
    bool Failed = false;
    for (;;) {
      try {
        co_await serve_one(Socket);
      } catch (const std::exception &Error) {
        Failed = true;
      }
      if (Failed)
        break;
    }
  }

private:
  std::atomic<bool> Stopped;
  tcp::socket Socket;
};

// Kept for later.
awaitable<void> keeps(tcp::socket &Socket) {
  std::exception_ptr Failure;
  for (;;) {
    try {
      co_await serve_one(Socket);
    } catch (...) {
      Failure = std::current_exception();
    }
  }
}

// Cancelling a timer is how whoever waits for it is woken.
awaitable<void> timer(asio::steady_timer &Timer) {
  for (;;) {
    try {
      co_await Timer.async_wait(use_awaitable);
    } catch (...) {
    }
  }
}
awaitable<void> timer_by_code(asio::steady_timer &Timer) {
  for (;;) {
    boost::system::error_code Error;
    Timer.expires_at(asio::steady_timer::time_point::max());
    co_await Timer.async_wait(asio::redirect_error(use_awaitable, Error));
    if (Error == asio::error::operation_aborted)
      continue;
    co_await close_all();
  }
}

// Nobody else has the acceptor.
awaitable<void> accepts(asio::io_context &Context) {
  tcp::acceptor Acceptor(Context);
  for (;;) {
    try {
      co_await Acceptor.async_accept(use_awaitable);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}

awaitable<void> connects(asio::io_context &Context,
                         const tcp::endpoint &Server) {
  for (;;) {
    tcp::socket Socket(Context);
    try {
      co_await Socket.async_connect(Server, use_awaitable);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}

// It has cancelled that itself.
awaitable<void> cancels(tcp::socket &Socket) {
  for (;;) {
    try {
      Socket.cancel();
      co_await serve_one(Socket);
    } catch (const boost::system::system_error &) {
    }
  }
}

// Errors as values.
awaitable<void> as_values(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    try {
      auto [Error, Size] = co_await Socket.async_read_some(
          asio::buffer(Data), asio::as_tuple(use_awaitable));
      if (Error)
        co_return;
      decode(Data);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}
awaitable<void> ends_by_code(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    boost::system::error_code Error;
    co_await Socket.async_read_some(
        asio::buffer(Data), asio::redirect_error(use_awaitable, Error));
    if (Error == asio::error::operation_aborted)
      co_return;
    if (Error != asio::error::operation_aborted)
      std::cerr << Error.message();
  }
}
awaitable<void> logs_others(tcp::socket &Socket) {
  char Data[64];
  for (;;) {
    auto [Error, Size] = co_await Socket.async_read_some(
        asio::buffer(Data), asio::as_tuple(use_awaitable));
    if (Error) {
      if (Error != asio::error::operation_aborted)
        std::cerr << Error.message();
      break;
    }
  }
}
awaitable<void> no_loop(tcp::socket &Socket) {
  char Data[64];
  boost::system::error_code Error;
  co_await Socket.async_read_some(asio::buffer(Data),
                                  asio::redirect_error(use_awaitable, Error));
  if (Error == asio::error::operation_aborted)
    std::cerr << "cancelled\n";
}

// No coroutine.
void plain(asio::io_context &Context) {
  for (;;) {
    try {
      Context.run();
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}
