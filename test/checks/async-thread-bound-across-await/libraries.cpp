// RUN: %check_tidy %s async-thread-bound-across-await %t -- -std=c++20 -I%inputs -isystem %inputs/lib/cpython -isystem %inputs/lib/folly -isystem %inputs/lib/kj -isystem %inputs/lib/log4cplus -isystem %inputs/lib/opengl -isystem %inputs/lib/opentelemetry -isystem %inputs/lib/pybind11 -isystem %inputs/lib/spdlog-mdc -isystem %inputs/lib/tracy -isystem %inputs/lib/windows

// What libraries bind to threads.

#include "task.h"
#include <Python.h>
#include <boost/log/attributes/constant.hpp>
#include <boost/log/attributes/scoped_attribute.hpp>
#include <contexts.h>
#include <folly/ScopeGuard.h>
#include <kj/async.h>
#include <log4cplus/ndc.h>
#include <log4cxx/mdc.h>
#include <log4cxx/ndc.h>
#include <opentelemetry/trace/scope.h>
#include <pybind11/gil.h>
#include <spdlog/mdc.h>
#include <string>
#include <tracy/Tracy.hpp>
#include <windows.h>

using own::task;
namespace telemetry = opentelemetry;

own::awaiter<void> tick();
void work();

task<> boostLog(const boost::log::attribute &tag) {
  BOOST_LOG_SCOPED_THREAD_ATTR("Tag", tag);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: '_boost_log_scoped_thread_attr_sentry_29' changes the attributes of log records until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> log4cxxScopes(const std::string &text) {
  log4cxx::NDC nested(text);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'nested' changes the diagnostic context until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: suspends here
  log4cxx::MDC mapped("key", text);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'mapped' changes the mapped diagnostic context until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> log4cxxCalls(const std::string &text) {
  log4cxx::NDC::push(text);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'log4cxx::NDC::push' changes the diagnostic context until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: suspends here
  log4cxx::MDC::put("key", text);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'log4cxx::MDC::put' changes the mapped diagnostic context until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
  log4cxx::MDC::remove("key");
  log4cxx::NDC::pop();
}
task<> log4cplusScope() {
  log4cplus::NDCContextCreator scope("request");
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'scope' changes the diagnostic context until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> spdlogCalls() {
  spdlog::mdc::put("key", "value");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'spdlog::mdc::put' changes the mapped diagnostic context until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
  spdlog::mdc::remove("key");
}
task<> span(const telemetry::nostd::shared_ptr<telemetry::trace::Span> &of) {
  telemetry::trace::Scope scope(of);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'scope' changes the active span until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> zone() {
  ZoneScoped;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'ZoneScoped' changes the profiled zone until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> interpreter() {
  pybind11::gil_scoped_acquire acquired;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'acquired' changes the GIL until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
task<> interpreterByHand() {
  const PyGILState_STATE state = PyGILState_Ensure();
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'PyGILState_Ensure' changes the GIL until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
  PyGILState_Release(state);
}
task<> context(EGLDisplay display, EGLSurface surface, EGLContext own) {
  eglMakeCurrent(display, surface, surface, own);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'eglMakeCurrent' changes the OpenGL context until behind a co_await: whatever runs meanwhile sees it, and another thread may change it back
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
  eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
}
task<> apartment() {
  CoInitialize(nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'CoInitialize' changes the COM apartment of its thread, and changes it back behind a co_await: by then it may be another thread's
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
  CoUninitialize();
}
task<> lastError() {
  co_await tick();
  if (GetLastError() != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nothing sets 'GetLastError' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: suspends here
    work();
}
task<> failing() {
  SCOPE_FAIL { work(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'SCOPE_FAIL' counts the exceptions in flight until behind a co_await: others may be in flight where the coroutine goes on
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await tick();
}
kj::Promise<void> unwinding(kj::Promise<void> &other) {
  kj::UnwindDetector detector;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'detector' counts the exceptions in flight until behind a co_await: others may be in flight where the coroutine goes on
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: suspends here
  co_await other;
}

// Ended in time.
task<> inTime(const std::string &text) {
  {
    log4cxx::NDC nested(text);
    pybind11::gil_scoped_acquire acquired;
    ZoneScoped;
    work();
  }
  spdlog::mdc::put("key", "value");
  spdlog::mdc::remove("key");
  CoInitialize(nullptr);
  CoUninitialize();
  co_await tick();
}
// One state is restored, not the other.
task<> another(const std::string &text) {
  log4cxx::NDC::push(text);
  log4cxx::NDC::pop();
  log4cxx::MDC::put("key", text);
  co_await tick();
  log4cxx::NDC::pop();
}
// What stays set is meant for the thread.
task<> forGood(EGLDisplay display, EGLSurface surface, EGLContext own) {
  CoInitialize(nullptr);
  eglMakeCurrent(display, surface, surface, own);
  co_await tick();
}
