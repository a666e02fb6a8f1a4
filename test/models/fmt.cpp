// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of fmt, on the real headers.

#include <cstdio>
#include <fmt/color.h>
#include <fmt/core.h>
#include <fmt/os.h>
#include <string>

void prints(const std::string &Text, std::FILE *File) {
  fmt::print("{}", Text);
  fmt::print(stderr, "{}", Text);
  fmt::print(fg(fmt::color::red), "{}", Text);
  // Some file, and a string.
  fmt::print(File, "{}", Text);
  fmt::format("{}", Text);
}
// CHECK: {{^}}[[@LINE-8]]: function 'prints': plain
// CHECK: {{^}}[[@LINE-8]]: call 'fmt::print': sink=console
// CHECK: {{^}}[[@LINE-8]]: call 'fmt::print': sink=console
// CHECK: {{^}}[[@LINE-8]]: call 'fmt::print': sink=console
// CHECK: {{^}}[[@LINE-6]]: call 'fmt::format': format

void opens() {
  auto File = fmt::output_file("name");
}
// CHECK: {{^}}[[@LINE-3]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-3]]: call 'fmt::output_file': blocking=disk operation=open-file
