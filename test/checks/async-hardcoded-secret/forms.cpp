// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-hardcoded-secret %t -- -std=c++20 -w

// Every kind of name that a literal can be given to.

#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
using namespace std::literals;

const char *db_password = "hunter2";
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the value of 'db_password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
static constexpr std::string_view ApiKey = "9f86d081884c7d65";
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the value of 'ApiKey', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
auto token = "1234567890:AAbCdEfGhIjKlMnOpQrStUvWxYz";
// CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the value of 'token', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
const char Passphrase[] = "s3cr3t!";
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the value of 'Passphrase', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
const wchar_t *WidePassword = L"hunter2";
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the value of 'WidePassword', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]

struct Config {
  std::string user;
  std::string password = "letmein";
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  std::optional<std::string> apiKey;
  inline static const std::string clientSecret = "Wq8zr1!";
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: the value of 'clientSecret', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
};
struct Login {
  const char *user;
  const char *password;
};

class Client {
public:
  Client() : password_("hunter2") {}
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the value of 'password_', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  explicit Client(std::string password) : password_(std::move(password)) {}
  void setPassword(const std::string &text);
  std::string secretKey() const { return "0a1b2c3d4e5f6071"; }
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: the value of 'secretKey', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]

private:
  std::string password_;
};

void connect(const std::string &user, const std::string &password = "hunter2");
// CHECK-MESSAGES: :[[@LINE-1]]:69: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
constexpr auto Fallback = "tr0ub4dor";
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]

void arguments(Config &config) {
  connect("admin", "correcthorse");
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  connect("admin", Fallback);
  Client client("swordfish");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  client.setPassword("swordfish"s);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the value of 'setPassword', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  config.password = "swordfish";
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  config.apiKey = "Zx81-Spectrum48k";
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the value of 'apiKey', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  const Config designated{.user = "admin", .password = "swordfish"};
  // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  const Login positional = {"admin", "swordfish"};
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  auto later = [] { std::string password = "swordfish"; };
  // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
}

void entries(std::map<std::string, std::string> &settings) {
  settings["db_password"] = "hunter2";
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: the value of 'db_password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  settings.emplace("api-key", "Zx81-Spectrum48k");
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: the value of 'api-key', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  settings.insert({"password", "hunter2"});
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  setenv("DB_PASSWORD", "hunter2", 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the value of 'DB_PASSWORD', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  const std::map<std::string, std::string> headers = {
      {"accept", "text/html"},
      {"Authorization", "Basic YWRtaW46aHVudGVyMg=="},
  };
  // CHECK-MESSAGES: :[[@LINE-2]]:25: warning: the value of 'Authorization', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
}

template <typename T> struct Service {
  T secret = "hunter2";
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the value of 'secret', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
};
Service<std::string> service;
#define CONNECT(user) connect(user, "hunter2")
void macro() { CONNECT("admin"); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the value of 'password', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
// CHECK-MESSAGES: :[[@LINE-3]]:37: note: expanded from macro 'CONNECT'
