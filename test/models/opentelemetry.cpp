// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/opentelemetry %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/opentelemetry \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of OpenTelemetry.

#include <opentelemetry/trace/scope.h>

namespace nostd = opentelemetry::nostd;
namespace trace = opentelemetry::trace;

void spans(const nostd::shared_ptr<trace::Span> &Span) {
  trace::Scope Scope(Span);
}
// CHECK: {{^}}[[@LINE-3]]: function 'spans': plain
// CHECK: {{^}}[[@LINE-3]]: life of 'opentelemetry::trace::Scope': thread-guard=the active span
