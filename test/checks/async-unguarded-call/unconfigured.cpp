// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-unguarded-call %t -- -std=c++20 -w -I%inputs -I%S/Inputs
// CHECK-SILENT

// Off until a project names what it wants guarded.

#include "app.h"

own::task<app::Order> handOut(app::Repo repo, int id) { co_return co_await repo.get(id); }
std::string work(int page) { return app::render(page); }
