// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// What makes a variable is a type, whatever the variable's name.

#include <boost/asio.hpp>
#include <fstream>

struct file {
  explicit file(const char *Path) { std::ifstream Opened(Path); }
};

boost::asio::awaitable<void> opens(const char *Path) {
  file Braces{Path};
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'file' blocks {{.*}}{ co_return file{Path}; }
  // CHECK-MESSAGES: :[[@LINE-6]]:51: note: 'file' calls 'std::ifstream' here, which opens a file
  file Parentheses(Path);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'file' blocks {{.*}}{ co_return file(Path); }
  // CHECK-MESSAGES: :[[@LINE-9]]:51: note: 'file' calls 'std::ifstream' here, which opens a file
  auto Copied = file(Path);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'file' blocks {{.*}}{ co_return file(Path); }
  // CHECK-MESSAGES: :[[@LINE-12]]:51: note: 'file' calls 'std::ifstream' here, which opens a file
  co_return;
}
