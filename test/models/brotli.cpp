// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Brotli, on the real headers.

#include <brotli/decode.h>
#include <brotli/encode.h>

void buffers(size_t Size, const uint8_t *From, size_t *Length, uint8_t *To) {
  BrotliEncoderCompress(9, 22, BROTLI_MODE_GENERIC, Size, From, Length, To);
  BrotliDecoderDecompress(Size, From, Length, To);
  BrotliEncoderMaxCompressedSize(Size);
}
// CHECK: {{^}}[[@LINE-5]]: function 'buffers': plain
// CHECK: {{^}}[[@LINE-5]]: call 'BrotliEncoderCompress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-5]]: call 'BrotliDecoderDecompress': blocking=cpu operation=compress-buffer

// Piece by piece: the caller says how much at a time.
void streams(BrotliEncoderState *State, size_t *In, const uint8_t **From, size_t *Out, uint8_t **To) {
  BrotliEncoderCompressStream(State, BROTLI_OPERATION_PROCESS, In, From, Out, To, nullptr);
  BrotliEncoderIsFinished(State);
}
// CHECK: {{^}}[[@LINE-4]]: function 'streams': plain
