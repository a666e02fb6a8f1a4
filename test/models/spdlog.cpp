// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of spdlog, on the real header.

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>
#include <string>

void logs(const std::string &Text, spdlog::logger &Logger) {
  spdlog::info("{}", Text);
  spdlog::error(Text);
  Logger.warn("{}", Text);
  Logger.log(spdlog::level::debug, "{}", Text);
  SPDLOG_INFO("{}", Text);
  spdlog::set_level(spdlog::level::debug);
}
// CHECK: {{^}}[[@LINE-8]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-8]]: call 'spdlog::info': sink=log
// CHECK: {{^}}[[@LINE-8]]: call 'spdlog::error': sink=log
// CHECK: {{^}}[[@LINE-8]]: call 'spdlog::logger::warn': sink=log
// CHECK: {{^}}[[@LINE-8]]: call 'spdlog::logger::log': sink=log
// CHECK: {{^}}[[@LINE-8]]: call 'spdlog::logger::log': sink=log

void opens() {
  spdlog::basic_logger_mt("name", "file");
}
// CHECK: {{^}}[[@LINE-3]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-3]]: call 'spdlog::basic_logger_mt': blocking=disk operation=open-file
