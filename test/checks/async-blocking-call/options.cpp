// RUN: %check_tidy %s async-blocking-call %t --option 'Groups=wait;disk' \
// RUN:   --option 'AllowedCalls=std::filesystem::*;std::ifstream' \
// RUN:   --option 'AllowedIn=tools::*;start_up' -- -std=c++20 -I%inputs

#include "task.h"
#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

using namespace std::chrono_literals;

own::task<void> body(std::future<int> Result) {
  std::this_thread::sleep_for(1s);
  std::filesystem::exists("file");
  std::ifstream In("file");
  std::ofstream Out("file");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::ofstream' blocks
  Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'std::future::get' blocks
  co_return;
}

namespace tools {
own::task<int> load(std::future<int> Result) { co_return Result.get(); }
} // namespace tools

own::task<int> start_up(std::future<int> Result) {
  // The lambda is part of the allowed function.
  auto Inner = [&]() -> own::task<int> { co_return Result.get(); };
  co_return co_await Inner();
}
