// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-hardcoded-secret %t -- -std=c++20 -w
// CHECK-SILENT

#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <postgresql/libpq-fe.h>
#include <regex>
#include <string>
#include <string_view>

// Stand-ins.
std::string password;
std::string empty_password = "";
std::string password1 = "changeme";
std::string password2 = "<password>";
std::string password3 = "xxxxxxxx";
std::string password4 = "${DB_PASSWORD}";
std::string password5 = "********";
std::string password6 = "your-password-here";
std::string password7 = "CHANGE_ME";
std::string password8 = "$PASSWORD";
std::string api_key = "YOUR_API_KEY_123456";
std::string secret = "{{ secret }}";
std::string auth_token = "Bearer %s";
std::string authorization = "Bearer ";
std::string access_token = "00000000000000000000";

// Names of keys, headers, columns, files and variables of the environment.
constexpr std::string_view kPasswordField = "password";
constexpr std::string_view kApiKey = "api_key";
constexpr const char *ApiKeyHeader = "X-Api-Key2";
const char *secretKeyPath = "/etc/app/secret1.key";
const char *private_key = "server1.pem";
const char *privateKey = "./keys/server1.pem";
const char *password_env = "DB_PASSWORD_1";
const char *db_password = "DB_PASSWORD";
const char *PasswordColumn = "passwd1";
const char *token_url = "https://login1.example.com/token";
const char *password_hash = "5f4dcc3b5aa765d61d8327deb882cf99";
const char *secret_name = "orders2";
std::string Password = "password";
std::string clientSecret = "client_secret";
struct Keys {
  static constexpr auto AccessToken = "accessToken";
  static constexpr auto Jwt = "jwt";
};

// Sentences, labels, kinds.
const char *password_message = "enter1";
const char *wrong_password = "The password is wrong";
std::map<std::string, std::string> labels = {{"password", "Kennwort"}, {"token", "Zeichen"}};
const char *encryption_key = "aes-256-gcm";
const char *jwt = "HS256";
const char *token = "identifier";
const char *signing_key = "rsa";
const char *token2 = "1.2.840.113549";
const char *secret_alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
std::regex password_regex("[a-z0-9]{8,}");
bool has_password = "set";
int password_length = 12;
struct Label {
  Label(const char *text);
};
Label passwordEdit("Kennwort1");

// From outside.
void login(const std::string &user, const std::string &password, const std::string &hint = "none1");
std::string read(const std::string &name);
void outside(const char *given, std::map<std::string, std::string> &settings) {
  login("admin", std::getenv("DB_PASSWORD"));
  login("admin", given);
  login("admin", read("password1"));
  login("admin", settings["password1"]);
  std::string password = std::string("user") + given;
  if (password == "hunter2")
    std::puts("password: hunter2");
  settings["password"] = given;
  settings["Password"] = "string";
  settings["name"] = "hunter2";
  settings.emplace("name", "hunter2");
  std::printf("the password of %s", "admin1");
}
std::string password_of(const std::string &user) { return read(user + "1"); }
std::string apiKeyFrom(std::string_view name) {
  auto fallback = [] { return "none12345"; };
  return fallback();
}

// Addresses without a password, or with a stand-in.
const char *urls[] = {"https://example.com/a:b@c", "ftp://user@host/x1", "postgres://user:password@host/db",
                      "postgres://{}:{}@localhost", "amqp://guest:guest@localhost", "redis://:${PASSWORD}@cache",
                      "http://user:pass@example.com", "mailto:a:b1@c", "^\\w+://(.+):(.+)@(.+)$",
                      "http://host:8080/path@2x"};
void connections(const char *password) {
  PQconnectdb("host=localhost user=app dbname=orders");
  PQconnectdb("host=localhost password=");
  PQconnectdb("host=localhost password=%s");
  PQconnectdb("host=localhost password=<password>");
  std::puts("login failed: password=hunter2");
}

// Forms of keys without a key.
const char *forms[] = {"-----BEGIN PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----\n...\n", "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUF",
                       "-----BEGIN PUBLIC KEY-----\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7VJTUt9Us8cKj",
                       "AKIA" "IOSFODNN7EXAMPLE", "AKIA", "ghp_[A-Za-z0-9]{36}", "ghp_" "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                       "xoxb-", "sk_live_", "eyJhbGciOiJIUzI1NiJ9", "AIza"};

// The name of the setting, and not its value.
const char WEBIRC_PASSWORD[] = "webircpassword";
static constexpr const char *ProxyAuthToken = "proxyauthtoken";

// A key beside a default that names a field, says nothing, or stands in.
std::string get(const char *key, const char *other);
bool has(const char *key, const char *other);
std::string settings = get("MYSQL_PASSWORD", "mysql_password") + get("MYSQL_PASSWORD", "changeme") + get("mysql_password", "temp_password") +
                       get("MYSQL_USER", "temp_user") + get("MYSQL_PASSWORD", "");
bool set = has("MYSQL_PASSWORD", "temp_password");

// What one is made of.
const char *help = "Set the connection in the settings:\n\tconnection = host=127.0.0.1 user=app password=app_password dbname=app\n";
const char *usage = "connection = host=127.0.0.1 port=5432 user=mt_user password=mt_password dbname=app";
