// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w
// CHECK-SILENT

// Objects that hide their secrets, and exceptions that name none.

#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <spdlog/spdlog.h>
#include <stdexcept>
#include <string>

std::string redact(const std::string &text);

struct Login {
  std::string user;
  std::string password;
};
std::ostream &operator<<(std::ostream &out, const Login &login) {
  return out << login.user << ":" << (login.password.empty() ? "none" : "***") << redact(login.password);
}
struct Credentials {
  std::string user;
  std::string api_key;
};
template <> struct fmt::formatter<Credentials> : fmt::formatter<std::string> {
  template <typename Context> auto format(const Credentials &c, Context &context) const {
    return fmt::format_to(context.out(), "{} {}", c.user, c.api_key.size());
  }
};
void hidden(const Login &login, const Credentials &credentials) {
  std::cout << login << "\n";
  spdlog::info("{}", credentials);
}

struct Row {
  std::string password;
};
std::ostream &operator<<(std::ostream &out, const Row &row) { return out << row.password; }
void stored(std::ofstream &file, const Row &row) { file << row; }

void refuse(const std::string &user, const std::string &password) {
  if (password.empty())
    throw std::invalid_argument("no password for " + user);
  throw std::runtime_error("wrong password of " + std::to_string(password.size()) + " characters");
}
void again(const std::string &password) {
  try {
    refuse("admin", password);
  } catch (const std::exception &problem) {
    spdlog::error("{}", problem.what());
    throw;
  }
}
