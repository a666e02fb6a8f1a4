// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Boost.Process, on the real headers.

#include <boost/asio.hpp>
#include <boost/process.hpp>
#include <chrono>

namespace bp = boost::process;

void runs() {
  bp::system("ls");
  bp::search_path("ls");
}
// CHECK: {{^}}[[@LINE-4]]: function 'runs': plain
// CHECK: {{^}}[[@LINE-4]]: call 'boost::process::system': blocking=process operation=run-process

void starts(boost::asio::io_context &Loop) {
  bp::async_system(Loop, [](boost::system::error_code, int) {}, "ls");
}
// CHECK: {{^}}[[@LINE-3]]: function 'starts': plain
// CHECK: {{^}}[[@LINE-3]]: function 'lambda': plain

void waits(bp::child &Child, bp::group &Group, std::error_code &Error) {
  Child.wait();
  Child.wait(Error);
  Child.join();
  Child.wait_for(std::chrono::seconds(1));
  Child.wait_for(std::chrono::seconds(0));
  Group.wait();
  Child.running();
  Child.exit_code();
  Child.detach();
  Child.terminate();
}
// CHECK: {{^}}[[@LINE-12]]: function 'waits': plain
// CHECK: {{^}}[[@LINE-12]]: call 'boost::process::child::wait': ready-after blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-12]]: call 'boost::process::child::wait': ready-after blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-12]]: call 'boost::process::child::join': blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-12]]: call 'boost::process::child::wait_for': blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-11]]: call 'boost::process::group::wait': ready-after blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-11]]: call 'boost::process::child::running': pending-test
// CHECK: {{^}}[[@LINE-9]]: call 'boost::process::child::terminate': ready-after
