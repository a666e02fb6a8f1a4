// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of log4cxx, on the real headers.

#include <fmt/format.h>
#include <log4cxx/logger.h>
#include <log4cxx/mdc.h>
#include <log4cxx/ndc.h>
#include <string>

struct Point {};
std::ostream &operator<<(std::ostream &, const Point &);

void logs(const log4cxx::LoggerPtr &Logger, const std::string &Text) {
  LOG4CXX_INFO(Logger, "text");
  LOG4CXX_WARN(Logger, Text << 1);
  LOG4CXX_DEBUG(Logger, 1 << Text << Point());
  LOG4CXX_LOG(Logger, log4cxx::Level::getDebug(), Point() << 1.5);
  LOG4CXX_ERROR_FMT(Logger, "{}", Text);
  LOG4CXX_L7DLOG1(Logger, log4cxx::Level::getDebug(), "key", Text);
}
// CHECK: {{^}}[[@LINE-8]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-8]]: call 'log4cxx::Logger::forcedLog': sink=log
// CHECK: {{^}}[[@LINE-9]]: call 'log4cxx::helpers::MessageBuffer::operator<<': sink=log
// CHECK: {{^}}[[@LINE-9]]: call 'log4cxx::Logger::forcedLog': sink=log
// CHECK: {{^}}[[@LINE-10]]: call 'log4cxx::helpers::CharMessageBuffer::operator<<': sink=log
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::helpers::MessageBuffer::operator<<': sink=log
// CHECK: {{^}}[[@LINE-11]]: call 'log4cxx::Logger::forcedLog': sink=log
// CHECK: {{^}}[[@LINE-12]]: call 'operator<<': sink=log
// CHECK: {{^}}[[@LINE-13]]: call 'std::operator<<': sink=log
// CHECK: {{^}}[[@LINE-14]]: call 'log4cxx::helpers::MessageBuffer::operator<<': sink=log
// CHECK: {{^}}[[@LINE-14]]: call 'log4cxx::Logger::forcedLog': sink=log
// CHECK: {{^}}[[@LINE-15]]: call 'std::{{(basic_)?}}ostream::operator<<': sink=log
// CHECK: {{^}}[[@LINE-16]]: call 'log4cxx::helpers::operator<<': sink=log
// CHECK: {{^}}[[@LINE-16]]: call 'log4cxx::Logger::forcedLog': sink=log
// CHECK: {{^}}[[@LINE-17]]: call 'fmt::format': format
// CHECK: {{^}}[[@LINE-17]]: call 'log4cxx::Logger::l7dlog': sink=log

void calls(const log4cxx::LoggerPtr &Logger, const std::string &Text, std::ostream &Other) {
  Logger->info(Text);
  Logger->error(Text, LOG4CXX_LOCATION);
  Logger->log(log4cxx::Level::getWarn(), Text);
  log4cxx::MDC::put("key", Text);
  log4cxx::NDC::push(Text);
  Logger->isInfoEnabled();
  Logger->setLevel(log4cxx::Level::getWarn());
  Other << Text << Point();
}
// CHECK: {{^}}[[@LINE-10]]: function 'calls': plain
// CHECK: {{^}}[[@LINE-10]]: call 'log4cxx::Logger::info': sink=log
// CHECK: {{^}}[[@LINE-10]]: call 'log4cxx::Logger::error': sink=log
// CHECK: {{^}}[[@LINE-10]]: call 'log4cxx::Logger::log': sink=log
// CHECK: {{^}}[[@LINE-10]]: call 'log4cxx::MDC::put': sink=log
// CHECK: {{^}}[[@LINE-10]]: call 'log4cxx::NDC::push': sink=log
