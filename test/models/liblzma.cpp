// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of liblzma, on the real header.

#include <lzma.h>

void buffers(const uint8_t *From, size_t Size, uint8_t *To, size_t *Position, uint64_t *Limit, size_t *Read) {
  lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, nullptr, From, Size, To, Position, Size);
  lzma_stream_buffer_decode(Limit, 0, nullptr, From, Read, Size, To, Position, Size);
  lzma_stream_buffer_bound(Size);
}
// CHECK: {{^}}[[@LINE-5]]: function 'buffers': plain
// CHECK: {{^}}[[@LINE-5]]: call 'lzma_easy_buffer_encode': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-5]]: call 'lzma_stream_buffer_decode': blocking=cpu operation=compress-buffer

// Piece by piece: the caller says how much at a time.
void streams(lzma_stream *Stream) {
  lzma_easy_encoder(Stream, 6, LZMA_CHECK_CRC64);
  lzma_code(Stream, LZMA_RUN);
  lzma_end(Stream);
}
// CHECK: {{^}}[[@LINE-5]]: function 'streams': plain
