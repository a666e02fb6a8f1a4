// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20

// Which header it is says who asks for it.

#include <iostream>
#include <map>
#include <string>

struct request {
  std::map<std::string, std::string> headers;
  std::string find(const std::string &name) const {
    auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
  std::string at(const std::string &name) const { return headers.at(name); }
  std::string cookie() const { return headers.at("cookie"); }
};
struct vault {
  std::map<std::string, std::string> passwords;
  std::string of(const std::string &user) const { return passwords.at(user); }
};

void target(const request &asked) {
  std::cout << asked.find("X-Target") << asked.at("host");
  const std::string host = asked.find("host");
  std::cout << host;
}
void authorization(const request &asked) {
  std::cout << asked.find("Authorization");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'Authorization', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: 'Authorization' is asked for here
}
void cookie(const request &asked) {
  std::cout << asked.cookie();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'cookie', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others
  // CHECK-MESSAGES: :[[@LINE-20]]:47: note: 'cookie' is asked for here
  // CHECK-MESSAGES: :[[@LINE-3]]:22: note: 'cookie' gives it back here
}
void password(const vault &kept, const std::string &user) {
  std::cout << kept.of(user);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'passwords', a secret by its name, is written to the console by 'std::operator<<', where it is kept and can be read by others
  // CHECK-MESSAGES: :[[@LINE-23]]:38: note: 'passwords' comes from here
  // CHECK-MESSAGES: :[[@LINE-3]]:21: note: 'of' gives it back here
}
