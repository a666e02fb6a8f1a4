// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of zlib, on the real header.

#include <zlib.h>

void buffers(Bytef *To, uLongf *Length, const Bytef *From, uLong Size) {
  compress(To, Length, From, Size);
  compress2(To, Length, From, Size, 9);
  uncompress(To, Length, From, Size);
  compressBound(Size);
  crc32(0, From, Size);
}
// CHECK: {{^}}[[@LINE-7]]: function 'buffers': plain
// CHECK: {{^}}[[@LINE-7]]: call 'compress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-7]]: call 'compress2': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-7]]: call 'uncompress': blocking=cpu operation=compress-buffer

// Piece by piece: the caller says how much at a time.
void streams(z_stream *Stream) {
  deflateInit(Stream, 9);
  deflate(Stream, Z_NO_FLUSH);
  inflate(Stream, Z_NO_FLUSH);
  deflateEnd(Stream);
}
// CHECK: {{^}}[[@LINE-6]]: function 'streams': plain

void files(const char *Name, void *Buffer) {
  gzFile File = gzopen(Name, "rb");
  gzread(File, Buffer, 10);
  gzwrite(File, Buffer, 10);
  gzclose(File);
  gzeof(File);
  gzbuffer(File, 10);
}
// CHECK: {{^}}[[@LINE-8]]: function 'files': plain
// CHECK: {{^}}[[@LINE-8]]: call 'gzopen': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-8]]: call 'gzread': blocking=disk operation=read-file
// CHECK: {{^}}[[@LINE-8]]: call 'gzwrite': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-8]]: call 'gzclose': blocking=disk operation=write-file

namespace mine {
int compress(Bytef *, uLongf *, const Bytef *, uLong);
void calls(Bytef *To, uLongf *Length) { mine::compress(To, Length, To, 1); }
} // namespace mine
// CHECK: {{^}}[[@LINE-2]]: function 'mine::calls': plain
