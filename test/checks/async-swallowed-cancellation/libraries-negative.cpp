// RUN: %check_tidy %s async-swallowed-cancellation %t -- -std=c++20 -isystem %inputs/lib/folly -isystem %inputs/lib/cppcoro -isystem %inputs/lib/seastar -isystem %inputs/lib/cobalt -I%inputs
// CHECK-SILENT

#include "task.h"
#include <boost/asio.hpp>
#include <boost/cobalt.hpp>
#include <cppcoro/cancellation_token.hpp>
#include <cppcoro/task.hpp>
#include <folly/CancellationToken.h>
#include <folly/OperationCancelled.h>
#include <folly/coro/Task.h>
#include <folly/futures/Future.h>
#include <iostream>
#include <optional>
#include <seastar/core/coroutine.hh>
#include <seastar/core/sleep.hh>
#include <stdexcept>
#include <vector>

template <typename T = void> using Task = folly::coro::Task<T>;
Task<> fetch(int Page);
Task<int> read();
Task<> save(int Value);
Task<> reply(const char *Text);

Task<> by_an_earlier_handler() {
  for (;;) {
    try {
      co_await fetch(1);
    } catch (const folly::OperationCancelled &) {
      throw;
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}
Task<> ends_by_an_earlier_handler() {
  for (;;) {
    try {
      co_await fetch(1);
    } catch (const folly::OperationCancelled &) {
      break;
    } catch (...) {
    }
  }
  co_await save(1);
}
Task<> by_the_token(folly::CancellationToken Token) {
  while (!Token.isCancellationRequested()) {
    try {
      co_await fetch(1);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}
Task<> by_the_token_behind(folly::CancellationToken Token) {
  for (;;) {
    try {
      co_await fetch(1);
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
    const bool Stops = Token.isCancellationRequested();
    if (Stops)
      co_return;
  }
}
// What it waits for is what it has cancelled.
Task<> its_own(folly::CancellationSource &Source) {
  Source.requestCancellation();
  try {
    co_await fetch(1);
  } catch (const folly::OperationCancelled &) {
  }
  co_await save(1);
}
// C++ awaits nothing in a handler: what failed is told behind it.
Task<> tells() {
  bool Failed = false;
  try {
    co_await fetch(1);
  } catch (const std::exception &Error) {
    Failed = true;
  }
  if (Failed) {
    co_await reply("failed");
    co_return;
  }
  co_await reply("done");
}
Task<> asks_for_the_result() {
  std::optional<int> Value;
  try {
    Value = co_await read();
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  }
  if (!Value) {
    co_await reply("failed");
    co_return;
  }
  co_await save(*Value);
}
Task<> keeps() {
  std::exception_ptr Failure;
  try {
    co_await fetch(1);
  } catch (...) {
    Failure = std::current_exception();
  }
  co_await save(1);
  if (Failure)
    std::rethrow_exception(Failure);
}
// Its result is the error.
Task<> gives_a_try() {
  for (;;) {
    try {
      co_await save(1);
      break;
    } catch (const std::logic_error &Error) {
      std::cerr << Error.what();
    }
  }
}
Task<> in_a_lambda() {
  try {
    auto Later = []() -> Task<> { co_await fetch(1); };
  } catch (...) {
  }
  co_await fetch(1);
}

cppcoro::task<> store();
cppcoro::task<> without_a_token() {
  for (;;) {
    try {
      co_await store();
    } catch (const std::exception &Error) {
      std::cerr << Error.what();
    }
  }
}

seastar::future<> flush();
seastar::future<> without_a_source() {
  for (;;) {
    try {
      co_await flush();
    } catch (...) {
    }
  }
}
seastar::future<> until_aborted(seastar::abort_source &Source) {
  while (!Source.abort_requested()) {
    try {
      co_await seastar::sleep_abortable(std::chrono::seconds(1), Source);
    } catch (...) {
    }
  }
}

// It looks behind what it awaits first.
class service {
public:
  seastar::future<> run(seastar::abort_source &Source) {
    for (;;) {
      for (int Table : Tables) {
        co_await flush();
        if (shutting_down())
          co_return;
        try {
          co_await scan(Table, Source);
        } catch (...) {
          std::cerr << "failed\n";
        }
      }
      try {
        co_await seastar::sleep_abortable(std::chrono::seconds(1), Source);
      } catch (const seastar::sleep_aborted &) {
      }
    }
  }

private:
  bool shutting_down() const;
  seastar::future<> scan(int Table, seastar::abort_source &Source);
  std::vector<int> Tables;
};

boost::cobalt::promise<void> ask();
boost::cobalt::promise<void> throws_at_the_next() {
  try {
    co_await ask();
  } catch (const std::exception &Error) {
    std::cerr << Error.what();
  }
  co_await ask();
}

// Nothing is known of how it is cancelled.
own::task<> work();
own::task<> own_task() {
  for (;;) {
    try {
      co_await work();
    } catch (...) {
    }
  }
}
