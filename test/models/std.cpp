// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of the standard library: what blocks, what never does, and what
// runs a callable at once.

#include <algorithm>
#include <atomic>
#include <barrier>
#include <condition_variable>
#include <coroutine>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <latch>
#include <mutex>
#include <numeric>
#include <optional>
#include <ranges>
#include <semaphore>
#include <shared_mutex>
#include <span>
#include <sstream>
#include <stop_token>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

using namespace std::chrono_literals;
namespace fs = std::filesystem;

void sleeps() {
  std::this_thread::sleep_for(1s);
  std::this_thread::sleep_until(std::chrono::steady_clock::now());
  std::this_thread::sleep_for(0s);
  std::this_thread::yield();
}
// CHECK: {{^}}[[@LINE-6]]: function 'sleeps': plain
// CHECK: {{^}}[[@LINE-6]]: call 'std::this_thread::sleep_for': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-6]]: call 'std::this_thread::sleep_until': blocking=sleep operation=sleep-until
// CHECK: {{^}}[[@LINE-5]]: call 'std::this_thread::yield': pause

void threads(std::thread &Thread, std::jthread &Joining) {
  Thread.join();
  Joining.join();
  Thread.detach();
  Thread.joinable();
}
// CHECK: {{^}}[[@LINE-6]]: function 'threads': plain
// CHECK: {{^}}[[@LINE-6]]: call 'std::thread::join': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-6]]: call 'std::jthread::join': blocking=wait operation=join-thread

void joins() {
  std::jthread Thread([] {});
}
// CHECK: {{^}}[[@LINE-3]]: function 'joins': plain
// CHECK: {{^}}[[@LINE-3]]: destruction of 'Thread': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-4]]: function 'lambda': plain

void futures(std::future<int> &Future, std::shared_future<int> &Shared,
             std::promise<int> &Promise) {
  Future.wait();
  Future.wait_for(1s);
  Future.wait_for(0s);
  Future.wait_for(std::chrono::seconds::zero());
  Future.wait_until(std::chrono::steady_clock::now());
  Future.get();
  Shared.get();
  Shared.wait();
  Future.valid();
  Promise.set_value(1);
  Promise.get_future();
  std::packaged_task<int()> Task([] { return 1; });
}
// CHECK: {{^}}[[@LINE-15]]: function 'futures': plain
// CHECK: {{^}}[[@LINE-14]]: call 'std::future::wait': ready-after blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-14]]: call 'std::future::wait_for': ready-test blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-14]]: call 'std::future::wait_for': ready-test
// CHECK: {{^}}[[@LINE-14]]: call 'std::future::wait_for': ready-test
// CHECK: {{^}}[[@LINE-14]]: call 'std::future::wait_until': ready-test blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-14]]: call 'std::future::get': blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-14]]: call 'std::shared_future::get': ready-after blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-14]]: call 'std::shared_future::wait': ready-after blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-11]]: function 'lambda': plain

// Its temporary future waits when it dies.
void asyncs() {
  std::async([] {});
}
// CHECK: {{^}}[[@LINE-3]]: function 'asyncs': plain
// CHECK: {{^}}[[@LINE-3]]: call 'std::async': runs-thread blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-4]]: function 'lambda': plain

void conditions(std::condition_variable &Condition, std::condition_variable_any &Any,
                std::unique_lock<std::mutex> &Lock) {
  Condition.wait(Lock);
  Condition.wait(Lock, [] { return true; });
  Condition.wait_for(Lock, 1s);
  Condition.wait_for(Lock, 0s);
  Any.wait(Lock);
  Condition.notify_one();
}
// CHECK: {{^}}[[@LINE-9]]: function 'conditions': plain
// CHECK: {{^}}[[@LINE-8]]: call 'std::condition_variable::wait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-8]]: call 'std::condition_variable::wait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-8]]: call 'std::condition_variable::wait_for': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-7]]: call 'std::condition_variable_any::wait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-11]]: function 'lambda': plain

void barriers(std::latch &Latch, std::barrier<> &Barrier) {
  Latch.wait();
  Latch.arrive_and_wait();
  Barrier.arrive_and_wait();
  Latch.try_wait();
  Latch.count_down();
}
// CHECK: {{^}}[[@LINE-7]]: function 'barriers': plain
// CHECK: {{^}}[[@LINE-7]]: call 'std::latch::wait': blocking=wait operation=wait-latch
// CHECK: {{^}}[[@LINE-7]]: call 'std::latch::arrive_and_wait': blocking=wait operation=wait-latch
// CHECK: {{^}}[[@LINE-7]]: call 'std::barrier::arrive_and_wait': blocking=wait operation=wait-latch
// CHECK: {{^}}[[@LINE-7]]: call 'std::latch::try_wait': poll

void atomics(std::atomic<int> &Number, std::atomic<bool> &Truth, std::atomic_flag &Flag) {
  Number.wait(1);
  Truth.wait(true);
  Flag.wait(true);
  std::atomic_wait(&Number, 1);
  Number.load();
  Number.notify_all();
}
// CHECK: {{^}}[[@LINE-8]]: function 'atomics': plain
// CHECK: {{^}}[[@LINE-8]]: call 'std::atomic::wait': blocking=wait operation=wait-atomic
// CHECK: {{^}}[[@LINE-8]]: call 'std::atomic::wait': blocking=wait operation=wait-atomic
// CHECK: {{^}}[[@LINE-8]]: call 'std::atomic_flag::wait': blocking=wait operation=wait-atomic
// CHECK: {{^}}[[@LINE-8]]: call 'std::atomic_wait': blocking=wait operation=wait-atomic

void semaphores(std::counting_semaphore<4> &Counting, std::binary_semaphore &Binary) {
  Counting.acquire();
  Binary.acquire();
  Counting.try_acquire_for(1s);
  Counting.try_acquire_for(0s);
  Counting.try_acquire();
  Counting.release();
}
// CHECK: {{^}}[[@LINE-8]]: function 'semaphores': plain
// CHECK: {{^}}[[@LINE-8]]: call 'std::counting_semaphore::acquire': limiter blocking=wait operation=acquire-semaphore
// CHECK: {{^}}[[@LINE-8]]: call 'std::binary_semaphore::acquire': limiter blocking=wait operation=acquire-semaphore
// CHECK: {{^}}[[@LINE-8]]: call 'std::counting_semaphore::try_acquire_for': limiter blocking=wait operation=acquire-semaphore
// CHECK: {{^}}[[@LINE-8]]: call 'std::counting_semaphore::try_acquire_for': limiter
// CHECK: {{^}}[[@LINE-8]]: call 'std::counting_semaphore::try_acquire': limiter poll

void locks(std::mutex &Mutex, std::timed_mutex &Timed, std::shared_mutex &Shared,
           std::recursive_mutex &Recursive) {
  Mutex.lock();
  Shared.lock_shared();
  Recursive.lock();
  Timed.try_lock_for(1s);
  Timed.try_lock_for(0s);
  Mutex.try_lock();
  Mutex.unlock();
}
// CHECK: {{^}}[[@LINE-10]]: function 'locks': plain
// CHECK: {{^}}[[@LINE-9]]: call 'std::mutex::lock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-9]]: call 'std::shared_mutex::lock_shared': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-9]]: call 'std::recursive_mutex::lock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-9]]: call 'std::timed_mutex::try_lock_for': lock-try blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-9]]: call 'std::timed_mutex::try_lock_for': lock-try
// CHECK: {{^}}[[@LINE-9]]: call 'std::mutex::try_lock': lock-try poll
// CHECK: {{^}}[[@LINE-9]]: call 'std::mutex::unlock': lock-give

void guards(std::mutex &Mutex, std::shared_mutex &Shared) {
  std::lock_guard Guard(Mutex);
  std::lock_guard Adopting(Mutex, std::adopt_lock);
  std::unique_lock Lock(Mutex);
  std::unique_lock Deferred(Mutex, std::defer_lock);
  std::unique_lock Trying(Mutex, std::try_to_lock);
  std::unique_lock<std::mutex> Empty;
  std::unique_lock Moved(std::move(Lock));
  std::shared_lock Reader(Shared);
  std::scoped_lock Both(Mutex, Shared);
  std::scoped_lock None;
  Deferred.lock();
  Deferred.try_lock();
}
// CHECK: {{^}}[[@LINE-14]]: function 'guards': plain
// CHECK: {{^}}[[@LINE-14]]: construction 'std::lock_guard': blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-13]]: construction 'std::unique_lock': blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-9]]: construction 'std::shared_lock': blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-9]]: construction 'std::scoped_lock': blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-8]]: call 'std::unique_lock::lock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-8]]: call 'std::unique_lock::try_lock': lock-try poll

void console(std::string &Text, int &Number) {
  std::cin >> Text;
  std::cin >> Number >> Text;
  std::getline(std::cin, Text);
  std::cin.get();
  std::cin.good();
}
// CHECK: {{^}}[[@LINE-7]]: function 'console': plain
// CHECK: {{^}}[[@LINE-7]]: call 'std::operator>>': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-7]]: call 'std::operator>>': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-8]]: call 'std::istream::operator>>': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-8]]: call 'std::getline': blocking=console operation=read-console
// CHECK: {{^}}[[@LINE-8]]: call 'std::istream::get': blocking=console operation=read-console

void streams(std::string &Text) {
  std::istringstream In("1");
  std::ostringstream Out;
  In >> Text;
  std::getline(In, Text);
  Out << Text;
  Out.flush();
}
// CHECK: {{^}}[[@LINE-8]]: function 'streams': plain

void files(std::string &Text) {
  std::ifstream In("name");
  std::ofstream Out("name");
  std::ifstream Closed;
  std::ifstream Moved(std::move(In));
  Closed.open("name");
  std::getline(Moved, Text);
  Moved.read(Text.data(), 1);
  Out.write("x", 1);
  Out.flush();
}
// CHECK: {{^}}[[@LINE-11]]: function 'files': plain
// CHECK: {{^}}[[@LINE-11]]: construction 'std::basic_ifstream': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-11]]: construction 'std::basic_ofstream': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-9]]: call 'std::ifstream::open': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-9]]: call 'std::getline': blocking=disk operation=read-file
// CHECK: {{^}}[[@LINE-9]]: call 'std::ifstream::read': blocking=disk operation=read-file
// CHECK: {{^}}[[@LINE-9]]: call 'std::ofstream::write': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-9]]: call 'std::ofstream::flush': blocking=disk operation=write-file

void fileSystem(fs::path Path, fs::file_status Status) {
  fs::exists(Path);
  fs::is_directory(Path);
  fs::file_size(Path);
  fs::last_write_time(Path);
  fs::last_write_time(Path, {});
  fs::create_directories(Path);
  fs::remove_all(Path);
  fs::rename(Path, Path);
  fs::directory_iterator Entries(Path);
  fs::directory_iterator End;
  // Path arithmetic and a status that is there.
  Path / "name";
  Path.filename();
  Path.lexically_normal();
  fs::exists(Status);
  fs::is_directory(Status);
}
// CHECK: {{^}}[[@LINE-18]]: function 'fileSystem': plain
// CHECK: {{^}}[[@LINE-18]]: call 'std::filesystem::exists': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-18]]: call 'std::filesystem::is_directory': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-18]]: call 'std::filesystem::file_size': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-18]]: call 'std::filesystem::last_write_time': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-18]]: call 'std::filesystem::last_write_time': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-18]]: call 'std::filesystem::create_directories': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-18]]: call 'std::filesystem::remove_all': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-18]]: call 'std::filesystem::rename': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-18]]: construction 'std::filesystem::directory_iterator': blocking=disk operation=query-file-system

void callsNow(std::vector<int> &Values, std::variant<int, char> Either,
              std::optional<int> Maybe, std::once_flag &Once) {
  std::for_each(Values.begin(), Values.end(), [](int) {});
  std::ranges::for_each(Values, [](int) {});
  std::ranges::sort(Values, [](int A, int B) { return A < B; });
  std::sort(Values.begin(), Values.end());
  std::accumulate(Values.begin(), Values.end(), 0);
  std::visit([](auto) {}, Either);
  std::call_once(Once, [] {});
  std::invoke([] {});
  std::apply([](int) {}, std::tuple(1));
  // Nothing runs yet.
  auto Lazy = Values | std::views::transform([](int I) { return I; });
  std::function<void()> Later = [] {};
}
// CHECK: {{^}}[[@LINE-15]]: function 'callsNow': plain
// CHECK: {{^}}[[@LINE-14]]: call 'std::for_each': calls-now drops-result per-element
// CHECK: {{^}}[[@LINE-14]]: call 'std::ranges::for_each': calls-now drops-result per-element
// CHECK: {{^}}[[@LINE-14]]: call 'std::ranges::sort': calls-now
// CHECK: {{^}}[[@LINE-14]]: call 'std::sort': calls-now
// CHECK: {{^}}[[@LINE-14]]: call 'std::accumulate': calls-now
// CHECK: {{^}}[[@LINE-14]]: call 'std::visit': borrows-callable calls-now
// CHECK: {{^}}[[@LINE-14]]: call 'std::call_once': calls-now drops-result
// CHECK: {{^}}[[@LINE-14]]: call 'std::invoke': borrows-callable calls-now
// CHECK: {{^}}[[@LINE-14]]: call 'std::apply': borrows-callable calls-now
// CHECK: {{^}}[[@LINE-13]]: call 'std::ranges::views::transform': per-element
// CHECK: {{^}}[[@LINE-24]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-24]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-24]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-22]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-23]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-24]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-24]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-24]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-24]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-23]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-23]]: function 'lambda': plain

void prints(std::string Text) {
  std::cout << Text << 1;
  std::cerr << Text;
  std::ostringstream Out;
  Out << Text;
}
// CHECK: {{^}}[[@LINE-6]]: function 'prints': plain
// CHECK: {{^}}[[@LINE-6]]: call 'std::basic_ostream::operator<<': sink=console
// CHECK: {{^}}[[@LINE-7]]: call 'std::operator<<': sink=console
// CHECK: {{^}}[[@LINE-7]]: call 'std::operator<<': sink=console

void keeps(std::vector<int> &Values, std::optional<int> &Maybe) {
  Values.reserve(2);
  Values.push_back(1);
  Values.size();
  Maybe.emplace(1);
  // These take something out.
  Values.back();
  *Maybe;
}
// CHECK: {{^}}[[@LINE-9]]: function 'keeps': plain
// CHECK: {{^}}[[@LINE-9]]: call 'std::vector::reserve': keep
// CHECK: {{^}}[[@LINE-9]]: call 'std::vector::push_back': insertion keep
// CHECK: {{^}}[[@LINE-9]]: call 'std::vector::size': keep
// CHECK: {{^}}[[@LINE-9]]: call 'std::optional::emplace': keep replacing

std::string formats(int Value) { return std::to_string(Value); }
// CHECK: {{^}}[[@LINE-1]]: function 'formats': plain
// CHECK: {{^}}[[@LINE-2]]: call 'std::to_string': format

// Ranges whose size is known, and one per core.
void counts(int Last) {
  std::views::iota(0, Last);
  std::thread::hardware_concurrency();
  std::jthread::hardware_concurrency();
}
// CHECK: {{^}}[[@LINE-5]]: function 'counts': plain
// CHECK: {{^}}[[@LINE-5]]: call 'std::ranges::views::iota': number-range
// CHECK: {{^}}[[@LINE-5]]: call 'std::thread::hardware_concurrency': machine-size
// CHECK: {{^}}[[@LINE-5]]: call 'std::jthread::hardware_concurrency': machine-size

void parts(std::vector<int> &Values, std::span<int> Some, int Count) {
  std::min(Count, 8);
  std::ranges::min(Count, 8);
  std::clamp(Count, 1, 8);
  std::ranges::clamp(Count, 1, 8);
  Some.first(8);
  Some.last(8);
  Some.subspan(1, 8);
  std::views::take(Some, 8);
  std::as_const(Values);
}
// CHECK: {{^}}[[@LINE-11]]: function 'parts': plain
// CHECK: {{^}}[[@LINE-11]]: call 'std::min': calls-now number-cap
// CHECK: {{^}}[[@LINE-11]]: call 'std::ranges::min': calls-now number-cap
// CHECK: {{^}}[[@LINE-11]]: call 'std::clamp': number-cap
// CHECK: {{^}}[[@LINE-11]]: call 'std::ranges::clamp': number-cap
// CHECK: {{^}}[[@LINE-11]]: call 'std::span::first': range-part
// CHECK: {{^}}[[@LINE-11]]: call 'std::span::last': range-part
// CHECK: {{^}}[[@LINE-11]]: call 'std::span::subspan': range-part
// CHECK: {{^}}[[@LINE-11]]: call 'std::ranges::views::take': range-part
// CHECK: {{^}}[[@LINE-11]]: call 'std::as_const': range-copy

void stops(std::stop_source &Source) { Source.request_stop(); }
// CHECK: {{^}}[[@LINE-1]]: function 'stops': plain
// CHECK: {{^}}[[@LINE-2]]: call 'std::stop_source::request_stop': cancels
