// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "HeaderWords.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/xxhash.h"

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {

static DenseSet<uint64_t> wordsOf(const MemoryBuffer &Text) {
  DenseSet<uint64_t> Words;
  LangOptions Lang;
  Lang.CPlusPlus = true;
  Lexer Raw(SourceLocation(), Lang, Text.getBufferStart(),
            Text.getBufferStart(), Text.getBufferEnd());
  Token T;
  for (bool AtEnd = false; !AtEnd;) {
    AtEnd = Raw.LexFromRawLexer(T);
    if (T.is(tok::raw_identifier))
      Words.insert(xxh3_64bits(T.getRawIdentifier()));
  }
  return Words;
}

bool HeaderWords::mentions(StringRef Path, StringRef Word,
                           vfs::FileSystem &Files) {
  const auto [It, New] = Words.try_emplace(Path);
  if (New)
    if (const auto Text = Files.getBufferForFile(Path))
      It->second = wordsOf(**Text);
  return !It->second || It->second->contains(xxh3_64bits(Word));
}

} // namespace async_tidy::driver
