// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LineHash.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"
#include <array>
#include <cstdint>
#include <map>
#include <optional>

using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr uint64_t Base = 37;
constexpr unsigned WindowSize = 100;
constexpr UTF16 EndOfFile = 0xFFFF;

constexpr uint64_t power(uint64_t Number, unsigned Exponent) {
  uint64_t Result = 1;
  while (Exponent--)
    Result *= Number;
  return Result;
}

/// Hashes every hundred characters in a row, and remembers which of the
/// characters in view begin a line.
class RollingHash {
public:
  void push(UTF16 Character, std::optional<size_t> BeginsLine) {
    finishOldest();
    LineOf[Next] = BeginsLine;
    roll(Character);
  }

  std::vector<std::string> finish() {
    for (unsigned I = 0; I != WindowSize; ++I) {
      finishOldest();
      roll(0);
    }
    return std::move(Hashes);
  }

private:
  // The oldest character in view begins the text that is hashed now.
  void finishOldest() {
    if (!LineOf[Next])
      return;
    const std::string Digits = utohexstr(Hash, /*LowerCase=*/true);
    Hashes.resize(*LineOf[Next] + 1);
    Hashes[*LineOf[Next]] = Digits + ":" + std::to_string(++Seen[Digits]);
    LineOf[Next].reset();
  }

  void roll(UTF16 Character) {
    Hash = Hash * Base + Character - Leaving * Window[Next];
    Window[Next] = Character;
    Next = (Next + 1) % WindowSize;
  }

  static constexpr uint64_t Leaving = power(Base, WindowSize);
  std::array<UTF16, WindowSize> Window{};
  std::array<std::optional<size_t>, WindowSize> LineOf{};
  unsigned Next = 0;
  uint64_t Hash = 0;
  std::map<std::string, unsigned> Seen;
  std::vector<std::string> Hashes;
};

} // namespace

std::vector<std::string> primaryLocationLineHashes(StringRef Text) {
  SmallVector<UTF16> Characters;
  if (!convertUTF8ToUTF16String(Text, Characters))
    convertUTF8ToUTF16String(json::fixUTF8(Text), Characters);
  RollingHash Hash;
  size_t Line = 0;
  bool AtLineStart = true, AfterReturn = false;
  const auto Push = [&](UTF16 C) {
    Hash.push(C, AtLineStart ? std::optional(Line++) : std::nullopt);
    AtLineStart = C == '\n';
  };
  for (UTF16 C : Characters) {
    const bool SecondHalfOfEnd = AfterReturn && C == '\n';
    AfterReturn = C == '\r';
    if (C != ' ' && C != '\t' && !SecondHalfOfEnd)
      Push(AfterReturn ? '\n' : C);
  }
  Push(EndOfFile);
  return Hash.finish();
}

} // namespace async_tidy::driver
