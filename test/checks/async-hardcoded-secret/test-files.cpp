// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-hardcoded-secret %t --option 'TestFiles=*/async-hardcoded-secret/*' -- -std=c++20 -w
// CHECK-SILENT

// What tests need is made up.

const char *password = "swordfish";
const char *database = "postgresql://app:hunter2@db.internal:5432/orders";
