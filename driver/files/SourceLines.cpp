// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SourceLines.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy::driver {

SourceLines::SourceLines(StringRef Text) : Text(Text) {
  Starts.push_back(0);
  for (size_t At = Text.find('\n'); At != StringRef::npos;
       At = Text.find('\n', At + 1))
    Starts.push_back(At + 1);
}

SourceLines::Position SourceLines::at(unsigned Offset) const {
  const auto Next = upper_bound(Starts, Offset);
  return {static_cast<unsigned>(Next - Starts.begin()),
          Offset - *std::prev(Next) + 1};
}

StringRef SourceLines::line(unsigned Line) const {
  if (Line == 0 || Line > Starts.size())
    return StringRef();
  return Text.substr(Starts[Line - 1])
      .take_until([](char C) { return C == '\n'; })
      .rtrim('\r');
}

unsigned utf16Length(StringRef Text) {
  unsigned Length = 0;
  for (unsigned char C : Text) {
    const bool Continues = (C & 0xC0) == 0x80;
    // Four bytes of UTF-8 are a pair of surrogates.
    Length += Continues ? 0 : C >= 0xF0 ? 2 : 1;
  }
  return Length;
}

} // namespace async_tidy::driver
