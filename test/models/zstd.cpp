// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Zstandard, on the real header.

#include <zstd.h>

void buffers(void *To, size_t Room, const void *From, size_t Size, ZSTD_CCtx *Out, ZSTD_DCtx *In) {
  ZSTD_compress(To, Room, From, Size, 3);
  ZSTD_compress2(Out, To, Room, From, Size);
  ZSTD_compressCCtx(Out, To, Room, From, Size, 3);
  ZSTD_decompress(To, Room, From, Size);
  ZSTD_decompressDCtx(In, To, Room, From, Size);
  ZSTD_compressBound(Size);
  ZSTD_getFrameContentSize(From, Size);
  ZSTD_CCtx_setParameter(Out, ZSTD_c_compressionLevel, 3);
}
// CHECK: {{^}}[[@LINE-10]]: function 'buffers': plain
// CHECK: {{^}}[[@LINE-10]]: call 'ZSTD_compress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-10]]: call 'ZSTD_compress2': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-10]]: call 'ZSTD_compressCCtx': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-10]]: call 'ZSTD_decompress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-10]]: call 'ZSTD_decompressDCtx': blocking=cpu operation=compress-buffer

// Piece by piece: the caller says how much at a time.
void streams(ZSTD_CCtx *Out, ZSTD_DCtx *In, ZSTD_outBuffer *To, ZSTD_inBuffer *From) {
  ZSTD_compressStream2(Out, To, From, ZSTD_e_continue);
  ZSTD_decompressStream(In, To, From);
}
// CHECK: {{^}}[[@LINE-4]]: function 'streams': plain
