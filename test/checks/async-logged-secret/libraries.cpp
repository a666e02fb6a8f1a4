// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w

// Log lines of libraries that stream, on their real headers.

#include <boost/log/sources/record_ostream.hpp>
#include <boost/log/sources/severity_logger.hpp>
#include <boost/log/trivial.hpp>
#include <log4cxx/logger.h>
#include <ostream>
#include <string>

struct Login {
  std::string user;
  std::string password;
};
std::ostream &operator<<(std::ostream &out, const Login &login) {
  return out << login.user << ":" << login.password;
}
using Severe = boost::log::sources::severity_logger<int>;

void boostTrivial(const std::string &password) {
  BOOST_LOG_TRIVIAL(info) << "login " << 1 << password;
}
// CHECK-MESSAGES: :[[@LINE-2]]:44: warning: 'password', a secret by its name, is written to a log by 'boost::log::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:38: note: 'password' comes from here
void boostLogger(Severe &logger, const Login &login) {
  BOOST_LOG(logger) << "password " << login.password.c_str();
}
// CHECK-MESSAGES: :[[@LINE-2]]:36: warning: 'password', a secret by its name, is written to a log by 'boost::log::basic_record_ostream::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-16]]:15: note: 'password' comes from here
void boostSeverity(Severe &logger, const Login &login) {
  BOOST_LOG_SEV(logger, 1) << login;
}
// CHECK-MESSAGES: :[[@LINE-2]]:28: warning: 'password', a secret by its name, is written to a log by 'boost::log::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-21]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-19]]:35: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-21]]:15: note: 'operator<<' shows it
void buffered(const log4cxx::LoggerPtr &logger, const std::string &password) {
  LOG4CXX_INFO(logger, "password " << password);
}
// CHECK-MESSAGES: :[[@LINE-2]]:36: warning: 'password', a secret by its name, is written to a log by 'log4cxx::helpers::CharMessageBuffer::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: logger.h:{{[0-9]+}}:{{[0-9]+}}: note: expanded from macro 'LOG4CXX_INFO'
// CHECK-MESSAGES: :[[@LINE-5]]:68: note: 'password' comes from here
void behindNumber(const log4cxx::LoggerPtr &logger, const std::string &password) {
  LOG4CXX_WARN(logger, "try " << 2 << " with " << password);
}
// CHECK-MESSAGES: :[[@LINE-2]]:48: warning: 'password', a secret by its name, is written to a log by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: logger.h:{{[0-9]+}}:{{[0-9]+}}: note: expanded from macro 'LOG4CXX_WARN'
// CHECK-MESSAGES: :[[@LINE-5]]:72: note: 'password' comes from here
void object(const log4cxx::LoggerPtr &logger, const Login &login) {
  LOG4CXX_DEBUG(logger, "login " << login);
}
// CHECK-MESSAGES: :[[@LINE-2]]:34: warning: 'password', a secret by its name, is written to a log by 'log4cxx::helpers::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: logger.h:{{[0-9]+}}:{{[0-9]+}}: note: expanded from macro 'LOG4CXX_DEBUG'
// CHECK-MESSAGES: :[[@LINE-41]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-39]]:35: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-41]]:15: note: 'operator<<' shows it
void called(const log4cxx::LoggerPtr &logger, const Login &login) {
  logger->error("password " + login.password);
}
// CHECK-MESSAGES: :[[@LINE-2]]:11: warning: 'password', a secret by its name, is written to a log by 'log4cxx::Logger::error', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-48]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:29: note: becomes part of a longer text here
