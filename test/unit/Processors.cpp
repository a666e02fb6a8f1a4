// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Prints how many processors may be used below another root.
//
//     async-tidy-processors HARDWARE ROOT

#include "workers/Processors.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

int main(int, char **Args) {
  llvm::outs() << async_tidy::driver::allowedProcessors(std::atoi(Args[1]),
                                                        Args[2])
               << '\n';
}
