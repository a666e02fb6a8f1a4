// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w
// CHECK-SILENT

#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <spdlog/spdlog.h>
#include <string>
#include <string_view>

struct Config {
  std::string user;
  std::string password;
  std::string password_file;
  std::string api_key_id;
  std::string secret_name;
  bool has_password = false;
  int password_length = 0;
  std::string token;
};
constexpr std::string_view PasswordField = "password";
const std::string AuthorizationHeader = "authorization";
std::string redact(const std::string &);
std::string sha256(const std::string &);
std::string hashPassword(const std::string &password);

void sizes(const Config &config) {
  spdlog::info("{} {} {}", config.password.size(), config.password.empty(), config.has_password);
  spdlog::info("{}", config.password_length);
  spdlog::info("password is {}", config.password.empty() ? "empty" : "set");
  spdlog::info("user {} file {} id {} name {}", config.user, config.password_file, config.api_key_id, config.secret_name);
}
void hashed(const Config &config) {
  spdlog::info("{} {}", sha256(config.password), std::hash<std::string>()(config.password));
  const auto password_hash = hashPassword(config.password);
  spdlog::info("{}", password_hash);
  const auto password = redact(config.password);
  spdlog::info("{}", password);
  spdlog::info("{}", config.password.substr(0, 2));
}
// Where a secret is, or what is done with it.
struct Places {
  std::string secret_arn;
  std::string cookie_domain;
  std::string credentials_region;
  std::string passwordKey;
};
std::string verify_credentials(const std::string &path);
std::string validatePassword(const std::string &password);
void places(const Places &at, const std::string &ring_token) {
  spdlog::info("{} {} {} {}", at.secret_arn, at.cookie_domain, at.credentials_region, at.passwordKey);
  spdlog::info("{} {}", verify_credentials("/api"), validatePassword("x"));
  spdlog::info("{}", ring_token);
}
void literals() {
  std::string password = "***";
  spdlog::info("password {}", password);
  spdlog::info("the password is wrong");
  spdlog::info("missing field {}", PasswordField);
  spdlog::info("missing header {}", AuthorizationHeader);
  std::cout << "Password: " << std::flush;
}
void overwritten(std::string password) {
  password = "<redacted>";
  spdlog::info("{}", password);
}
void maskPassword(const std::string &password) {
  spdlog::trace("masking {}", password);
}
void files(const Config &config, std::ostream &out) {
  std::ofstream file(config.password_file);
  file << config.password;
  out << config.password;
  char text[64];
  snprintf(text, sizeof text, "%s", config.password.c_str());
}
bool check(const std::string &user, const std::string &password);
void checked(const Config &config) {
  spdlog::info("login {}", check(config.user, config.password));
  const bool valid = check(config.user, config.password);
  spdlog::info("{}", valid);
}
void parser(const std::string &token, std::map<std::string, int> &counts) {
  spdlog::info("unexpected token {}", token);
  spdlog::info("{}", counts["password"]);
}
std::string login(const std::string &user, const std::string &password);
void response(const Config &config) {
  const std::string answer = login(config.user, config.password);
  spdlog::info("{}", answer);
}
struct Secretary { std::string name; };
void words(const Secretary &secretary, const std::string &password_reset_url, std::string_view keyboard) {
  spdlog::info("{} {} {}", secretary.name, password_reset_url, keyboard);
}
void otherWay(const Config &config, bool debug) {
  std::string line = "user " + config.user;
  if (debug)
    line = "user " + config.user + redact(config.password);
  spdlog::info(line);
  line = config.password;
}
class Masked {
public:
  std::string password() const { return "****"; }
};
void masked(const Masked &m) { spdlog::info("{}", m.password()); }
void headers(const std::map<std::string, std::string> &headers) {
  spdlog::info("{} {}", headers.at("host"), headers.size());
}
void tokens(const std::string &next_token, const std::string &page_token, std::string_view expectedToken) {
  spdlog::info("{} {} {}", next_token, page_token, expectedToken);
}
void maskText(std::string &text);
void maskedInPlace(std::string password) {
  std::string shown = password;
  maskText(shown);
  spdlog::info("{}", shown);
}
