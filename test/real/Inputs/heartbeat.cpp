// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs one small coroutine after the other on an event loop that has a
// heartbeat, and prints for each whether the heartbeat was late:
//
//   heartbeat FOLDER [CASE]...      FOLDER is empty and takes temporary files
//
// A call that waits is released after 100 ms by another thread, process or
// clock, and never before the coroutine is about to make it: a noisy machine
// can make a gap longer, but not shorter.
//
// The name of a finding's function tells which case it is about. "limit:" in
// front of a case marks what the page of the check says is not seen.

#include <array>
#include <atomic>
#include <barrier>
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <curl/curl.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <latch>
#include <memory>
#include <mutex>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <semaphore>
#include <sqlite3.h>
#include <sstream>
#include <string>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace asio = boost::asio;
using namespace std::chrono_literals;

using Clock = std::chrono::steady_clock;
using Stream = asio::local::stream_protocol::socket;

//===----------------------------------------------------------------------===//
// What the cases wait for
//===----------------------------------------------------------------------===//

constexpr auto Lasting = 100ms;

/// A thread that does what it is told, 100 ms later.
class Elsewhere {
public:
  Elsewhere() : Thread([this] { Loop.run(); }) {}
  ~Elsewhere() {
    Loop.stop();
    Thread.join();
  }

  void later(std::function<void()> Work) {
    auto Timer = std::make_shared<asio::steady_timer>(Loop, Lasting);
    Timer->async_wait([Timer, Work](boost::system::error_code) { Work(); });
  }

  asio::io_context Loop;

private:
  asio::executor_work_guard<asio::io_context::executor_type> Guard{
      Loop.get_executor()};
  std::thread Thread;
};

/// The two ends of a pipe or of a socket pair.
struct Ends {
  int Near = -1, Far = -1;
};

/// What has to be there before the loop runs.
struct World {
  std::filesystem::path Folder;
  std::unique_ptr<Elsewhere> Other;
  Ends Input, Locks;
  std::array<pid_t, 2> Children;
  std::array<Ends, 2> ChildInputs;
  sqlite3 *Database = nullptr, *Locker = nullptr;
  std::string Url;
};

static World Here;
static asio::thread_pool Pool(2);

static void later(std::function<void()> Work) {
  Here.Other->later(std::move(Work));
}

static Ends sockets() {
  int Both[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, Both) != 0)
    std::abort();
  return {Both[0], Both[1]};
}

static Ends pipe() {
  int Both[2];
  if (pipe2(Both, O_CLOEXEC) != 0)
    std::abort();
  return {Both[0], Both[1]};
}

/// Writes to \p Descriptor 100 ms later.
static void feedLater(int Descriptor, std::string Text = "x\n") {
  later([=] {
    if (::write(Descriptor, Text.data(), Text.size()) < 0)
      std::abort();
  });
}

/// Empties \p Descriptor 100 ms later.
static void drainLater(int Descriptor) {
  later([=] {
    std::array<char, 65536> Buffer;
    for (pollfd Wanted{Descriptor, POLLIN, 0}; ::poll(&Wanted, 1, 50) > 0;)
      if (::read(Descriptor, Buffer.data(), Buffer.size()) <= 0)
        return;
  });
}

/// Makes a named pipe that is first opened, by both sides, 100 ms later.
static std::string namedPipe(const char *Name) {
  std::string Path = Here.Folder / Name;
  if (mkfifo(Path.c_str(), 0600) != 0)
    std::abort();
  later([=] {
    if (::write(::open(Path.c_str(), O_RDWR | O_CLOEXEC), "x\n", 2) != 2)
      std::abort();
  });
  return Path;
}

static asio::awaitable<void> pause(Clock::duration Time) {
  asio::steady_timer Timer(co_await asio::this_coro::executor, Time);
  co_await Timer.async_wait(asio::use_awaitable);
}

//===----------------------------------------------------------------------===//
// Calls that wait
//===----------------------------------------------------------------------===//

static asio::awaitable<void> sleep_for() {
  std::this_thread::sleep_for(Lasting);
  co_return;
}

static asio::awaitable<void> sleep_until() {
  std::this_thread::sleep_until(Clock::now() + Lasting);
  co_return;
}

static asio::awaitable<void> posix_usleep() {
  ::usleep(100'000);
  co_return;
}

static asio::awaitable<void> posix_nanosleep() {
  timespec Time{0, 100'000'000};
  ::nanosleep(&Time, nullptr);
  co_return;
}

static asio::awaitable<void> timer_wait() {
  asio::steady_timer Timer(co_await asio::this_coro::executor, Lasting);
  Timer.wait();
}

static asio::awaitable<void> sleep_in_catch() {
  try {
    throw 1;
  } catch (int) {
    std::this_thread::sleep_for(Lasting);
  }
  co_return;
}

// No coroutine, but it runs where one would.
static asio::awaitable<void> sleep_before_forwarding() {
  std::this_thread::sleep_for(Lasting);
  return pause(1ms);
}

template <typename Time = std::chrono::microseconds>
static asio::awaitable<void> sleep_in_template() {
  std::this_thread::sleep_for(Time(Lasting));
  co_return;
}

static asio::awaitable<void> lambda_called_here() {
  [] { std::this_thread::sleep_for(Lasting); }();
  co_return;
}

static asio::awaitable<void> lambda_in_algorithm() {
  std::array<int, 1> Once;
  std::ranges::for_each(Once,
                        [](int) { std::this_thread::sleep_for(Lasting); });
  co_return;
}

static asio::awaitable<void> thread_join() {
  std::thread Worker([] { std::this_thread::sleep_for(Lasting); });
  Worker.join();
  co_return;
}

static asio::awaitable<void> jthread_destructor() {
  std::jthread Worker([] { std::this_thread::sleep_for(Lasting); });
  co_return;
}

static asio::awaitable<void> future_get() {
  auto Promise = std::make_shared<std::promise<int>>();
  std::future<int> Future = Promise->get_future();
  later([=] { Promise->set_value(1); });
  Future.get();
  co_return;
}

static asio::awaitable<void> future_wait_for() {
  std::promise<int> Promise;
  std::future<int> Future = Promise.get_future();
  Future.wait_for(Lasting);
  co_return;
}

static asio::awaitable<void> shared_future_wait() {
  auto Promise = std::make_shared<std::promise<void>>();
  std::shared_future<void> Future = Promise->get_future().share();
  later([=] { Promise->set_value(); });
  Future.wait();
  co_return;
}

static asio::awaitable<void> asio_future() {
  asio::steady_timer Timer(Here.Other->Loop, Lasting);
  Timer.async_wait(asio::use_future).get();
  co_return;
}

static asio::awaitable<void> async_dropped() {
  (void)std::async(std::launch::async,
                   [] { std::this_thread::sleep_for(Lasting); });
  co_return;
}

static asio::awaitable<void> condition_wait() {
  std::mutex Mutex;
  std::condition_variable Changed;
  bool Done = false;
  later([&] {
    std::lock_guard Lock(Mutex);
    Done = true;
    Changed.notify_all();
  });
  std::unique_lock Lock(Mutex);
  Changed.wait(Lock, [&] { return Done; });
  co_return;
}

static asio::awaitable<void> condition_wait_for() {
  std::mutex Mutex;
  std::condition_variable Changed;
  std::unique_lock Lock(Mutex);
  Changed.wait_for(Lock, Lasting, [] { return false; });
  co_return;
}

static asio::awaitable<void> latch_wait() {
  auto Latch = std::make_shared<std::latch>(1);
  later([=] { Latch->count_down(); });
  Latch->wait();
  co_return;
}

static asio::awaitable<void> barrier_wait() {
  auto Barrier = std::make_shared<std::barrier<>>(2);
  later([=] { (void)Barrier->arrive(); });
  Barrier->arrive_and_wait();
  co_return;
}

static asio::awaitable<void> semaphore_acquire() {
  auto Permits = std::make_shared<std::binary_semaphore>(0);
  later([=] { Permits->release(); });
  Permits->acquire();
  co_return;
}

static asio::awaitable<void> semaphore_try_acquire_for() {
  std::counting_semaphore<> Permits(0);
  (void)Permits.try_acquire_for(Lasting);
  co_return;
}

static asio::awaitable<void> atomic_wait() {
  auto Number = std::make_shared<std::atomic<int>>(0);
  later([=] {
    *Number = 1;
    Number->notify_all();
  });
  Number->wait(0);
  co_return;
}

static asio::awaitable<void> posix_join() {
  pthread_t Worker;
  pthread_create(
      &Worker, nullptr,
      [](void *) -> void * {
        std::this_thread::sleep_for(Lasting);
        return nullptr;
      },
      nullptr);
  pthread_join(Worker, nullptr);
  co_return;
}

static asio::awaitable<void> posix_semaphore() {
  auto Permits = std::make_shared<sem_t>();
  sem_init(Permits.get(), 0, 0);
  later([=] { sem_post(Permits.get()); });
  sem_wait(Permits.get());
  co_return;
}

static asio::awaitable<void> signal_wait() {
  sigset_t None;
  sigemptyset(&None);
  timespec Time{0, 100'000'000};
  ::sigtimedwait(&None, nullptr, &Time);
  co_return;
}

static asio::awaitable<void> posix_poll() {
  pollfd Quiet{sockets().Near, POLLIN, 0};
  ::poll(&Quiet, 1, 100);
  co_return;
}

static asio::awaitable<void> posix_select() {
  fd_set Quiet;
  FD_ZERO(&Quiet);
  timeval Time{0, 100'000};
  ::select(0, &Quiet, nullptr, nullptr, &Time);
  co_return;
}

static asio::awaitable<void> posix_epoll() {
  epoll_event Event;
  ::epoll_wait(::epoll_create1(0), &Event, 1, 100);
  co_return;
}

static asio::awaitable<void> posix_recv() {
  Ends Pair = sockets();
  char Byte;
  feedLater(Pair.Far);
  ::recv(Pair.Near, &Byte, 1, 0);
  co_return;
}

static asio::awaitable<void> posix_recvmsg() {
  Ends Pair = sockets();
  char Byte;
  iovec Part{&Byte, 1};
  msghdr Message{};
  Message.msg_iov = &Part;
  Message.msg_iovlen = 1;
  feedLater(Pair.Far);
  ::recvmsg(Pair.Near, &Message, 0);
  co_return;
}

static asio::awaitable<void> posix_send() {
  Ends Pair = sockets();
  std::string Much(1 << 22, 'x');
  drainLater(Pair.Far);
  ::send(Pair.Near, Much.data(), Much.size(), 0);
  co_return;
}

static asio::awaitable<void> posix_read() {
  Ends Pipe = pipe();
  char Byte;
  feedLater(Pipe.Far);
  if (::read(Pipe.Near, &Byte, 1) != 1)
    std::abort();
  co_return;
}

static asio::awaitable<void> posix_write() {
  Ends Pipe = pipe();
  std::string Much(1 << 20, 'x');
  drainLater(Pipe.Near);
  if (::write(Pipe.Far, Much.data(), Much.size()) < 0)
    std::abort();
  co_return;
}

static asio::awaitable<void> posix_accept() {
  asio::ip::tcp::acceptor Listener(
      co_await asio::this_coro::executor,
      {asio::ip::address_v4::loopback(), asio::ip::port_type(0)});
  auto Client = std::make_shared<asio::ip::tcp::socket>(Here.Other->Loop);
  later([Client, Server = Listener.local_endpoint()] {
    Client->async_connect(Server, [Client](boost::system::error_code) {});
  });
  ::accept(Listener.native_handle(), nullptr, nullptr);
}

static asio::awaitable<void> asio_accept() {
  auto Executor = co_await asio::this_coro::executor;
  asio::ip::tcp::acceptor Listener(
      Executor, {asio::ip::address_v4::loopback(), asio::ip::port_type(0)});
  auto Client = std::make_shared<asio::ip::tcp::socket>(Here.Other->Loop);
  later([Client, Server = Listener.local_endpoint()] {
    Client->async_connect(Server, [Client](boost::system::error_code) {});
  });
  asio::ip::tcp::socket Peer = Listener.accept();
}

static asio::awaitable<void> asio_read() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  char Byte;
  feedLater(Pair.Far);
  asio::read(Near, asio::buffer(&Byte, 1));
}

static asio::awaitable<void> asio_read_some() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  char Byte;
  feedLater(Pair.Far);
  Near.read_some(asio::buffer(&Byte, 1));
}

static asio::awaitable<void> asio_read_until() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  std::string Line;
  feedLater(Pair.Far);
  asio::read_until(Near, asio::dynamic_buffer(Line), '\n');
}

static asio::awaitable<void> asio_write() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  std::string Much(1 << 22, 'x');
  drainLater(Pair.Far);
  asio::write(Near, asio::buffer(Much));
}

static asio::awaitable<void> asio_socket_wait() {
  Ends Pair = sockets();
  Stream Near(co_await asio::this_coro::executor, {}, Pair.Near);
  feedLater(Pair.Far);
  Near.wait(Stream::wait_read);
}

static asio::awaitable<void> nested_run() {
  asio::io_context Inner;
  asio::steady_timer Timer(Inner, Lasting);
  Timer.async_wait([](boost::system::error_code) {});
  Inner.run();
  co_return;
}

static asio::awaitable<void> nested_run_for() {
  asio::io_context Inner;
  auto Guard = asio::make_work_guard(Inner);
  Inner.run_for(Lasting);
  co_return;
}

static asio::awaitable<void> run_command() {
  if (std::system("sleep 0.1") != 0)
    std::abort();
  co_return;
}

static asio::awaitable<void> wait_for_child() {
  feedLater(Here.ChildInputs[0].Far);
  ::waitpid(Here.Children[0], nullptr, 0);
  co_return;
}

static asio::awaitable<void> console_fgets() {
  char Line[80];
  feedLater(Here.Input.Far);
  if (!std::fgets(Line, sizeof Line, stdin))
    std::abort();
  co_return;
}

static asio::awaitable<void> console_getline() {
  std::string Line;
  feedLater(Here.Input.Far);
  std::getline(std::cin, Line);
  co_return;
}

static asio::awaitable<void> console_extraction() {
  std::string Word;
  feedLater(Here.Input.Far);
  std::cin >> Word;
  co_return;
}

static asio::awaitable<void> open_ifstream() {
  std::string Path = namedPipe("open_ifstream");
  std::ifstream File(Path);
  co_return;
}

static asio::awaitable<void> open_fopen() {
  std::string Path = namedPipe("open_fopen");
  if (!std::fopen(Path.c_str(), "r"))
    std::abort();
  co_return;
}

static asio::awaitable<void> open_posix() {
  std::string Path = namedPipe("open_posix");
  ::open(Path.c_str(), O_WRONLY | O_CLOEXEC);
  co_return;
}

static asio::awaitable<void> lock_file() {
  ::flock(Here.Locks.Far, LOCK_EX | LOCK_NB);
  later([] { ::flock(Here.Locks.Far, LOCK_UN); });
  ::flock(Here.Locks.Near, LOCK_EX);
  co_return;
}

static asio::awaitable<void> query_sqlite() {
  sqlite3_busy_timeout(Here.Database, 5000);
  later([] { sqlite3_exec(Here.Locker, "COMMIT", nullptr, nullptr, nullptr); });
  if (sqlite3_exec(Here.Database, "INSERT INTO t VALUES (1)", nullptr, nullptr,
                   nullptr) != SQLITE_OK)
    std::abort();
  co_return;
}

static asio::awaitable<void> request_curl() {
  CURL *Request = curl_easy_init();
  curl_easy_setopt(Request, CURLOPT_URL, Here.Url.c_str());
  curl_easy_setopt(Request, CURLOPT_PROXY, "");
  if (curl_easy_perform(Request) != CURLE_OK)
    std::abort();
  curl_easy_cleanup(Request);
  co_return;
}

static asio::awaitable<void> back_from_pool() {
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
  std::this_thread::sleep_for(Lasting);
}

// The handler of post runs on the pool, the coroutine resumes on the loop.
static asio::awaitable<void> no_hop() {
  co_await asio::post(Pool, asio::use_awaitable);
  std::this_thread::sleep_for(Lasting);
}

static asio::awaitable<void> spawned_on_the_loop() {
  co_await asio::co_spawn(
      co_await asio::this_coro::executor,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(Lasting);
        co_return;
      },
      asio::use_awaitable);
}

// limit: a lambda that has a name is a helper
static asio::awaitable<void> named_lambda() {
  auto Retry = [] { std::this_thread::sleep_for(Lasting); };
  Retry();
  co_return;
}

static void retry() { std::this_thread::sleep_for(Lasting); }

// limit: a helper that blocks
static asio::awaitable<void> helper() {
  retry();
  co_return;
}

//===----------------------------------------------------------------------===//
// Calls that do not wait, or not on the loop
//===----------------------------------------------------------------------===//

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
  std::thread([=] {
    std::lock_guard Lock(*Mutex);
    std::this_thread::sleep_for(Lasting);
  }).detach();
  co_await pause(20ms);
  std::unique_lock Lock(*Mutex, std::try_to_lock);
  if (Lock.owns_lock())
    std::abort();
}

static asio::awaitable<void> posix_poll_zero() {
  pollfd Quiet{sockets().Near, POLLIN, 0};
  ::poll(&Quiet, 1, 0);
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

static asio::awaitable<void> pool_hop() {
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  std::this_thread::sleep_for(Lasting);
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
}

static asio::awaitable<void> pool_spawn() {
  co_await asio::co_spawn(
      Pool,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(Lasting);
        co_return;
      },
      asio::use_awaitable);
}

static asio::awaitable<void> pool_spawn_called() {
  co_await asio::co_spawn(
      Pool,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(Lasting);
        co_return;
      }(),
      asio::use_awaitable);
}

static asio::awaitable<void> pool_callback() {
  asio::post(Pool, [] { std::this_thread::sleep_for(Lasting); });
  co_await pause(Lasting);
}

static asio::awaitable<void> pool_file() {
  std::string Path = namedPipe("pool_file");
  std::string Line = co_await asio::co_spawn(
      Pool,
      [Path]() -> asio::awaitable<std::string> {
        std::ifstream File(Path);
        std::string Line;
        std::getline(File, Line);
        co_return Line;
      },
      asio::use_awaitable);
  if (Line != "x")
    std::abort();
}

static asio::awaitable<void> thread_lambda() {
  std::thread([] { std::this_thread::sleep_for(Lasting); }).detach();
  co_await pause(Lasting);
}

static asio::awaitable<void> jthread_detached() {
  std::jthread Worker([] { std::this_thread::sleep_for(Lasting); });
  Worker.detach();
  co_await pause(Lasting);
}

static asio::awaitable<void> thread_that_answers() {
  asio::steady_timer Done(co_await asio::this_coro::executor,
                          Clock::time_point::max());
  std::jthread Worker([&, Executor = Done.get_executor()] {
    std::this_thread::sleep_for(Lasting);
    asio::post(Executor, [&] { Done.cancel(); });
  });
  boost::system::error_code Cancelled;
  co_await Done.async_wait(
      asio::redirect_error(asio::use_awaitable, Cancelled));
  Worker.detach();
}

static asio::awaitable<void> lambda_kept() {
  std::function<void()> Retry = [] { std::this_thread::sleep_for(Lasting); };
  asio::post(Pool, Retry);
  co_await pause(Lasting);
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

//===----------------------------------------------------------------------===//
// The watch
//===----------------------------------------------------------------------===//

struct Case {
  const char *Name;
  asio::awaitable<void> (*Run)();
};

#define CASE(Name) {#Name, Name}
static const Case Cases[] = {
    CASE(sleep_for),
    CASE(sleep_until),
    CASE(posix_usleep),
    CASE(posix_nanosleep),
    CASE(timer_wait),
    CASE(sleep_in_catch),
    CASE(sleep_before_forwarding),
    {"sleep_in_template", sleep_in_template},
    CASE(lambda_called_here),
    CASE(lambda_in_algorithm),
    CASE(thread_join),
    CASE(jthread_destructor),
    CASE(future_get),
    CASE(future_wait_for),
    CASE(shared_future_wait),
    CASE(asio_future),
    CASE(async_dropped),
    CASE(condition_wait),
    CASE(condition_wait_for),
    CASE(latch_wait),
    CASE(barrier_wait),
    CASE(semaphore_acquire),
    CASE(semaphore_try_acquire_for),
    CASE(atomic_wait),
    CASE(posix_join),
    CASE(posix_semaphore),
    CASE(signal_wait),
    CASE(posix_poll),
    CASE(posix_select),
    CASE(posix_epoll),
    CASE(posix_recv),
    CASE(posix_recvmsg),
    CASE(posix_send),
    CASE(posix_read),
    CASE(posix_write),
    CASE(posix_accept),
    CASE(asio_accept),
    CASE(asio_read),
    CASE(asio_read_some),
    CASE(asio_read_until),
    CASE(asio_write),
    CASE(asio_socket_wait),
    CASE(nested_run),
    CASE(nested_run_for),
    CASE(run_command),
    CASE(wait_for_child),
    CASE(console_fgets),
    CASE(console_getline),
    CASE(console_extraction),
    CASE(open_ifstream),
    CASE(open_fopen),
    CASE(open_posix),
    CASE(lock_file),
    CASE(query_sqlite),
    CASE(request_curl),
    CASE(back_from_pool),
    CASE(no_hop),
    CASE(spawned_on_the_loop),
    CASE(named_lambda),
    CASE(helper),
    CASE(awaited_timer),
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
    CASE(posix_epoll_zero),
    CASE(posix_recv_dontwait),
    CASE(posix_recv_nonblocking),
    CASE(asio_read_nonblocking),
    CASE(wait_for_child_nohang),
    CASE(lock_file_nonblocking),
    CASE(nested_poll),
    CASE(pool_hop),
    CASE(pool_spawn),
    CASE(pool_spawn_called),
    CASE(pool_callback),
    CASE(pool_file),
    CASE(thread_lambda),
    CASE(jthread_detached),
    CASE(thread_that_answers),
    CASE(lambda_kept),
    CASE(string_streams),
    CASE(path_arithmetic),
    CASE(unopened_stream),
    CASE(unevaluated),
    CASE(name_alike),
};

/// A timer that fires every 2 ms if the loop lets it.
class Heartbeat {
public:
  explicit Heartbeat(asio::io_context &Loop) : Timer(Loop) { beat(); }

  Clock::duration Longest{};

private:
  void beat() {
    Timer.expires_after(2ms);
    Timer.async_wait([this](boost::system::error_code Cancelled) {
      if (Cancelled)
        return;
      const Clock::time_point Now = Clock::now();
      Longest = std::max(Longest, Now - Last);
      Last = Now;
      beat();
    });
  }

  asio::steady_timer Timer;
  Clock::time_point Last = Clock::now();
};

static asio::awaitable<void> watch(asio::io_context &Loop,
                                   std::vector<Case> Chosen) {
  Heartbeat Heart(Loop);
  for (const Case &Each : Chosen) {
    co_await pause(6ms);
    Heart.Longest = {};
    co_await asio::co_spawn(Loop, Each.Run(), asio::use_awaitable);
    co_await pause(6ms);
    const auto Longest =
        std::chrono::duration_cast<std::chrono::milliseconds>(Heart.Longest);
    std::cout << Each.Name << ' '
              << (Longest >= 80ms   ? "delayed"
                  : Longest >= 50ms ? "unclear"
                                    : "smooth")
              << ' ' << Longest.count() << std::endl;
  }
}

/// A process that ends when it is written to.
static pid_t startChild(Ends Input) {
  const pid_t Child = ::fork();
  if (Child != 0)
    return Child;
  char Byte;
  ::close(Input.Far);
  _exit(::read(Input.Near, &Byte, 1) == 1 ? 0 : 1);
}

/// Answers one request, 100 ms after the client has come.
static asio::awaitable<void> serve(asio::ip::tcp::acceptor Listener) {
  asio::ip::tcp::socket Client =
      co_await Listener.async_accept(asio::use_awaitable);
  co_await pause(Lasting);
  static constexpr std::string_view Reply =
      "HTTP/1.0 204 No Content\r\nContent-Length: 0\r\n\r\n";
  co_await asio::async_write(Client, asio::buffer(Reply), asio::use_awaitable);
}

static void prepare(std::filesystem::path Folder) {
  // A call that is never released ends the test, not the test run.
  ::alarm(60);
  Here.Folder = std::move(Folder);
  // Before any thread is there.
  for (int I = 0; I < 2; ++I) {
    Here.ChildInputs[I] = pipe();
    Here.Children[I] = startChild(Here.ChildInputs[I]);
  }
  Here.Input = pipe();
  ::dup2(Here.Input.Near, STDIN_FILENO);
  std::ios::sync_with_stdio(true);

  const std::string Lock = Here.Folder / "lock";
  Here.Locks = {::open(Lock.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600),
                ::open(Lock.c_str(), O_RDWR | O_CLOEXEC)};

  const std::string File = Here.Folder / "database";
  for (sqlite3 **Opened : {&Here.Locker, &Here.Database})
    if (sqlite3_open(File.c_str(), Opened) != SQLITE_OK)
      std::abort();
  if (sqlite3_exec(Here.Locker, "CREATE TABLE t (n); BEGIN EXCLUSIVE", nullptr,
                   nullptr, nullptr) != SQLITE_OK)
    std::abort();
  curl_global_init(CURL_GLOBAL_ALL);

  Here.Other = std::make_unique<Elsewhere>();
  asio::ip::tcp::acceptor Listener(
      Here.Other->Loop,
      {asio::ip::address_v4::loopback(), asio::ip::port_type(0)});
  Here.Url =
      "http://127.0.0.1:" + std::to_string(Listener.local_endpoint().port());
  asio::co_spawn(Here.Other->Loop, serve(std::move(Listener)), asio::detached);
}

int main(int Count, char **Words) {
  const std::vector<std::string> Names(Words + 2, Words + Count);
  std::vector<Case> Chosen;
  for (const Case &Each : Cases)
    if (Names.empty() || std::ranges::find(Names, Each.Name) != Names.end())
      Chosen.push_back(Each);
  prepare(Words[1]);

  asio::io_context Loop;
  asio::co_spawn(Loop, watch(Loop, Chosen),
                 [&](std::exception_ptr) { Loop.stop(); });
  Loop.run();
  Pool.join();
  Here.Other.reset();
}
