// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of LZ4, on the real headers.

#include <lz4.h>
#include <lz4frame.h>
#include <lz4hc.h>

void buffers(const char *From, char *To, int Size, int Room) {
  LZ4_compress_default(From, To, Size, Room);
  LZ4_compress_fast(From, To, Size, Room, 1);
  LZ4_compress_HC(From, To, Size, Room, 9);
  LZ4_decompress_safe(From, To, Size, Room);
  LZ4F_compressFrame(To, Room, From, Size, nullptr);
  LZ4_compressBound(Size);
  LZ4F_compressFrameBound(Size, nullptr);
}
// CHECK: {{^}}[[@LINE-9]]: function 'buffers': plain
// CHECK: {{^}}[[@LINE-9]]: call 'LZ4_compress_default': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-9]]: call 'LZ4_compress_fast': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-9]]: call 'LZ4_compress_HC': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-9]]: call 'LZ4_decompress_safe': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-9]]: call 'LZ4F_compressFrame': blocking=cpu operation=compress-buffer

// Block by block: the caller says how much at a time.
void streams(LZ4_stream_t *Stream, LZ4F_cctx *Context, const char *From, char *To, int Size) {
  LZ4_compress_fast_continue(Stream, From, To, Size, Size, 1);
  LZ4F_compressUpdate(Context, To, Size, From, Size, nullptr);
  LZ4_createStream();
}
// CHECK: {{^}}[[@LINE-5]]: function 'streams': plain
