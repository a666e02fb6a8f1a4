// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "HugePages.h"
#include "llvm/Support/MathExtras.h"
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace async_tidy::driver {

void backHeapByHugePages() {
  // Enough for all but the largest units; what a unit needs beyond it comes in
  // small pages.
  constexpr size_t Reserve = size_t(1) << 30;
  constexpr size_t HugePage = size_t(2) << 20;
  constexpr size_t Block = size_t(1) << 20;

  // A block that the heap's top cannot hold makes it grow by the padding, in
  // one piece, which then stays.
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TRIM_THRESHOLD, Reserve);
  ::mallopt(M_TOP_PAD, Reserve);
  const auto Start = reinterpret_cast<uintptr_t>(::sbrk(0));
  void *Blocks = nullptr;
  while (reinterpret_cast<uintptr_t>(::sbrk(0)) == Start) {
    void **Next = static_cast<void **>(std::malloc(Block));
    if (!Next)
      break;
    *Next = Blocks;
    Blocks = Next;
  }
  while (Blocks) {
    void *Next = *static_cast<void **>(Blocks);
    std::free(Blocks);
    Blocks = Next;
  }
  ::mallopt(M_TOP_PAD, HugePage);

  const uintptr_t Begin = llvm::alignTo(Start, HugePage);
  const auto End = reinterpret_cast<uintptr_t>(::sbrk(0));
  if (Begin < End)
    ::madvise(reinterpret_cast<void *>(Begin), End - Begin, MADV_HUGEPAGE);
}

} // namespace async_tidy::driver
