// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-hardcoded-secret %t -- -std=c++20 -w

// A key or token in a longer text. Each form is tested in test/models/known-credentials.cpp.

void show(const char *);
void argument() {
  show("Authorization: Bearer gh" "o_aZsV2GenFmtX0moDoqW4sg8NFNl5oFA6Qd8M\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: a secret (GitHub token, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
  show(R"(-----BEGIN EC PRIVATE)" R"( KEY-----
j7zdnbMjAdTdlzC5T4uUhf7kvmlP7HVDctQUy1xvCkgafrfwA94hJ9WnywX0t0ZB
fdTEmxI6CmuxV5EbOApZOXzcycDeZ6dqmVe5Mvxrv99NcqVTSu7rtaUWM6ZO88eb
)");
  // CHECK-MESSAGES: :[[@LINE-4]]:8: warning: a secret (private key in PEM, by its form) stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
}
