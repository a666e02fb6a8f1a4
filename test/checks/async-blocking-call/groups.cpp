// RUN: %check_tidy %s async-blocking-call %t \
// RUN:   --option 'Groups=console;cpu;database;disk;http;lock;nested-loop;network;process;sleep;wait' \
// RUN:   -- -std=c++20 -I%inputs

// One call of every group that the standard library, POSIX and C libraries
// have, in a coroutine whose library is unknown: general advice.

#include "task.h"
#include <condition_variable>
#include <curl/curl.h>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <latch>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <semaphore>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

own::task<void> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; await a timer of the coroutine's library [async-blocking-call]
  std::this_thread::sleep_until(std::chrono::steady_clock::now());
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_until' blocks
  ::sleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sleep' blocks
  usleep(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks
  co_return;
}

own::task<void> waits(std::future<int> Result, std::latch &Latch,
                      std::condition_variable &Changed, std::mutex &Mutex,
                      std::counting_semaphore<> &Permits,
                      std::atomic<int> &Number) {
  std::thread Thread([] {});
  Thread.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::thread::join' blocks {{.*}}: it waits for the thread to end
  std::jthread Joined([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks
  Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::future::get' blocks
  Result.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::future::wait' blocks
  Latch.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::latch::wait' blocks
  std::unique_lock Lock(Mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::unique_lock' blocks
  Changed.wait(Lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::condition_variable::wait' blocks
  Permits.acquire();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::counting_semaphore::acquire' blocks
  Number.wait(0);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::atomic::wait' blocks
  Mutex.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::mutex::lock' blocks
  std::async([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::async' blocks
  co_return;
}

own::task<void> network(int Socket, sockaddr *Address, pollfd *Polled) {
  connect(Socket, Address, sizeof *Address);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'connect' blocks
  recv(Socket, nullptr, 0, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks
  poll(Polled, 1, 1000);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'poll' blocks
  addrinfo *Found;
  getaddrinfo("host", "80", nullptr, &Found);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks
  co_return;
}

own::task<void> processes() {
  std::system("ls");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'system' blocks
  popen("ls", "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'popen' blocks
  waitpid(1, nullptr, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'waitpid' blocks
  co_return;
}

own::task<int> console(std::string Line) {
  std::getline(std::cin, Line);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::getline' blocks {{.*}}: it waits for input
  int Number;
  std::cin >> Number;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::istream::operator>>' blocks
  co_return Number;
}

own::task<void> disk(std::filesystem::path Path, std::string Line) {
  std::ifstream File(Path);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::ifstream' blocks {{.*}}: it opens a file; open the file on a thread pool
  std::getline(File, Line);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::getline' blocks {{.*}}: it reads from a file
  if (std::filesystem::exists(Path))
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::filesystem::exists' blocks
    std::filesystem::remove(Path);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::filesystem::remove' blocks
  for (auto &Entry : std::filesystem::directory_iterator(Path))
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::filesystem::directory_iterator' blocks
    (void)Entry;
  std::fopen("file", "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'fopen' blocks
  access("file", R_OK);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'access' blocks
  co_return;
}

own::task<void> libraries(CURL *Handle, sqlite3_stmt *Statement) {
  curl_easy_perform(Handle);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'curl_easy_perform' blocks
  sqlite3_step(Statement);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_step' blocks
  co_return;
}
