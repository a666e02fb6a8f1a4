// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "HardcodedSecretCheck.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace async_tidy {

static std::vector<std::string> together(std::vector<std::string> Names,
                                         const std::vector<std::string> &More) {
  llvm::append_range(Names, More);
  return Names;
}

HardcodedSecretCheck::HardcodedSecretCheck(llvm::StringRef Name,
                                           tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()),
      Passwords(Options.PasswordNames, Options.HarmlessNames),
      Keys(Options.KeyNames, Options.HarmlessNames),
      Mentions(together(Options.PasswordNames, Options.KeyNames), {}),
      Texts(Options.Placeholders) {}

void HardcodedSecretCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void HardcodedSecretCheck::checkFunction(const FunctionDecl &Function,
                                         AsyncModel &Model) {
  visitLiterals(Function, Model.context(), [&](const NamedLiteral &Given) {
    checkLiteral(Given, Function, Model);
  });
}

void HardcodedSecretCheck::checkVariable(const DeclaratorDecl &Variable,
                                         AsyncModel &Model) {
  visitLiterals(Variable, Model.context(), [&](const NamedLiteral &Given) {
    checkLiteral(Given, Variable, Model);
  });
}

/// Whether \p Text is the name of a key: "password", "X-Api-Key", or the words
/// of \p Name again.
static bool isNameOfKey(llvm::StringRef Text, llvm::StringRef Name,
                        const SecretNames &Mentions) {
  if (llvm::any_of(Text, llvm::isDigit))
    return false;
  const std::string Words = wordsOf(Text);
  const bool IsOneWord = llvm::StringRef(Words).trim().count(' ') == 0;
  if (!IsOneWord)
    return Mentions.isSecret(Text);
  const std::string NameWords = wordsOf(Name);
  if (llvm::StringRef(NameWords).contains(Words))
    return true;
  // WEBIRC_PASSWORD = "webircpassword"
  std::string Letters = NameWords;
  llvm::erase(Letters, ' ');
  const llvm::StringRef LastWord =
      llvm::StringRef(NameWords).trim().rsplit(' ').second;
  return Text.size() > LastWord.size() && !LastWord.empty() &&
         llvm::StringRef(Letters).ends_with_insensitive(Text);
}

/// Whether \p Text stands for the variable \p Name of the environment where
/// there is none: get("MYSQL_PASSWORD", "temp_password"), and not the name of a
/// field for it, "mysql_password".
static bool isDefaultOf(llvm::StringRef Name, llvm::StringRef Text) {
  const std::string NameWords = wordsOf(Name);
  const std::string TextWords = wordsOf(Text);
  llvm::SmallVector<llvm::StringRef, 4> Words;
  llvm::StringRef(TextWords).trim().split(Words, ' ');
  return Name.contains('_') && llvm::none_of(Name, llvm::isLower) &&
         !llvm::all_of(Words, [&](llvm::StringRef Word) {
           return llvm::StringRef(NameWords).contains((" " + Word + " ").str());
         });
}

bool HardcodedSecretCheck::isNamedSecret(const NamedLiteral &Given,
                                         llvm::StringRef Text) const {
  // A sentence is no key.
  if (Given.IsEntry && llvm::any_of(Given.Name, [](char C) {
        return !llvm::isAlnum(C) && !llvm::StringRef("_-.:").contains(C);
      }))
    return false;
  if (Given.IsDefault && Passwords.isSecret(Given.Name) &&
      isDefaultOf(Given.Name, Text))
    return Texts.canBeDefault(Text);
  if (isNameOfKey(Text, Given.Name, Mentions))
    return false;
  if (Keys.isSecret(Given.Name))
    return Texts.canBeKey(Text);
  // {"password", "Kennwort"} is a label.
  return Passwords.isSecret(Given.Name) && Texts.canBePassword(Text) &&
         !(Given.IsEntry && llvm::all_of(Text, llvm::isAlpha));
}

void HardcodedSecretCheck::checkLiteral(const NamedLiteral &Given,
                                        const NamedDecl &In,
                                        AsyncModel &Model) {
  const std::string Text = asciiText(*Given.Literal);
  if (Text.size() < 4)
    return;
  const FindingKind *Kind = nullptr;
  std::string What;
  if (const SecretForm *Form =
          Texts.formIn(Text, Model.facts().get<SecretForms>().All)) {
    Kind = &hardcoded_secret::KnownForm;
    What = Form->Title;
  } else if (Texts.isUrlWithPassword(Text) ||
             Texts.isConnectionWithPassword(Text)) {
    Kind = &hardcoded_secret::PasswordInAddress;
    What = Texts.isUrlWithPassword(Text) ? "URL" : "connection string";
  } else if (!Given.Name.empty() && isNamedSecret(Given, Text)) {
    Kind = &hardcoded_secret::NamedSecret;
    What = Given.Name;
  }
  if (!Kind)
    return;
  const SourceManager &Sources = Model.context().getSourceManager();
  const SourceLocation At = Given.Literal->getBeginLoc();
  if (Sources.isInSystemHeader(At) ||
      matchesAnyName(Options.TestFiles,
                     Sources.getFilename(Sources.getFileLoc(At)).str()))
    return;
  report(Finding({Kind, {What}}, At, *Given.Literal, In), Model);
}

} // namespace async_tidy
