// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// A static local is initialised once in the life of the program.

#include "task.h"
#include <fstream>
#include <string>
#include <thread>

using namespace std::chrono_literals;
using own::task;

std::string read_all(const char *Path) {
  std::ifstream File(Path);
  return std::string(std::istreambuf_iterator<char>(File), {});
}
const std::string &settings() {
  static const std::string Text = read_all("settings");
  return Text;
}
const std::string &read_always() {
  static std::string Text;
  Text = read_all("settings");
  return Text;
}

task<void> once() {
  static std::ifstream File("name");
  static const std::string Text = read_all("name");
  settings();
  read_always();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'read_always' blocks
  // CHECK-MESSAGES: note: 'read_always' calls 'read_all' here
  // CHECK-MESSAGES: note: 'read_all' calls 'std::ifstream' here
  // Once can be long enough.
  static const int Slept = (std::this_thread::sleep_for(1h), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: 'std::this_thread::sleep_for' blocks
  static std::string Other;
  const std::string Each = read_all("name");
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'read_all' blocks
  // CHECK-MESSAGES: note: 'read_all' calls 'std::ifstream' here
  co_return;
}
