// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls that do not wait.
#ifndef ASYNC_TIDY_TEST_REAL_HEARTBEAT_SILENT_H
#define ASYNC_TIDY_TEST_REAL_HEARTBEAT_SILENT_H

#include "heartbeat.h"
#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <cerrno>
#include <condition_variable>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <semaphore>
#include <sstream>
#include <string>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <type_traits>
#include <unistd.h>

static asio::awaitable<void> awaited_timer() {
  asio::steady_timer Timer(co_await asio::this_coro::executor, Lasting);
  co_await Timer.async_wait(asio::use_awaitable);
}

static asio::awaitable<void> awaited_read() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  char Byte;
  feedLater(Pair.Far);
  co_await asio::async_read(Near, asio::buffer(&Byte, 1), asio::use_awaitable);
}

static asio::awaitable<void> awaited_console() {
  asio::posix::stream_descriptor Input(co_await asio::this_coro::executor,
                                       ::dup(Here.Input.Near));
  std::string Line;
  feedLater(Here.Input.Far);
  co_await asio::async_read_until(Input, asio::dynamic_buffer(Line), '\n',
                                  asio::use_awaitable);
}

static asio::awaitable<void> awaited_race() {
  using namespace asio::experimental::awaitable_operators;
  co_await (pause(Lasting) || pause(1s));
}

static asio::awaitable<void> awaited_task() { co_await pause(Lasting); }

static asio::awaitable<void> sleep_zero() {
  std::this_thread::sleep_for(0s);
  co_return;
}

static asio::awaitable<void> future_wait_for_zero() {
  std::promise<int> Promise;
  std::future<int> Future = Promise.get_future();
  Future.wait_for(0s);
  co_return;
}

static asio::awaitable<void> future_tested() {
  std::promise<int> Promise;
  std::future<int> Future = Promise.get_future();
  Promise.set_value(1);
  if (Future.wait_for(0s) == std::future_status::ready)
    Future.get();
  co_return;
}

static asio::awaitable<void> future_polled() {
  std::future<void> Future = std::async(
      std::launch::async, [] { std::this_thread::sleep_for(Lasting); });
  while (Future.wait_for(0s) != std::future_status::ready)
    co_await pause(5ms);
  Future.get();
}

static asio::awaitable<void> condition_wait_for_zero() {
  std::mutex Mutex;
  std::condition_variable Changed;
  std::unique_lock Lock(Mutex);
  Changed.wait_for(Lock, 0s, [] { return false; });
  co_return;
}

static asio::awaitable<void> semaphore_try_acquire() {
  std::counting_semaphore<> Permits(0);
  (void)Permits.try_acquire();
  (void)Permits.try_acquire_for(0s);
  co_return;
}

static asio::awaitable<void> mutex_try_lock() {
  auto Mutex = std::make_shared<std::timed_mutex>();
  auto Locked = std::make_shared<std::atomic<bool>>(false);
  auto Tried = std::make_shared<std::binary_semaphore>(0);
  std::thread([=] {
    std::lock_guard Lock(*Mutex);
    *Locked = true;
    Tried->acquire();
  }).detach();
  while (!*Locked)
    co_await pause(1ms);
  std::unique_lock Lock(*Mutex, std::try_to_lock);
  if (Lock.owns_lock())
    std::abort();
  Tried->release();
}

static asio::awaitable<void> posix_poll_zero() {
  pollfd Quiet{sockets().Near, POLLIN, 0};
  ::poll(&Quiet, 1, 0);
  co_return;
}

static asio::awaitable<void> posix_select_zero() {
  const int Near = sockets().Near;
  fd_set Set;
  FD_ZERO(&Set);
  FD_SET(Near, &Set);
  timeval None{};
  ::select(Near + 1, &Set, nullptr, nullptr, &None);
  co_return;
}

static asio::awaitable<void> numeric_address() {
  addrinfo Hints{};
  Hints.ai_flags = AI_NUMERICHOST;
  addrinfo *Found = nullptr;
  if (::getaddrinfo("127.0.0.1", "80", &Hints, &Found) == 0)
    ::freeaddrinfo(Found);
  co_return;
}

static asio::awaitable<void> posix_epoll_zero() {
  epoll_event Event;
  ::epoll_wait(::epoll_create1(0), &Event, 1, 0);
  co_return;
}

static asio::awaitable<void> posix_recv_dontwait() {
  char Byte;
  ::recv(sockets().Near, &Byte, 1, MSG_DONTWAIT);
  co_return;
}

static asio::awaitable<void> posix_recv_nonblocking() {
  Ends Pair = sockets();
  char Byte;
  ::fcntl(Pair.Near, F_SETFL, O_NONBLOCK);
  feedLater(Pair.Far);
  while (::recv(Pair.Near, &Byte, 1, 0) < 0 && errno == EAGAIN)
    co_await pause(5ms);
}

// limit: the mode of a descriptor is not followed
static asio::awaitable<void> posix_recv_of_nonblocking() {
  char Byte;
  ::recv(Here.Nonblocking, &Byte, 1, 0);
  co_return;
}

static asio::awaitable<void> asio_read_nonblocking() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  boost::system::error_code Error;
  char Byte;
  Near.non_blocking(true);
  Near.read_some(asio::buffer(&Byte, 1), Error);
}

static asio::awaitable<void> wait_for_child_nohang() {
  feedLater(Here.ChildInputs[1].Far);
  while (::waitpid(Here.Children[1], nullptr, WNOHANG) == 0)
    co_await pause(5ms);
}

static asio::awaitable<void> lock_file_nonblocking() {
  ::flock(Here.Locks.Far, LOCK_EX | LOCK_NB);
  ::flock(Here.Locks.Near, LOCK_EX | LOCK_NB);
  co_return;
}

static asio::awaitable<void> nested_poll() {
  asio::io_context Inner;
  asio::steady_timer Timer(Inner, Lasting);
  Timer.async_wait([](boost::system::error_code) {});
  Inner.poll();
  co_return;
}

static asio::awaitable<void> string_streams() {
  std::istringstream Words("one two\nthree");
  std::ostringstream Out;
  std::string Word;
  std::getline(Words, Word);
  Words >> Word;
  Out << Word << std::endl;
  co_return;
}

static asio::awaitable<void> path_arithmetic() {
  std::filesystem::path Path = Here.Folder / "a" / ".." / "b.txt";
  Path = Path.lexically_normal().replace_extension("cpp");
  if (Path.filename() != "b.cpp" || !Path.has_parent_path())
    std::abort();
  co_return;
}

static asio::awaitable<void> unopened_stream() {
  std::ifstream File;
  (void)File.is_open();
  co_return;
}

static asio::awaitable<void> unevaluated() {
  static_assert(std::is_void_v<decltype(std::this_thread::sleep_for(Lasting))>);
  co_return;
}

namespace mine {
static void sleep_for(Clock::duration) {}
} // namespace mine

static asio::awaitable<void> name_alike() {
  mine::sleep_for(Lasting);
  co_return;
}

static const Case SilentCases[] = {CASE(awaited_timer),
                                   CASE(awaited_read),
                                   CASE(awaited_console),
                                   CASE(awaited_race),
                                   CASE(awaited_task),
                                   CASE(sleep_zero),
                                   CASE(future_wait_for_zero),
                                   CASE(future_tested),
                                   CASE(future_polled),
                                   CASE(condition_wait_for_zero),
                                   CASE(semaphore_try_acquire),
                                   CASE(mutex_try_lock),
                                   CASE(posix_poll_zero),
                                   CASE(posix_select_zero),
                                   CASE(numeric_address),
                                   CASE(posix_epoll_zero),
                                   CASE(posix_recv_dontwait),
                                   CASE(posix_recv_nonblocking),
                                   CASE(posix_recv_of_nonblocking),
                                   CASE(asio_read_nonblocking),
                                   CASE(wait_for_child_nohang),
                                   CASE(lock_file_nonblocking),
                                   CASE(nested_poll),
                                   CASE(string_streams),
                                   CASE(path_arithmetic),
                                   CASE(unopened_stream),
                                   CASE(unevaluated),
                                   CASE(name_alike)};

#endif
