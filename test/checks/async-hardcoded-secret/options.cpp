// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-hardcoded-secret %t --option 'PasswordNames=pin;hidden' --option KeyNames=seed --option HarmlessNames=pad --option Placeholders=hunter2 -- -std=c++20 -w

// The project's own words.

const char *pin = "4711";
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the value of 'pin', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
const char *wallet_seed = "a1b2c3d4e5f6";
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the value of 'wallet_seed', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
const char *hidden = "changeme";
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the value of 'hidden', a secret by its name, stands in the source, where all who have the code or the program can read it [async-hardcoded-secret]
const char *pin_pad = "4711";
const char *hidden_text = "hunter2";
const char *password = "swordfish";
