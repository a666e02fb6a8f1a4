// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20
// CHECK-SILENT

// What bounds the number of tasks, on the real headers of Boost.Asio.

#include <array>
#include <boost/asio.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <ranges>
#include <semaphore>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using asio::awaitable;
using asio::detached;
using asio::use_awaitable;
using asio::ip::tcp;
using slots = asio::experimental::channel<void(boost::system::error_code)>;

awaitable<void> fetch(std::string Url);
awaitable<void> fetch_nth(std::size_t Nth);
awaitable<void> work();
awaitable<void> serve(tcp::socket Socket);

constexpr int Few = 4;
constexpr std::array<const char *, 3> Hosts = {"a", "b", "c"};
enum { Lanes = 8 };

// Small numbers that are known at compile time.
void constants(asio::io_context &Loop, std::span<const char *, 2> Both) {
  for (int I = 0; I < Few; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  for (int I = 0; I < Lanes; I += 2)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  for (int I = 1; I <= 16; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  for (int I = 100; I < 110; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  for (const char *Host : Hosts)
    asio::co_spawn(Loop, fetch(Host), detached);
  for (const char *Host : Both)
    asio::co_spawn(Loop, fetch(Host), detached);
  for (std::size_t I = 0; I < Hosts.size(); ++I)
    asio::co_spawn(Loop, fetch(Hosts[I]), detached);
  for (const char *Host : {"d", "e"})
    asio::co_spawn(Loop, fetch(Host), detached);
  const char *Names[] = {"f", "g"};
  for (const char *Name : Names)
    asio::co_spawn(Loop, fetch(Name), detached);
  const std::vector<std::string> Listed = {"h", "i"};
  for (const auto &Host : Listed)
    asio::co_spawn(Loop, fetch(Host), detached);
  std::vector<std::string> Settled{"j", "k", "l"};
  for (const auto &Host : Settled)
    asio::co_spawn(Loop, fetch(Host), detached);
  int Count = 3;
  for (int I = 0; I < Count; ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  for (int I : std::views::iota(0, 4))
    asio::co_spawn(Loop, fetch_nth(I), detached);
  do
    asio::co_spawn(Loop, work(), detached);
  while (false);
}

// Of data of any size a few.
void few(asio::io_context &Loop, const std::vector<std::string> &Urls) {
  for (const auto &Url : Urls | std::views::take(8))
    asio::co_spawn(Loop, fetch(Url), detached);
  for (std::size_t I = 0; I < std::min<std::size_t>(Urls.size(), 8); ++I)
    asio::co_spawn(Loop, fetch(Urls[I]), detached);
  for (std::size_t I = 0; I < 8 && I < Urls.size(); ++I)
    asio::co_spawn(Loop, fetch(Urls[I]), detached);
  // The first that fits.
  for (const auto &Url : Urls)
    if (Url.starts_with("https")) {
      asio::co_spawn(Loop, fetch(Url), detached);
      break;
    }
}

// The same task several times is a pool of workers; one per core, one per
// executor.
void workers(asio::io_context &Loop, std::vector<asio::io_context> &Loops, int Count) {
  for (int I = 0; I < Count; ++I)
    asio::co_spawn(Loop, work(), detached);
  for (unsigned I = 0; I < std::thread::hardware_concurrency(); ++I)
    asio::co_spawn(Loop, fetch_nth(I), detached);
  for (asio::io_context &Each : Loops)
    asio::co_spawn(Each, work(), detached);
}

// Each round waits for its task.
awaitable<void> one_by_one(std::vector<std::string> Urls) {
  auto Loop = co_await asio::this_coro::executor;
  for (const auto &Url : Urls)
    co_await asio::co_spawn(Loop, fetch(Url), use_awaitable);
  for (const auto &Url : Urls) {
    auto Running = asio::co_spawn(Loop, fetch(Url), use_awaitable);
    co_await std::move(Running);
  }
  for (const auto &Url : Urls)
    co_await fetch(Url);
}
void one_by_one(asio::thread_pool &Pool, const std::vector<std::string> &Urls) {
  for (const auto &Url : Urls)
    asio::co_spawn(Pool, fetch(Url), asio::use_future).get();
  for (const auto &Url : Urls) {
    std::future<void> Running = asio::co_spawn(Pool, fetch(Url), asio::use_future);
    Running.get();
  }
}

// Each round waits for room.
awaitable<void> limited(std::vector<std::string> Urls, slots &Room) {
  auto Loop = co_await asio::this_coro::executor;
  for (const auto &Url : Urls) {
    co_await Room.async_send({}, use_awaitable);
    asio::co_spawn(Loop, fetch(Url), [&Room](std::exception_ptr) { Room.try_receive([](auto...) {}); });
  }
}

// A project's own semaphore: awaited by the loop, released by the task.
struct own_semaphore {
  awaitable<void> enter();
  void leave();
};
struct permit {
  permit(permit &&);
};
struct permits {
  awaitable<permit> take();
};
awaitable<void> fetch_with(permit Permit, std::string Url);
awaitable<void> own_limits(std::vector<std::string> Urls, own_semaphore &Room, permits &Permits) {
  auto Loop = co_await asio::this_coro::executor;
  for (const auto &Url : Urls) {
    co_await Room.enter();
    asio::co_spawn(Loop, fetch(Url), [&Room](std::exception_ptr) { Room.leave(); });
  }
  for (const auto &Url : Urls) {
    permit Permit = co_await Permits.take();
    asio::co_spawn(Loop, fetch_with(std::move(Permit), Url), detached);
  }
}
void blocking_limit(asio::thread_pool &Pool, const std::vector<std::string> &Urls) {
  static std::counting_semaphore<8> Room(8);
  for (const auto &Url : Urls) {
    Room.acquire();
    asio::co_spawn(Pool, fetch(Url), [](std::exception_ptr) { Room.release(); });
  }
}

// The task waits for room before its work: in its body, in a function that it
// calls, or elsewhere with the channel that it is given.
awaitable<void> enter(slots &Room) { co_await Room.async_send({}, use_awaitable); }
awaitable<void> polite(std::string Url, slots &Room) {
  co_await asio::this_coro::executor;
  co_await enter(Room);
  co_await fetch(Url);
}
awaitable<void> elsewhere(std::string Url, slots &Room);
struct crawler {
  slots &Room;
  awaitable<void> visit(std::string Url) {
    co_await Room.async_send({}, use_awaitable);
    co_await fetch(Url);
  }
  void all(asio::io_context &Loop, const std::vector<std::string> &Urls) {
    for (const auto &Url : Urls)
      asio::co_spawn(Loop, visit(Url), detached);
  }
};
void in_the_task(asio::io_context &Loop, const std::vector<std::string> &Urls, slots &Room) {
  for (const auto &Url : Urls)
    asio::co_spawn(Loop, polite(Url, Room), detached);
  for (const auto &Url : Urls)
    asio::co_spawn(Loop, elsewhere(Url, Room), detached);
  for (const auto &Url : Urls)
    asio::co_spawn(
        Loop,
        [Url, &Room]() -> awaitable<void> {
          co_await Room.async_send({}, use_awaitable);
          co_await fetch(Url);
        },
        detached);
}

// Batches that are joined.
using pending = decltype(asio::co_spawn(std::declval<asio::io_context &>(), work(), asio::deferred));
awaitable<void> join(std::vector<pending> &Batch);
awaitable<void> batches(asio::io_context &Loop, std::vector<std::string> Urls) {
  std::vector<pending> Batch;
  for (const auto &Url : Urls) {
    Batch.push_back(asio::co_spawn(Loop, fetch(Url), asio::deferred));
    if (Batch.size() >= 8) {
      co_await asio::experimental::make_parallel_group(std::move(Batch))
          .async_wait(asio::experimental::wait_for_all(), use_awaitable);
      Batch.clear();
    }
  }
  for (std::size_t First = 0; First < Urls.size(); First += 8) {
    std::vector<pending> Some;
    const auto Last = std::min(First + 8, Urls.size());
    for (std::size_t I = First; I < Last; ++I)
      Some.push_back(asio::co_spawn(Loop, fetch(Urls[I]), asio::deferred));
    co_await asio::experimental::make_parallel_group(std::move(Some))
        .async_wait(asio::experimental::wait_for_all(), use_awaitable);
  }
}

// Only made, never run together.
awaitable<void> in_turn(std::vector<std::string> Urls) {
  std::vector<awaitable<void>> Tasks;
  for (const auto &Url : Urls)
    Tasks.push_back(fetch(Url));
  for (auto &Task : Tasks)
    co_await std::move(Task);
}

// A server takes what comes; a clock ticks.
awaitable<void> accepts(tcp::acceptor Acceptor) {
  auto Loop = co_await asio::this_coro::executor;
  for (;;) {
    tcp::socket Socket = co_await Acceptor.async_accept(use_awaitable);
    asio::co_spawn(Loop, serve(std::move(Socket)), detached);
  }
}
awaitable<void> accepts_while_open(tcp::acceptor Acceptor) {
  auto Loop = co_await asio::this_coro::executor;
  while (Acceptor.is_open())
    asio::co_spawn(Loop, serve(co_await Acceptor.async_accept(use_awaitable)), detached);
}
awaitable<void> ticks(asio::steady_timer &Timer) {
  auto Loop = co_await asio::this_coro::executor;
  while (true) {
    Timer.expires_after(std::chrono::seconds(1));
    co_await Timer.async_wait(use_awaitable);
    asio::co_spawn(Loop, work(), detached);
  }
}

// Look-alikes: no spawns.
namespace my {
template <typename Task, typename Token> void co_spawn(asio::io_context &, Task &&, Token);
}
void looks_alike(asio::io_context &Loop, const std::vector<std::string> &Urls) {
  for (const auto &Url : Urls) {
    my::co_spawn(Loop, Url, detached);
    asio::post(Loop, [Url] {});
  }
}

// What a kept lambda does is another run.
void kept(asio::io_context &Loop, const std::vector<std::string> &Urls) {
  std::vector<std::function<void()>> Later;
  for (const auto &Url : Urls)
    Later.push_back([&Loop, Url] { asio::co_spawn(Loop, fetch(Url), detached); });
}

// Recursion: one after the other.
awaitable<void> again(asio::io_context &Loop) {
  co_await work();
  asio::co_spawn(Loop, again(Loop), detached);
}
awaitable<void> either(asio::io_context &Loop, bool Left) {
  if (Left)
    asio::co_spawn(Loop, either(Loop, !Left), detached);
  else
    asio::co_spawn(Loop, either(Loop, Left), detached);
  co_return;
}
