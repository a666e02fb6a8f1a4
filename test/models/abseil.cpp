// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Abseil, on the real headers. How its functions build text is
// shown in test/checks/async-string-built-sql.

#include <absl/strings/str_format.h>
#include <string>

void prints(const std::string &Text, std::FILE *Other) {
  absl::PrintF("%s", Text);
  absl::FPrintF(Other, "%s", Text);
  absl::StrFormat("%s", Text);
}
// CHECK: {{^}}[[@LINE-5]]: function 'prints': plain
// CHECK: {{^}}[[@LINE-5]]: call 'absl::PrintF': sink=console
// CHECK: {{^}}[[@LINE-5]]: call 'absl::FPrintF': sink=console
