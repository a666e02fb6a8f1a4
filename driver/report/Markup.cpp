// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Markup.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {

std::string escapeMarkup(StringRef Text) {
  constexpr StringLiteral Replacement = "\xEF\xBF\xBD";
  std::string Allowed;
  for (char C : json::isUTF8(Text) ? Text.str() : json::fixUTF8(Text)) {
    const bool Control = static_cast<unsigned char>(C) < ' ' || C == 0x7F;
    if (Control && C != '\t' && C != '\n')
      Allowed += Replacement;
    else
      Allowed += C;
  }
  std::string Result;
  raw_string_ostream OS(Result);
  printHTMLEscaped(Allowed, OS);
  return Result;
}

} // namespace async_tidy::driver
