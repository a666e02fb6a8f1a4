# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a coroutine that awaits a lambda, which awaits another, so many deep; the innermost blocks."""
import sys

DEPTH = int(sys.argv[1])
print("""#include <chrono>
#include <coroutine>
#include <thread>
struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(int);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
task run(int a0) {""")
for level in range(DEPTH):
    print(f"  co_return co_await [](int a{level + 1}) -> task {{")
print("  std::this_thread::sleep_for(std::chrono::seconds(1));")
print(f"  co_return a{DEPTH};")
for level in reversed(range(DEPTH)):
    print(f"  }}(a{level});")
print("}")
