// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

extern "C" {
using DWORD = unsigned long;
using HRESULT = long;
DWORD GetCurrentThreadId();
DWORD GetLastError();
int WSAGetLastError();
HRESULT CoInitialize(void *);
HRESULT CoInitializeEx(void *, DWORD);
void CoUninitialize();
HRESULT OleInitialize(void *);
void OleUninitialize();
HRESULT RoInitialize(int);
void RoUninitialize();
}
