// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SecretTexts.h"
#include "SecretNames.h"
#include "SecurityFacts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace async_tidy {

SecretTexts::SecretTexts(const std::vector<std::string> &Placeholders) {
  for (const std::string &Word : Placeholders)
    this->Placeholders.push_back(wordsOf(Word));
}

static unsigned distinctCharacters(StringRef Text) {
  llvm::SmallSet<char, 16> Seen;
  for (char C : Text)
    Seen.insert(llvm::toLower(C));
  return Seen.size();
}

/// A name in the place of a value: ${NAME}, <name>, {}, %s, $NAME, %NAME%.
static bool hasHole(StringRef Text) {
  auto Has = [&](char Open, char Close) {
    const size_t At = Text.find(Open);
    return At != StringRef::npos && Text.find(Close, At) != StringRef::npos;
  };
  if (Has('{', '}') || Has('<', '>') || Has('[', ']') || Text.contains("$("))
    return true;
  if (Text.starts_with("$") || Text.starts_with("%") || Text.starts_with("@"))
    return true;
  for (size_t At = Text.find('%'); At != StringRef::npos;
       At = Text.find('%', At + 1)) {
    // %40 of a URL is a character.
    const StringRef Rest = Text.drop_front(At + 1);
    const bool IsEncoded = Rest.size() > 1 && llvm::isHexDigit(Rest[0]) &&
                           llvm::isHexDigit(Rest[1]);
    if (!Rest.empty() && !IsEncoded &&
        (llvm::isAlnum(Rest[0]) || Rest[0] == '*' || Rest[0] == '.'))
      return true;
  }
  return Text.contains("***") || Text.contains("...");
}

/// abcdefghijklmnopqrstuvwxyz: the characters that a generator draws from.
static bool isAlphabet(StringRef Text) {
  unsigned Run = 1;
  for (size_t I = 1; I != Text.size(); ++I) {
    Run = Text[I] == Text[I - 1] + 1 ? Run + 1 : 1;
    if (Run == 20)
      return true;
  }
  return false;
}

bool SecretTexts::isPlaceholder(StringRef Text) const {
  if (distinctCharacters(Text) < 3 || hasHole(Text) || isAlphabet(Text))
    return true;
  const std::string Words = wordsOf(Text);
  return llvm::any_of(Placeholders, [&](const std::string &Placeholder) {
    if (StringRef(Words).contains(Placeholder))
      return true;
    // AKIAIOSFODNN7EXAMPLE, your-password-here
    const StringRef Letters = StringRef(Placeholder).trim();
    return Letters.size() > 6 && Text.contains_insensitive(Letters);
  });
}

static bool isPathOrFile(StringRef Text) {
  if (Text.starts_with("/") || Text.starts_with("./") ||
      Text.starts_with("../") || Text.starts_with("~/") ||
      Text.contains("://") || Text.contains('\\'))
    return true;
  const auto [Stem, Extension] = Text.rsplit('.');
  return Extension.size() > 1 && Extension.size() < 6 &&
         llvm::all_of(Extension, llvm::isAlpha) &&
         llvm::all_of(
             Stem,
             [](char C) {
               return llvm::isAlnum(C) || StringRef("_-./").contains(C);
             });
}

static bool isSeparator(char C) { return StringRef("_-.: /").contains(C); }

/// An identifier of words with numbers behind them: session_id, aes-256-gcm.
static bool isCompoundName(StringRef Text) {
  if (llvm::none_of(Text, isSeparator))
    return false;
  while (!Text.empty()) {
    const StringRef Piece = Text.take_until(isSeparator);
    Text = Text.drop_front(std::min(Text.size(), Piece.size() + 1));
    const StringRef Number = Piece.drop_while(llvm::isAlpha);
    if (Number.size() > 4 || !llvm::all_of(Number, llvm::isDigit))
      return false;
  }
  return true;
}

bool SecretTexts::canBeDefault(StringRef Text) const {
  return Text.size() > 3 && llvm::none_of(Text, llvm::isSpace) &&
         llvm::any_of(Text, llvm::isAlnum) &&
         llvm::all_of(Text, llvm::isPrint) && !isPathOrFile(Text) &&
         !isPlaceholder(Text);
}

bool SecretTexts::canBePassword(StringRef Text) const {
  return canBeDefault(Text) && !isCompoundName(Text);
}

bool SecretTexts::canBeKey(StringRef Text) const {
  for (StringRef Scheme : {"Basic ", "Bearer ", "Token "})
    if (Text.consume_front_insensitive(Scheme))
      break;
  return Text.size() > 7 && distinctCharacters(Text) > 5 &&
         llvm::all_of(Text,
                      [](char C) {
                        return llvm::isAlnum(C) ||
                               StringRef("+/=_.~:-").contains(C);
                      }) &&
         llvm::any_of(Text, llvm::isDigit) &&
         llvm::any_of(Text, llvm::isAlpha) && !isCompoundName(Text) &&
         !isPathOrFile(Text) && !isPlaceholder(Text);
}

/// mt_password, MY-SECRET: what stands where a password goes.
static bool saysPassword(StringRef Text) {
  static const SecretNames Words(
      {"pass", "password", "passwd", "pwd", "pw", "secret", "token", "key"},
      {});
  return Words.isSecret(Text);
}

bool SecretTexts::isUrlWithPassword(StringRef Text) const {
  for (size_t At = Text.find("://"); At != StringRef::npos;
       At = Text.find("://", At + 1)) {
    const bool HasScheme = At > 1 && llvm::isAlnum(Text[At - 1]);
    const StringRef Authority = Text.drop_front(At + 3).take_until([](char C) {
      return llvm::isSpace(C) || StringRef("/?#\"'`,;").contains(C);
    });
    const auto [Login, Host] = Authority.rsplit('@');
    const auto [User, Password] = Login.split(':');
    if (!HasScheme || Host.empty() || !llvm::isAlnum(Host[0]) ||
        Password.empty() || User == Password)
      continue;
    // user:password@host explains what a URL is made of.
    const bool IsExplained =
        hasHole(User) || saysPassword(Password) ||
        (Host.contains("example") && llvm::all_of(Password, llvm::isAlpha));
    if (!IsExplained && canBePassword(Password))
      return true;
  }
  return false;
}

bool SecretTexts::isConnectionWithPassword(StringRef Text) const {
  // Several lines explain what one is made of.
  if (Text.contains('\n'))
    return false;
  bool HasServer = false;
  bool HasPassword = false;
  // host=a password=b; Server=a;Pwd=b
  const char Separator = Text.contains(';') ? ';' : ' ';
  for (StringRef Pair : llvm::split(Text, Separator)) {
    const auto [Key, Value] = Pair.split('=');
    const std::string Name = Key.trim().lower();
    const StringRef Given = Value.trim().trim("'\"");
    if (Name == "password" || Name == "pwd" || Name == "passwd")
      HasPassword |= Given.size() > 2 && llvm::none_of(Given, llvm::isSpace) &&
                     !isPlaceholder(Given) &&
                     !(llvm::any_of(Given, isSeparator) && saysPassword(Given));
    else if (!Given.empty())
      HasServer |= Name == "host" || Name == "hostaddr" || Name == "server" ||
                   Name == "user" || Name == "uid" || Name == "user id" ||
                   Name == "dbname" || Name == "database" ||
                   Name == "data source" || Name == "dsn" || Name == "driver";
  }
  return HasServer && HasPassword;
}

const SecretForm *SecretTexts::formIn(StringRef Text,
                                      const std::vector<SecretForm> &Forms) {
  // The shortest form is longer.
  if (Text.size() < 16)
    return nullptr;
  for (size_t I = Rests.size(); I < Forms.size(); ++I)
    Rests.emplace_back("^(" + Forms[I].Rest + ")");
  for (size_t I = 0; I != Forms.size(); ++I)
    for (const std::string &Begin : Forms[I].Begins)
      for (size_t At = Text.find(Begin); At != StringRef::npos;
           At = Text.find(Begin, At + 1)) {
        llvm::SmallVector<StringRef, 2> Parts;
        if ((At == 0 || !llvm::isAlnum(Text[At - 1])) &&
            Rests[I].match(Text.drop_front(At + Begin.size()), &Parts) &&
            distinctCharacters(Parts[0]) > 7 && !isPlaceholder(Parts[0]))
          return &Forms[I];
      }
  return nullptr;
}

} // namespace async_tidy
