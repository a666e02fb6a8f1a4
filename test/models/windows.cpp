// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/windows %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/windows \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Windows' threads.

#include <windows.h>

void threads() {
  GetCurrentThreadId();
  GetLastError();
  WSAGetLastError();
  CoInitialize(nullptr);
  CoInitializeEx(nullptr, 2);
  CoUninitialize();
  OleInitialize(nullptr);
  OleUninitialize();
  RoInitialize(1);
  RoUninitialize();
}
// CHECK: {{^}}[[@LINE-12]]: function 'threads': plain
// CHECK: {{^}}[[@LINE-12]]: call 'GetCurrentThreadId': thread-identity
// CHECK: {{^}}[[@LINE-12]]: call 'GetLastError': thread-error
// CHECK: {{^}}[[@LINE-12]]: call 'WSAGetLastError': thread-error
// CHECK: {{^}}[[@LINE-12]]: call 'CoInitialize': thread-attach=the COM apartment
// CHECK: {{^}}[[@LINE-12]]: call 'CoInitializeEx': thread-attach=the COM apartment
// CHECK: {{^}}[[@LINE-12]]: call 'CoUninitialize': thread-detach=the COM apartment
// CHECK: {{^}}[[@LINE-12]]: call 'OleInitialize': thread-attach=the OLE apartment
// CHECK: {{^}}[[@LINE-12]]: call 'OleUninitialize': thread-detach=the OLE apartment
// CHECK: {{^}}[[@LINE-12]]: call 'RoInitialize': thread-attach=the Windows Runtime
// CHECK: {{^}}[[@LINE-12]]: call 'RoUninitialize': thread-detach=the Windows Runtime
