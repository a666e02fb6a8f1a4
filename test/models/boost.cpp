// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Boost.Thread and Boost.Filesystem, on the real headers.

#define BOOST_THREAD_VERSION 4
#include <boost/filesystem.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/range/irange.hpp>
#include <boost/range/iterator_range.hpp>
#include <boost/thread.hpp>
#include <boost/thread/barrier.hpp>
#include <boost/thread/future.hpp>
#include <vector>

void sleeps() {
  boost::this_thread::sleep_for(boost::chrono::seconds(1));
  boost::this_thread::yield();
}
// CHECK: {{^}}[[@LINE-4]]: function 'sleeps': plain
// CHECK: {{^}}[[@LINE-4]]: call 'boost::this_thread::sleep_for': blocking=sleep operation=sleep-for

void waits(boost::thread &Thread, boost::future<int> &Future,
           boost::condition_variable &Condition, boost::unique_lock<boost::mutex> &Lock,
           boost::barrier &Barrier) {
  Thread.join();
  Future.get();
  Future.is_ready();
  Condition.wait(Lock);
  Condition.notify_one();
  Barrier.wait();
}
// CHECK: {{^}}[[@LINE-10]]: function 'waits': plain
// CHECK: {{^}}[[@LINE-8]]: call 'boost::thread::join': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-8]]: call 'boost::future::get': blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-8]]: call 'boost::future::is_ready': ready-test
// CHECK: {{^}}[[@LINE-8]]: call 'boost::condition_variable::wait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-7]]: call 'boost::barrier::wait': blocking=wait operation=wait-latch

void locks(boost::mutex &Mutex) {
  Mutex.lock();
  Mutex.try_lock();
  boost::lock_guard<boost::mutex> Guard(Mutex);
  boost::unique_lock<boost::mutex> Deferred(Mutex, boost::defer_lock);
}
// CHECK: {{^}}[[@LINE-6]]: function 'locks': plain
// CHECK: {{^}}[[@LINE-6]]: call 'boost::mutex::lock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-6]]: call 'boost::mutex::try_lock': lock-try
// CHECK: {{^}}[[@LINE-6]]: construction 'boost::lock_guard': blocking=lock operation=lock-mutex

void files(boost::filesystem::path Path, boost::filesystem::file_status Status) {
  boost::filesystem::ifstream In(Path);
  boost::filesystem::ifstream Closed;
  boost::filesystem::exists(Path);
  boost::filesystem::exists(Status);
  boost::filesystem::remove(Path);
  boost::filesystem::directory_iterator Entries(Path);
  Path.filename();
}
// CHECK: {{^}}[[@LINE-9]]: function 'files': plain
// CHECK: {{^}}[[@LINE-9]]: construction 'boost::filesystem::basic_ifstream': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-8]]: call 'boost::filesystem::exists': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-7]]: call 'boost::filesystem::remove': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-7]]: construction 'boost::filesystem::directory_iterator': blocking=disk operation=query-file-system

// Ranges whose size is known, and one per core.
void counts(unsigned Last) {
  boost::irange(1U, Last);
  boost::copy_range<std::vector<unsigned>>(boost::irange(Last));
  boost::thread::hardware_concurrency();
}
// CHECK: {{^}}[[@LINE-5]]: function 'counts': plain
// CHECK: {{^}}[[@LINE-5]]: call 'boost::irange': number-range
// CHECK: {{^}}[[@LINE-5]]: call 'boost::copy_range': range-copy
// CHECK: {{^}}[[@LINE-6]]: call 'boost::irange': number-range
// CHECK: {{^}}[[@LINE-6]]: call 'boost::thread::hardware_concurrency': machine-size
