// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -w -I%inputs

// A process that has ended, or was killed, is only reaped.

#include "task.h"
#include <boost/process.hpp>

namespace bp = boost::process;
own::task<void> wait();

own::task<void> reaps(bp::child &child, bp::child &other) {
  if (!child.running())
    child.join();
  while (child.running())
    co_await wait();
  child.wait();
  other.terminate();
  other.wait();
}

own::task<void> waits(bp::child &child, bp::child &other) {
  if (child.running())
    child.join();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'boost::process::child::join' blocks
  if (!other.running())
    child.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'boost::process::child::wait' blocks
  other.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::process::child::wait' blocks
  child = bp::child("ls");
  child.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'boost::process::child::wait' blocks
  co_return;
}
