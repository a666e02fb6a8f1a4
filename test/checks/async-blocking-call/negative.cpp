// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs
// CHECK-SILENT

#include "task.h"
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <poll.h>
#include <sstream>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>

using namespace std::chrono_literals;
using own::task;

// Look-alikes: the name is the standard library's, the function is not.
namespace my {
void sleep(int);
void sleep_for(std::chrono::seconds);
struct timer {
  own::awaiter<void> wait();
  own::awaiter<void> join();
  own::awaiter<int> get();
};
struct future {
  int get();
  bool wait_for(std::chrono::seconds);
};
namespace filesystem {
bool exists(const char *);
}
} // namespace my
int poll(my::timer &, int);

task<void> looks_alike(my::timer Timer, my::future Future) {
  my::sleep(1);
  my::sleep_for(1s);
  co_await Timer.wait();
  co_await Timer.join();
  co_await Timer.get();
  Future.get();
  Future.wait_for(1s);
  my::filesystem::exists("file");
  poll(Timer, 1);
}

task<void> never_waits(std::future<int> Result, pollfd *Polled, int Socket,
                       std::mutex &Mutex, std::condition_variable &Changed) {
  std::this_thread::sleep_for(0s);
  std::this_thread::sleep_for(std::chrono::milliseconds(0));
  std::this_thread::sleep_for(std::chrono::nanoseconds::zero());
  if (Result.wait_for(0s) == std::future_status::ready)
    co_return;
  Result.wait_for(std::chrono::milliseconds::zero());
  poll(Polled, 1, 0);
  char Buffer[8];
  recv(Socket, Buffer, sizeof Buffer, MSG_DONTWAIT);
  recv(Socket, Buffer, sizeof Buffer, MSG_PEEK | MSG_DONTWAIT);
  waitpid(-1, nullptr, WNOHANG);
  Mutex.try_lock();
  std::unique_lock Lock(Mutex, std::try_to_lock);
  Changed.wait_for(Lock, 0s);
  Changed.notify_all();
}

task<std::string> no_file(std::filesystem::path Path, std::string Text) {
  std::ifstream Unopened;
  std::istringstream Words(Text);
  std::string Word;
  std::getline(Words, Word);
  Words >> Word;
  std::ostringstream Out;
  Out << Path.filename() << Path.parent_path() / "name" << std::endl;
  co_return Path.replace_extension("txt").string() + Out.str();
}

// A thread that is let go, moved on or joined elsewhere.
std::jthread keep(std::jthread Thread);
void keep_future(std::future<void> Result);
task<void> released() {
  std::jthread Detached([] {});
  Detached.detach();
  std::jthread Moved([] {});
  keep(std::move(Moved));
  std::jthread Empty;
  auto Awaited = std::async([] {});
  keep_future(std::move(Awaited));
  co_return;
}

// Tested before: by a branch, in a loop, as a member.
struct pending {
  std::future<int> Result;
  task<int> take() {
    while (Result.wait_for(0s) != std::future_status::ready)
      co_await own::awaiter<void>{};
    co_return Result.get();
  }
};
task<int> tested(std::future<int> Result, pending &Pending) {
  if (Result.wait_for(0s) == std::future_status::ready)
    co_return Result.get();
  if (Pending.Result.wait_for(0s) == std::future_status::timeout)
    co_return 0;
  co_return std::move(Pending.Result).get();
}

// The descriptor is in non-blocking mode, as the function itself shows.
task<bool> not_blocking(int Socket, sockaddr *Address) {
  if (connect(Socket, Address, sizeof *Address) == 0 || errno != EINPROGRESS)
    co_return false;
  char Byte;
  co_return recv(Socket, &Byte, 1, 0) < 0 && errno == EAGAIN;
}

// A template that returns whatever its argument makes is not about tasks.
template <typename F> auto run_to_end(F Work) -> decltype(Work()) {
  std::future<decltype(Work())> Result = std::async(Work);
  return Result.get();
}
task<int> made() { co_return 1; }
void instances() { auto Kept = run_to_end(made); }

task<void> unevaluated() {
  using result = decltype(std::this_thread::sleep_for(1s));
  static_assert(sizeof(std::future<int>().get()) > 0);
  static_assert(!noexcept(std::future<int>().get()));
  if constexpr (sizeof(int) == 1)
    std::this_thread::sleep_for(1s);
  co_return;
}
