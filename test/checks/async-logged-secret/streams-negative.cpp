// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w -isystem %inputs/lib/folly -isystem %inputs/lib/quill -isystem %inputs/lib/userver
// CHECK-SILENT

// Look-alikes of such lines, on the same mocks.

#include <folly/logging/xlog.h>
#include <quill/Logger.h>
#include <string>
#include <userver/logging/log.hpp>

struct Login {
  std::string user;
  std::string password;
};
// It shows itself without its secret.
userver::logging::LogHelper &operator<<(userver::logging::LogHelper &out, const Login &login) {
  return out << login.user << "***";
}
std::string redact(const std::string &);

void userverLog(const Login &login, const std::string &password_file) {
  LOG_INFO() << login << login.password.empty() << password_file << redact(login.password);
}
void follyLog(const Login &login, const folly::Logger &logger, std::ostream &file) {
  XLOG(INFO) << "user " << login.user << login.password.size();
  FB_LOG(logger, INFO) << (login.password.empty() ? "no password" : "a password");
  file << login.password;
}
void quillLog(quill::Logger *logger, const Login &login) {
  static constexpr quill::MacroMetadata metadata{"{} password", quill::LogLevel::Info};
  logger->log_statement<true>(&metadata, login.user, login.password.size());
}
