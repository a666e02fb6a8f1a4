// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a program of this folder measures, without a clock: the bytes that it
// holds at most, and one function for callgrind to count the instructions of
// (test/tools/growth.py). Included once, it counts what new gives.
#ifndef ASYNC_TIDY_TEST_UNIT_MEASURED_H
#define ASYNC_TIDY_TEST_UNIT_MEASURED_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cstdlib>
#include <malloc.h>
#include <new>

static size_t Held = 0;
static size_t HeldAtMost = 0;

// What is taken through these is given back through them.
void *operator new(size_t Size) {
  void *Taken = std::malloc(Size);
  if (!Taken)
    std::abort();
  Held += ::malloc_usable_size(Taken);
  HeldAtMost = std::max(HeldAtMost, Held);
  return Taken;
}

void operator delete(void *Given) noexcept {
  Held -= ::malloc_usable_size(Given);
  std::free(Given);
}

void operator delete(void *Given, size_t) noexcept { operator delete(Given); }

/// The name by which callgrind knows it.
extern "C" __attribute__((noinline, used)) void
measured(llvm::function_ref<void()> Work) {
  Work();
  // No tail call: the function is left when the work is done.
  asm volatile("" ::: "memory");
}

/// Measures the work on each of the sizes that the command line ends with and
/// says what it held, in bytes.
static int measureEach(int Count, const char **Arguments, unsigned First,
                       llvm::function_ref<void(unsigned)> Work) {
  for (int I = First; I < Count; ++I) {
    unsigned Size = 0;
    if (llvm::StringRef(Arguments[I]).getAsInteger(10, Size))
      return 2;
    const size_t Before = Held;
    HeldAtMost = Held;
    Work(Size);
    llvm::errs() << Size << ": " << HeldAtMost - Before << " bytes\n";
  }
  return Count > int(First) ? 0 : 2;
}

#endif
