// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w
// CHECK-SILENT

// Look-alikes of log lines that stream, on the libraries' real headers.

#include <boost/log/sources/record_ostream.hpp>
#include <boost/log/sources/severity_logger.hpp>
#include <boost/log/trivial.hpp>
#include <boost/log/utility/formatting_ostream.hpp>
#include <log4cxx/logger.h>
#include <sstream>
#include <string>

struct Login {
  std::string user;
  std::string password;
};
// It shows itself without its secret.
std::ostream &operator<<(std::ostream &out, const Login &login) {
  return out << login.user << ":***";
}
std::string redact(const std::string &);
bool check(const std::string &user, const std::string &password);
using Severe = boost::log::sources::severity_logger<int>;

void boostLog(Severe &logger, const Login &login, const std::string &password_file) {
  BOOST_LOG_TRIVIAL(info) << "password of " << login.password.size() << password_file;
  BOOST_LOG_TRIVIAL(info) << login << redact(login.password);
  BOOST_LOG(logger) << login.user << (login.password.empty() ? "no password" : "a password");
  BOOST_LOG_SEV(logger, 1) << check(login.user, login.password);
}
void log4cxxLog(const log4cxx::LoggerPtr &logger, const Login &login, const std::string &password_file) {
  LOG4CXX_INFO(logger, "password of " << login.password.size() << password_file);
  LOG4CXX_INFO(logger, login << redact(login.password));
  LOG4CXX_WARN(logger, login.user << " " << check(login.user, login.password));
  logger->error("no password for " + login.user);
}
// Streams that end in no log.
void elsewhere(const Login &login, std::string &into, std::ostream &file) {
  boost::log::formatting_ostream stream(into);
  stream << login.password;
  log4cxx::helpers::MessageBuffer buffer;
  buffer << login.user;
  std::ostringstream oss_;
  oss_ << login.password << 1;
  file << oss_.str();
}
