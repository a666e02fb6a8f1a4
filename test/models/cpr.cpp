// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/cpr %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/cpr \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of cpr, on a mock.

#include <chrono>
#include <cpr/cpr.h>
#include <fstream>

void requests(std::ofstream &File) {
  cpr::Get(cpr::Url("http://localhost"), cpr::Timeout(1));
  cpr::Post(cpr::Url("http://localhost"));
  cpr::Download(File, cpr::Url("http://localhost"));
  cpr::MultiGet(1, 2);
  // They run on cpr's own threads.
  cpr::GetAsync(cpr::Url("http://localhost"));
  cpr::GetCallback([](cpr::Response) { return 1; }, cpr::Url("http://localhost"));
}
// CHECK: {{^}}[[@LINE-9]]: function 'requests': plain
// CHECK: {{^}}[[@LINE-9]]: call 'cpr::Get': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-9]]: call 'cpr::Post': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-9]]: call 'cpr::Download': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-9]]: call 'cpr::MultiGet': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-7]]: function 'lambda': plain

void sessions(cpr::Session &Session, cpr::MultiPerform &All) {
  Session.Get();
  Session.Put();
  All.Get();
  All.Perform();
  Session.SetUrl("http://localhost");
  Session.SetTimeout(1);
  Session.PrepareGet();
  Session.GetAsync();
  All.AddSession(Session);
}
// CHECK: {{^}}[[@LINE-11]]: function 'sessions': plain
// CHECK: {{^}}[[@LINE-11]]: call 'cpr::Session::Get': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-11]]: call 'cpr::Session::Put': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-11]]: call 'cpr::MultiPerform::Get': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-11]]: call 'cpr::MultiPerform::Perform': blocking=http operation=request-http

void waits(cpr::AsyncResponse &Response) {
  Response.get();
  Response.wait();
  Response.wait_for(std::chrono::seconds(1));
  Response.wait_for(std::chrono::seconds(0));
  Response.valid();
}
// CHECK: {{^}}[[@LINE-7]]: function 'waits': plain
// CHECK: {{^}}[[@LINE-7]]: call 'cpr::AsyncResponse::get': blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-7]]: call 'cpr::AsyncResponse::wait': ready-after blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-7]]: call 'cpr::AsyncResponse::wait_for': ready-test blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-7]]: call 'cpr::AsyncResponse::wait_for': ready-test

namespace mine {
struct Session {
  cpr::Response Get();
};
cpr::Response Get(int);
void calls(Session &Own) {
  Own.Get();
  mine::Get(1);
}
// CHECK: {{^}}[[@LINE-4]]: function 'mine::calls': plain
} // namespace mine
