// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoggedSecretCheck.h"
#include "support/Coroutine.h"
#include "support/Names.h"
#include "support/Replacements.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace async_tidy {

LoggedSecretCheck::LoggedSecretCheck(llvm::StringRef Name,
                                     tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()),
      Names(Options.SecretNames, Options.HarmlessNames) {}

void LoggedSecretCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

namespace {
/// Whether a function uses anything that is named like a secret.
class SecretFinder : public RecursiveASTVisitor<SecretFinder> {
public:
  SecretFinder(const SecretNames &Names,
               llvm::DenseSet<const IdentifierInfo *> &Seen)
      : Names(Names), Seen(Seen) {}

  bool VisitDeclRefExpr(DeclRefExpr *Reference) {
    return look(*Reference->getDecl());
  }
  bool VisitMemberExpr(MemberExpr *Member) {
    return look(*Member->getMemberDecl());
  }
  bool VisitVarDecl(VarDecl *Variable) { return look(*Variable); }
  bool VisitStringLiteral(StringLiteral *Literal) {
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
    IsFound |= Names.isSecret(Name) || Name.ends_with_insensitive("headers");
  }

  const SecretNames &Names;
  /// Most names are used many times.
  llvm::DenseSet<const IdentifierInfo *> &Seen;
};
} // namespace

void LoggedSecretCheck::checkFunction(const FunctionDecl &Function,
                                      AsyncModel &Model) {
  this->Model = &Model;
  // Lambdas are part of the function around them.
  if (Function.isDependentContext() || namedFunction(&Function) != &Function)
    return;
  Functions.push_back(&Function);
  if (!HasSecret) {
    SecretFinder Finder(Names, SeenNames);
    Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    HasSecret = Finder.IsFound;
  }
}

void LoggedSecretCheck::onEndOfTranslationUnit() {
  if (HasSecret) {
    ValueFlow Flow(*Model);
    SecretFlow Secrets(Flow, Names, Options.SafeCalls);
    for (const FunctionDecl *Function : Functions)
      Secrets.addPrinter(*Function);
    for (const FunctionDecl *Function : Functions)
      for (const SecretFlow::Finding &Finding : Secrets.findIn(*Function))
        reportSecret(Finding, *Model);
  }
  Functions.clear();
  SeenNames.clear();
}

void LoggedSecretCheck::reportSecret(const SecretFlow::Finding &Finding,
                                     AsyncModel &Model) {
  const FlowUse &Use = *Finding.Use;
  if (Options.Scope == "coroutines" &&
      Model.contextOf(*Use.In) == ContextKind::Plain)
    return;
  if (Finding.Into == SecretSink::Exception) {
    auto Warning = report(logged_secret::ThrowsSecret, Use.User->getExprLoc(),
                          *Use.User, *Use.In, Model);
    if (!Warning)
      return;
    *Warning << Finding.Secret << typeName(Use.User->getType());
  } else {
    const auto &Call = *cast<CallExpr>(Use.User);
    auto Warning = report(logged_secret::LogsSecret, calleeLocation(Call), Call,
                          *Use.In, Model);
    if (!Warning)
      return;
    *Warning << Finding.Secret
             << (Finding.Into == SecretSink::Console ? "the console" : "a log")
             << calledName(Call);
  }
  for (const FlowPoint &Point : Finding.Path)
    diag(Point.At, "%0", DiagnosticIDs::Note) << Point.Text;
}

} // namespace async_tidy
