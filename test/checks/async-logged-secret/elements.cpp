// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w

// Secrets among the elements of a map, of a request's headers, of a JSON
// object, and parts of secrets.

#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <spdlog/spdlog.h>
#include <string>
#include <string_view>

namespace http = boost::beast::http;

struct Login {
  std::string user;
  std::string password;
};

void byEnumerator(const http::request<http::string_body> &request) {
  spdlog::info("{}", std::string(request[http::field::authorization]));
  if (auto found = request.find(http::field::cookie); found != request.end())
    std::cout << found->value();
  std::cout << request["X-Api-Key"];
}
// CHECK-MESSAGES: :[[@LINE-5]]:11: warning: 'authorization', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-6]]:34: note: 'authorization' is asked for here
// CHECK-MESSAGES: :[[@LINE-5]]:15: warning: 'cookie', a secret by its name, is written to the console by 'boost::core::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:28: note: 'cookie' is asked for here
// CHECK-MESSAGES: :[[@LINE-6]]:13: warning: 'X-Api-Key', a secret by its name, is written to the console by 'boost::core::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:16: note: 'X-Api-Key' is asked for here
void allHeaders(const http::request<http::string_body> &request) {
  for (const auto &field : request)
    std::cout << field.name_string() << ": " << field.value() << "\n";
}
// CHECK-MESSAGES: :[[@LINE-2]]:46: warning: 'headers of request', a secret by its name, is written to the console by 'boost::core::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:57: note: 'request' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:20: note: is kept in 'field' here
void wholeRequest(const http::request<http::string_body> &request) {
  std::cout << request;
  std::cout << request.base();
}
// CHECK-MESSAGES: :[[@LINE-3]]:13: warning: 'headers of request', a secret by its name, is written to the console by 'boost::beast::http::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:59: note: 'request' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:13: warning: 'headers of request', a secret by its name, is written to the console by 'boost::beast::http::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:59: note: 'request' comes from here
struct Request {
  std::map<std::string, std::string> headers;
};
void pairs(const Request &request) {
  for (const auto &[name, value] : request.headers)
    spdlog::info("{}: {}", name, value);
}
// CHECK-MESSAGES: :[[@LINE-2]]:13: warning: 'headers', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:38: note: 'headers' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:20: note: is kept in '' here
void seconds(const std::map<std::string, std::string> &headers) {
  for (const auto &each : headers)
    std::cout << each.first << each.second;
}
// CHECK-MESSAGES: :[[@LINE-2]]:29: warning: 'headers', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:56: note: 'headers' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:20: note: is kept in 'each' here
void putIn(const Login &login) {
  std::map<std::string, std::string> settings;
  settings["password"] = login.password;
  for (const auto &[key, value] : settings)
    std::clog << key << "=" << value << "\n";
}
// CHECK-MESSAGES: :[[@LINE-2]]:29: warning: 'password', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-54]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:3: note: is kept in 'settings' here
// CHECK-MESSAGES: :[[@LINE-6]]:20: note: is kept in '' here
void json(const Login &login) {
  nlohmann::json body = {{"user", login.user}, {"password", login.password}};
  std::cout << body;
}
// CHECK-MESSAGES: :[[@LINE-2]]:13: warning: 'password', a secret by its name, is written to the console by 'nlohmann::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-62]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:18: note: is kept in 'body' here
void boostJson(const Login &login) {
  boost::json::object body;
  body["password"] = login.password;
  spdlog::info("{}", boost::json::serialize(body));
}
// CHECK-MESSAGES: :[[@LINE-2]]:11: warning: 'password', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-70]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:3: note: is kept in 'body' here
void fallback(const std::optional<std::string> &api_key) {
  std::cout << api_key.value_or("none");
}
// CHECK-MESSAGES: :[[@LINE-2]]:13: warning: 'api_key', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:49: note: 'api_key' comes from here
void parts(const std::string &authorization, std::string_view secret_key) {
  spdlog::info("{}", authorization.substr(7));
  spdlog::info("{}", secret_key.substr(0, 20));
}
// CHECK-MESSAGES: :[[@LINE-3]]:11: warning: 'authorization', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:31: note: 'authorization' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:11: warning: 'secret_key', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:63: note: 'secret_key' comes from here
void ownLambda(const Login &login) {
  auto log = [](std::string_view text) { std::cout << text << "\n"; };
  log("password " + login.password);
}
// CHECK-MESSAGES: :[[@LINE-3]]:52: warning: 'password', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-90]]:15: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:19: note: becomes part of a longer text here
struct Session {
  std::string user;
  std::string token;
};
void loginToken(const Session &session) { spdlog::info("{}", session.token); }
// CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'token', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'token' comes from here
void otherNames(const std::string &db_pass, const std::string &hmacKey) {
  spdlog::info("{} {}", db_pass, hmacKey);
}
// CHECK-MESSAGES: :[[@LINE-2]]:11: warning: 'db_pass', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:36: note: 'db_pass' comes from here
// What comes last is what it is.
void behindPlaces(const std::string &env_password, const std::string &profileToken) {
  spdlog::info("{}", env_password);
  spdlog::info("{}", profileToken);
}
// CHECK-MESSAGES: :[[@LINE-3]]:11: warning: 'env_password', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:38: note: 'env_password' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:11: warning: 'profileToken', a secret by its name, is written to a log by 'spdlog::info', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:71: note: 'profileToken' comes from here
