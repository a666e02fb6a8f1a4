// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoggedSecretCheck.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/flow/TextTypes.h"
#include "support/replacing/Replacements.h"

using namespace clang;

namespace async_tidy {

LoggedSecretCheck::LoggedSecretCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : FlowCheck(Name, Context), Options(optionSource()),
      Names(Options.SecretNames, Options.HarmlessNames) {}

void LoggedSecretCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

namespace {
/// Whether a function uses anything that is named like a secret.
class SecretFinder : public CodeVisitor {
public:
  SecretFinder(const SecretNames &Names,
               llvm::DenseSet<const IdentifierInfo *> &Seen,
               const TextTypeFacts &Types)
      : Names(Names), Seen(Seen), Types(Types) {}

  bool VisitDeclRefExpr(DeclRefExpr *Reference) override {
    const CXXRecordDecl *Class = classOf(Reference->getType());
    if (Class && Class->hasDefinition() && SeenClasses.insert(Class).second)
      IsFound |= TextTypeFacts::names(Types.Requests, *Class);
    return look(*Reference->getDecl());
  }
  bool VisitMemberExpr(MemberExpr *Member) override {
    return look(*Member->getMemberDecl());
  }
  bool VisitVarDecl(VarDecl *Variable) override { return look(*Variable); }
  bool VisitStringLiteral(StringLiteral *Literal) override {
    // A longer one is no key.
    if (Literal->getCharByteWidth() == 1 && Literal->getLength() < 64)
      look(Literal->getString());
    return !IsFound;
  }

  bool IsFound = false;

private:
  bool look(const NamedDecl &Named) {
    if (Named.getIdentifier() && Seen.insert(Named.getIdentifier()).second)
      look(Named.getName());
    return !IsFound;
  }
  void look(llvm::StringRef Name) {
    IsFound |= Names.isSecret(Name) || Name.ends_with_insensitive("headers") ||
               Name.starts_with_insensitive("token");
  }

  const SecretNames &Names;
  /// Most names are used many times.
  llvm::DenseSet<const IdentifierInfo *> &Seen;
  const TextTypeFacts &Types;
  llvm::DenseSet<const CXXRecordDecl *> SeenClasses;
};
} // namespace

bool LoggedSecretCheck::hasEnd(const FunctionDecl &Function,
                               AsyncModel &Model) {
  SecretFinder Finder(Names, SeenNames, Model.facts().get<TextTypeFacts>());
  Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return Finder.IsFound;
}

std::unique_ptr<FlowSummarizer> LoggedSecretCheck::makeSummarizer(
    ValueFlow &Flow, llvm::ArrayRef<const FunctionDecl *> Functions) {
  auto Maker = std::make_unique<SecretFlow>(Flow, Names, Options.SafeCalls);
  for (const FunctionDecl *Function : Functions)
    Maker->addPrinter(*Function);
  SeenNames.clear();
  return Maker;
}

bool LoggedSecretCheck::isReportedIn(const FunctionDecl &Function,
                                     AsyncModel &Model) const {
  return isInScope(Options.Scope, Function, Model) &&
         // What hides secrets has to handle them.
         !matchesAnyName(Options.SafeCalls, qualifiedName(Function));
}

std::vector<Wording> LoggedSecretCheck::wordingsFor(const FlowUse &Use) const {
  const std::string Name = nameOfUse(Use);
  return {{&logged_secret::LogsSecret, {"{source}", "a log", Name}},
          {&logged_secret::LogsSecret, {"{source}", "the console", Name}},
          {&logged_secret::ThrowsSecret, {"{source}", "{sink}"}}};
}

} // namespace async_tidy
