// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of libcurl, on the real header.

#include <curl/curl.h>

void easy(CURL *Handle) {
  curl_easy_perform(Handle);
  curl_easy_setopt(Handle, CURLOPT_URL, "http://localhost");
  curl_easy_reset(Handle);
}
// CHECK: {{^}}[[@LINE-5]]: function 'easy': plain
// CHECK: {{^}}[[@LINE-5]]: call 'curl_easy_perform': blocking=http operation=request-http

void multi(CURLM *Handle, int *Running) {
  curl_multi_poll(Handle, nullptr, 0, 1000, nullptr);
  curl_multi_poll(Handle, nullptr, 0, 0, nullptr);
  curl_multi_wait(Handle, nullptr, 0, 1000, nullptr);
  curl_multi_perform(Handle, Running);
  curl_multi_socket_action(Handle, 1, 0, Running);
}
// CHECK: {{^}}[[@LINE-7]]: function 'multi': plain
// CHECK: {{^}}[[@LINE-7]]: call 'curl_multi_poll': blocking=http operation=poll-descriptors
// CHECK: {{^}}[[@LINE-6]]: call 'curl_multi_wait': blocking=http operation=poll-descriptors
