// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: rm -rf %t && mkdir -p %t && cp %S/Inputs/guards.json %t/.async-tidy.json
// RUN: %check_tidy %s async-unguarded-call %t/options --option Scope=coroutines -- -std=c++20 -w -I%inputs -I%S/Inputs

// Coroutines only.

#include "app.h"

own::task<std::string> coroutine() { co_return app::render(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'app::render' is reached on a way on which 'app::Limiter::acquire', 'app::Limiter::try_acquire' or 'app::Pass' has not been passed [async-unguarded-call]
std::string plain() { return app::render(1); }
