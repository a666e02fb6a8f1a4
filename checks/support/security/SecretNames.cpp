// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SecretNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace async_tidy {

std::string wordsOf(llvm::StringRef Name) {
  std::string Words = " ";
  for (size_t I = 0; I != Name.size(); ++I) {
    const char C = Name[I];
    if (!llvm::isAlnum(C)) {
      if (Words.back() != ' ')
        Words += ' ';
      continue;
    }
    // apiKey, APIKey
    const bool IsUpper = llvm::isUpper(C);
    const bool StartsWord =
        IsUpper && I != 0 &&
        (llvm::isLower(Name[I - 1]) ||
         (llvm::isUpper(Name[I - 1]) && I + 1 != Name.size() &&
          llvm::isLower(Name[I + 1])));
    if (StartsWord && Words.back() != ' ')
      Words += ' ';
    Words += llvm::toLower(C);
  }
  if (Words.back() != ' ')
    Words += ' ';
  return Words;
}

SecretNames::SecretNames(const std::vector<std::string> &Secret,
                         const std::vector<std::string> &Harmless) {
  for (const std::string &Name : Secret)
    this->Secret.push_back(
        {wordsOf(Name), llvm::StringRef(Name).starts_with("*")});
  for (const std::string &Name : Harmless)
    this->Harmless.push_back(
        {wordsOf(Name), llvm::StringRef(Name).starts_with("*")});
}

bool SecretNames::isSecret(llvm::StringRef Name) const {
  std::string Words = wordsOf(Name);
  // The key under which a password is found is none.
  const std::string Whole = Words;
  bool IsSecret = false;
  for (const auto &[Wanted, BehindOthers] : Secret)
    if (size_t At = Words.find(Wanted);
        At != std::string::npos && (At != 0 || !BehindOthers)) {
      IsSecret = true;
      // The "id" of an id token says nothing about it.
      Words.replace(At, Wanted.size(), " * ");
    }
  return IsSecret && llvm::none_of(Harmless, [&](const auto &Entry) {
           const llvm::StringRef Word = Entry.Text;
           const bool IsRow = Word.trim().contains(' ');
           const llvm::StringRef Looked = IsRow ? Whole : Words;
           return Entry.BehindOthers ? Looked.ends_with(Word)
                                     : Looked.contains(Word);
         });
}

} // namespace async_tidy
