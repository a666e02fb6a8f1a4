// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Snappy, on the real headers.

#include <snappy-c.h>
#include <snappy.h>

void buffers(const char *From, size_t Size, std::string *To, char *Raw, size_t *Length) {
  snappy::Compress(From, Size, To);
  snappy::Uncompress(From, Size, To);
  snappy::RawCompress(From, Size, Raw, Length);
  snappy_compress(From, Size, Raw, Length);
  snappy_uncompress(From, Size, Raw, Length);
  snappy::MaxCompressedLength(Size);
  snappy::GetUncompressedLength(From, Size, Length);
  snappy_max_compressed_length(Size);
}
// CHECK: {{^}}[[@LINE-10]]: function 'buffers': plain
// CHECK: {{^}}[[@LINE-10]]: call 'snappy::Compress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-10]]: call 'snappy::Uncompress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-10]]: call 'snappy::RawCompress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-10]]: call 'snappy_compress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-10]]: call 'snappy_uncompress': blocking=cpu operation=compress-buffer
