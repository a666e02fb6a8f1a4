// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w -isystem %inputs/lib/folly -isystem %inputs/lib/quill -isystem %inputs/lib/userver

// Log lines of libraries that are there as mocks.

#include <folly/logging/xlog.h>
#include <quill/Logger.h>
#include <string>
#include <userver/logging/log.hpp>

struct Login {
  std::string user;
  std::string password;
};

void userverLog(const Login &login) {
  LOG_INFO() << "user " << login.user << " password " << login.password;
}
// CHECK-MESSAGES: :[[@LINE-2]]:55: warning: 'password', a secret by its name, is written to a log by 'userver::logging::LogHelper::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:15: note: 'password' comes from here
void follyLog(const folly::Logger &logger, const std::string &password) {
  XLOG(INFO) << "password " << 1 << password;
  FB_LOG(logger, ERR) << password;
}
// CHECK-MESSAGES: :[[@LINE-3]]:34: warning: 'password', a secret by its name, is written to a log by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:63: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:23: warning: 'password', a secret by its name, is written to a log by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:63: note: 'password' comes from here
void quillLog(quill::Logger *logger, const Login &login) {
  static constexpr quill::MacroMetadata metadata{"{}", quill::LogLevel::Info};
  logger->log_statement<true>(&metadata, login.password);
  logger->set_mdc("password", login.password);
}
// CHECK-MESSAGES: :[[@LINE-3]]:11: warning: 'password', a secret by its name, is written to a log by 'quill::Logger::log_statement', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-22]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:11: warning: 'password', a secret by its name, is written to a log by 'quill::Logger::set_mdc', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-24]]:15: note: 'password' comes from here

void follyArguments(const folly::Logger &logger, const std::string &password) {
  XLOG(INFO, "password ", password);
  FB_LOG(logger, ERR, password.size());
}
// CHECK-MESSAGES: :[[@LINE-3]]:3: warning: 'password', a secret by its name, is written to a log by 'folly::LogStreamProcessor', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:69: note: 'password' comes from here
