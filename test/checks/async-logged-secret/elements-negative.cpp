// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w
// CHECK-SILENT

// What stands beside secrets, hides them, or has their names and is none.

#include <boost/beast/http.hpp>
#include <iostream>
#include <map>
#include <spdlog/spdlog.h>
#include <string>
#include <string_view>
#include <utility>

namespace http = boost::beast::http;

void otherHeaders(const http::request<http::string_body> &request) {
  std::cout << request[http::field::host] << request["X-Request-Id"];
  std::cout << request.method_string() << request.target() << request.body();
  for (const auto &field : request)
    std::cout << field.name_string() << "\n";
}
void reply(const http::response<http::string_body> &response) {
  for (const auto &field : response)
    std::cout << field.name_string() << ": " << field.value() << "\n";
  std::cout << response.base();
}

struct Response {
  std::map<std::string, std::string> headers;
};
struct Request {
  std::map<std::string, std::string> headers;
};
void replyHeaders(const Response &given, const std::map<std::string, std::string> &response_headers) {
  for (const auto &[name, value] : given.headers)
    spdlog::info("{}: {}", name, value);
  for (const auto &[name, value] : response_headers)
    spdlog::info("{}: {}", name, value);
}
void onReply(const std::map<std::string, std::string> &headers) {
  for (const auto &[name, value] : headers)
    spdlog::info("{}: {}", name, value);
}
void names(const Request &request) {
  for (const auto &[name, value] : request.headers)
    spdlog::info("{} {}", name, value.size());
}

void shown(const std::string &password, std::string_view api_key, size_t count) {
  spdlog::info("{}***", password.substr(0, 2));
  spdlog::info("***{}", password.substr(password.size() - 4));
  spdlog::info("{}", api_key.substr(0, count));
  spdlog::info("{} {}", password == "x", std::string(password.size(), '*'));
}
void ownLambda(const std::string &password) {
  auto log = [](std::string_view text, size_t count) { std::cout << text << count; };
  log("password of", password.size());
  auto isGood = [](const std::string &text) { return text.size() > 8; };
  spdlog::info("{}", isGood(password));
}

// A lexer's token, and places on a ring.
enum class Kind { Word, Number };
struct Token {
  Kind kind;
  std::string text;
};
struct Span {
  unsigned line;
  std::string text;
};
std::ostream &operator<<(std::ostream &out, const Token &token) { return out << token.text; }
void lexed(const Token &bad_token, const Span &last_seen_token, const Token &token) {
  std::cout << bad_token << bad_token.text << last_seen_token.text << token.text;
}
void ring(long shard_token, std::pair<long, long> vnode_token) {
  spdlog::info("{} {}", shard_token, vnode_token.first);
}
struct Parser {
  std::string token;
};
void parsed(const Parser &parser) { spdlog::info("{}", parser.token); }

// A default that everybody can read in the code.
static const char *TestPassword = "postgres";
void defaults() {
  std::string password = "postgres";
  spdlog::info("{} {}", password, TestPassword);
}

// What tells where a secret is, or how it is kept.
struct Places {
  std::string token_url, password_file, credentials_path, secret_name, api_key_header, bearer_token_header;
  std::string password_env, api_key_env_var, secretKeyRef, api_key_location, password_column, secret_backend;
  std::string credentials_profile, refresh_token_interval, password_placeholder, access_token_issuer;
  std::string secret_mount, vault_secret_engine, vaultSecretNamespace, secretVolume, credential_process, passwordRules;
};
void places(const Places &at) {
  spdlog::info("{} {} {} {} {} {}", at.token_url, at.password_file, at.credentials_path, at.secret_name, at.api_key_header, at.bearer_token_header);
  spdlog::info("{} {} {} {} {} {}", at.password_env, at.api_key_env_var, at.secretKeyRef, at.api_key_location, at.password_column, at.secret_backend);
  spdlog::info("{} {} {} {}", at.credentials_profile, at.refresh_token_interval, at.password_placeholder, at.access_token_issuer);
  spdlog::info("{} {} {}", at.secret_mount, at.vault_secret_engine, at.vaultSecretNamespace);
  spdlog::info("{} {} {}", at.secretVolume, at.credential_process, at.passwordRules);
}
