// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w

// Every kind of source, sink and way between them.

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>
#include <map>
#include <spdlog/spdlog.h>
#include <sstream>
#include <string>
#include <syslog.h>
#include <glog/logging.h>

struct Config {
  std::string user;
  std::string password;
  std::string api_key;
};

void parameter(const std::string &password) {
  spdlog::info("login with {}", password);
}
// CHECK-MESSAGES: :[[@LINE-2]]:11: warning: 'password', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:35: note: 'password' comes from here
void field(const Config &config) {
  std::cerr << "config: " << config.user << " " << config.password << "\n";
}
// CHECK-MESSAGES: :[[@LINE-2]]:49: warning: 'password', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-13]]:15: note: 'password' comes from here
void local(const Config &config) {
  std::string line = "key=" + config.api_key;
  line += "\n";
  std::printf("%s", line.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:8: warning: 'api_key', a secret by its name, is written to the console by 'printf', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-19]]:15: note: 'api_key' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:29: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-6]]:8: note: becomes part of a longer text here
void formatted(const Config &config) {
  const auto text = fmt::format("user={} key={}", config.user, config.api_key);
  std::ostringstream out;
  out << text;
  syslog(LOG_INFO, "%s", out.str().c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'api_key', a secret by its name, is written to a log by 'syslog', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-29]]:15: note: 'api_key' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:21: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-6]]:7: note: becomes part of a longer text here
void mapKey(const std::map<std::string, std::string> &settings, std::map<std::string, std::string> &request) {
  spdlog::debug("db {}", settings.at("db_password"));
  LOG(INFO) << "auth: " << request["Authorization"];
}
// CHECK-MESSAGES: :[[@LINE-3]]:11: warning: 'db_password', a secret by its name, is written to a log by 'spdlog::debug', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:35: note: 'db_password' is asked for here
// CHECK-MESSAGES: :[[@LINE-4]]:25: warning: 'Authorization', a secret by its name, is written to a log by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:28: note: 'Authorization' is asked for here
void environment() {
  const char *value = std::getenv("STRIPE_API_KEY");
  spdlog::warn("key {}", value);
}
// CHECK-MESSAGES: :[[@LINE-2]]:11: warning: 'STRIPE_API_KEY', a secret by its name, is written to a log by 'spdlog::warn', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:23: note: 'STRIPE_API_KEY' is asked for here
void headers(const std::map<std::string, std::string> &headers) {
  spdlog::info("{}", headers);
}
// CHECK-MESSAGES: :[[@LINE-2]]:11: warning: 'headers', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:56: note: 'headers' comes from here
class Session {
public:
  const std::string &accessToken() const { return value_; }
private:
  std::string value_;
};
void getter(const Session &session) { spdlog::info("token {}", session.accessToken()); }
// CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'accessToken', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-2]]:72: note: 'accessToken' gives it back here
void buffer(const char *passphrase) {
  char text[128];
  snprintf(text, sizeof text, "passphrase: %s", passphrase);
  puts(text);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'passphrase', a secret by its name, is written to the console by 'puts', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-6]]:25: note: 'passphrase' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:3: note: becomes part of a longer text here
void input() {
  std::string password;
  std::cin >> password;
  std::cout << "you typed " << password << std::endl;
}
// CHECK-MESSAGES: :[[@LINE-2]]:29: warning: 'password', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'password' is filled here
void lambda(const std::string &clientSecret) {
  auto show = [clientSecret] { spdlog::error("secret {}", clientSecret); };
  show();
}
// CHECK-MESSAGES: :[[@LINE-3]]:40: warning: 'clientSecret', a secret by its name, is written to a log by 'spdlog::error', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:32: note: 'clientSecret' comes from here
static void trace(const std::string &text) { spdlog::trace("{}", text); }
std::string describe(const Config &config) { return config.user + ":" + config.password; }
void helpers(const Config &config, const std::string &private_key) {
  trace("key " + private_key);
  spdlog::info(describe(config));
}
// CHECK-MESSAGES: :[[@LINE-3]]:3: warning: 'private_key', a secret by its name, is written to a log by 'trace', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:55: note: 'private_key' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:16: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-9]]:46: note: 'spdlog::trace' is given it here
// CHECK-MESSAGES: :[[@LINE-6]]:11: warning: 'password', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-93]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-11]]:71: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-9]]:16: note: 'describe' gives it back here
#define LOG_DEBUG(...) spdlog::debug(__VA_ARGS__)
void macro(const Config &config) { LOG_DEBUG("password {}", config.password); }
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'password', a secret by its name, is written to a log by 'spdlog::debug', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-3]]:32: note: expanded from macro 'LOG_DEBUG'
// CHECK-MESSAGES: :[[@LINE-100]]:15: note: 'password' comes from here
void moved(std::string secret) {
  std::string other = std::move(secret);
  std::string_view view = other;
  spdlog::info("{}", view);
}
// CHECK-MESSAGES: :[[@LINE-2]]:11: warning: 'secret', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-6]]:24: note: 'secret' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:15: note: is kept in 'other' here
// CHECK-MESSAGES: :[[@LINE-6]]:20: note: is kept in 'view' here
void tokens(const std::string &bot_token, const std::string &sessionToken) {
  std::cout << bot_token;
  std::cout << sessionToken;
}
// CHECK-MESSAGES: :[[@LINE-3]]:13: warning: 'bot_token', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:32: note: 'bot_token' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:13: warning: 'sessionToken', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:62: note: 'sessionToken' comes from here
void entries(const std::map<std::string, std::string> &headers) {
  auto found = headers.find("cookie");
  std::cout << found->second;
}
// CHECK-MESSAGES: :[[@LINE-2]]:13: warning: 'cookie', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:24: note: 'cookie' is asked for here

struct Digest {
  unsigned char bytes[16];
};
template <typename T> Digest hashOf(T &&text);
void keyBeside(const std::string &user, const std::string &password) {
  std::string key = user + password;
  Digest digest = hashOf(key);
  spdlog::info("{} {}", key, digest.bytes[0]);
}
// CHECK-MESSAGES: :[[@LINE-2]]:11: warning: 'password', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-6]]:60: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:26: note: becomes part of a longer text here

// A key that signs is one, whatever a password's is.
void keys(const std::string &secret_key, const std::string &jwtKey) {
  spdlog::info("{}", secret_key);
  spdlog::info("{}", jwtKey);
}
// CHECK-MESSAGES: :[[@LINE-3]]:11: warning: 'secret_key', a secret by its name, is written to a log
// CHECK-MESSAGES: :[[@LINE-5]]:30: note: 'secret_key' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:11: warning: 'jwtKey', a secret by its name, is written to a log
// CHECK-MESSAGES: :[[@LINE-7]]:61: note: 'jwtKey' comes from here
