// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of bzip2, on the real header.

#include <cstdio>
#include <bzlib.h>

void buffers(char *To, unsigned *Length, char *From, unsigned Size) {
  BZ2_bzBuffToBuffCompress(To, Length, From, Size, 9, 0, 0);
  BZ2_bzBuffToBuffDecompress(To, Length, From, Size, 0, 0);
}
// CHECK: {{^}}[[@LINE-4]]: function 'buffers': plain
// CHECK: {{^}}[[@LINE-4]]: call 'BZ2_bzBuffToBuffCompress': blocking=cpu operation=compress-buffer
// CHECK: {{^}}[[@LINE-4]]: call 'BZ2_bzBuffToBuffDecompress': blocking=cpu operation=compress-buffer

// Piece by piece: the caller says how much at a time.
void streams(bz_stream *Stream) {
  BZ2_bzCompressInit(Stream, 9, 0, 0);
  BZ2_bzCompress(Stream, BZ_RUN);
  BZ2_bzDecompress(Stream);
}
// CHECK: {{^}}[[@LINE-5]]: function 'streams': plain

void files(const char *Name, char *Buffer, int *Error, BZFILE *File) {
  BZ2_bzopen(Name, "rb");
  BZ2_bzRead(Error, File, Buffer, 10);
  BZ2_bzwrite(File, Buffer, 10);
  BZ2_bzerror(File, Error);
}
// CHECK: {{^}}[[@LINE-6]]: function 'files': plain
// CHECK: {{^}}[[@LINE-6]]: call 'BZ2_bzopen': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-6]]: call 'BZ2_bzRead': blocking=disk operation=read-file
// CHECK: {{^}}[[@LINE-6]]: call 'BZ2_bzwrite': blocking=disk operation=write-file
