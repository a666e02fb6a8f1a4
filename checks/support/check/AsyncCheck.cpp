// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AsyncCheck.h"
#include "EditorOption.h"
#include "Includes.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/FactsFile.h"
#include "llvm/Support/FileSystem.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace async_tidy {

/// The configuration that holds for the unit that \p Context is about to see.
static std::shared_ptr<const ProjectConfig>
configFor(clang::tidy::ClangTidyContext &Context) {
  const auto &Given = Context.getOptions().CheckOptions;
  auto It = Given.find(ConfigFileOption);
  return ProjectConfig::load(
      It != Given.end() ? It->second.Value
                        : ProjectConfig::findFor(Context.getCurrentFile()));
}

AsyncCheck::AsyncCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Context(*Context),
      Config(configFor(*Context)) {
  for (const ConfigError &Error : Config->errors())
    configurationDiag("%0", DiagnosticIDs::Error) << Error.str();
}

OptionSource AsyncCheck::optionSource() {
  return OptionSource(getID(), Context, *Config);
}

bool AsyncCheck::isEnabled(llvm::StringRef Check) const {
  return Context.isCheckEnabled(Check);
}

OptionSource AsyncCheck::optionSourceOf(llvm::StringRef Check) {
  return OptionSource(Check, Context, *Config);
}

OptionSink
AsyncCheck::optionSink(clang::tidy::ClangTidyOptions::OptionMap &Into) const {
  return OptionSink(getID(), Into);
}

void AsyncCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      functionDecl(isDefinition(), unless(isExpansionInSystemHeader()))
          .bind("function"),
      this);
  if (looksAtVariables())
    Finder->addMatcher(declaratorDecl(anyOf(varDecl(), fieldDecl()),
                                      unless(isExpansionInSystemHeader()))
                           .bind("variable"),
                       this);
}

void AsyncCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *Variable =
          Result.Nodes.getNodeAs<DeclaratorDecl>("variable")) {
    // Locals are seen with their function.
    if (isa<ParmVarDecl>(Variable) || !Variable->getParentFunctionOrMethod())
      checkVariable(*Variable, AsyncModel::of(*Result.Context, Config));
    return;
  }
  const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
  if (!Function->hasBody() || Function->isDefaulted())
    return;
  checkFunction(*Function, AsyncModel::of(*Result.Context, Config));
}

/// The name without the number at its end, where a macro pasted it together:
/// such names come from __COUNTER__ and __LINE__, and change with edits before.
static std::string withoutPastedNumber(const std::string &Signature,
                                       const NamedDecl &Declaration) {
  const SourceManager &Sources = Declaration.getASTContext().getSourceManager();
  const SourceLocation At = Declaration.getLocation();
  if (!Declaration.getIdentifier() || !At.isMacroID() ||
      !Sources.isWrittenInScratchSpace(Sources.getSpellingLoc(At)))
    return Signature;
  const llvm::StringRef Name = Declaration.getName();
  const size_t Place = Signature.find(Name);
  if (Place == std::string::npos)
    return Signature;
  std::string Stable = Signature;
  return Stable.replace(Place, Name.size(), Name.rtrim("0123456789"));
}

/// "std::string ns::Class::name(int)" of the named function around, or a
/// variable's name.
static std::string signatureOf(const NamedDecl &In) {
  const auto *Function = dyn_cast<FunctionDecl>(&In);
  if (!Function)
    return qualifiedName(In);
  const FunctionDecl *Named = namedFunction(Function);
  if (!Named)
    return "";
  // An instance's finding is its pattern's.
  if (const FunctionDecl *Pattern = Named->getTemplateInstantiationPattern())
    Named = Pattern;
  const std::string Signature =
      qualifiedName(*Named) + " " + Named->getType().getAsString();
  // A test's function, or the class that is made for it.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Named))
    return withoutPastedNumber(
        withoutPastedNumber(Signature, *Method->getParent()), *Named);
  return withoutPastedNumber(Signature, *Named);
}

std::optional<DiagnosticBuilder>
AsyncCheck::report(const FindingKind &Kind, SourceLocation At,
                   const Stmt &Statement, const NamedDecl &In,
                   AsyncModel &Model, const HeaderNames &Headers,
                   FindingCondition Condition) {
  const SourceManager &Sources = Model.context().getSourceManager();
  const SourceLocation Place = Sources.getFileLoc(At);
  const auto [File, Offset] = Sources.getDecomposedLoc(Place);
  FindingRecord Finding;
  Finding.Kind = &Kind;
  Finding.Offset = Offset;
  Finding.File = Sources.getFilename(Place).str();
  Finding.Function = signatureOf(In);
  Finding.Statement =
      normalizedText(Statement.getSourceRange(), Model.context());
  for (const std::string &Header : Headers)
    if (auto Edit = includeEdit(Header, File, Sources))
      Finding.Includes.push_back(*Edit);
  Finding.Condition = std::move(Condition);
  if (!Model.record(std::move(Finding)))
    return std::nullopt;
  const bool AsError = Kind.Level == Tier::Bug &&
                       Context.getOptions().CheckOptions.contains(EditorOption);
  // What a library's macro expands to is the library's for clang, which says
  // nothing of that; the macro's use is the user's.
  const SourceLocation Shown = Sources.isInSystemMacro(At) ? Place : At;
  return std::optional<DiagnosticBuilder>(
      diag(Shown, Kind.Message,
           AsError ? DiagnosticIDs::Error : DiagnosticIDs::Warning)
      << CharSourceRange::getTokenRange(Place, Place));
}

std::shared_ptr<const ProgramRecord>
AsyncCheck::elsewhere(const std::string &FactsFile, AsyncModel &Model) {
  static const auto Nothing = std::make_shared<const ProgramRecord>();
  if (FactsFile.empty())
    return Nothing;
  if (isWholeProgram()) {
    llvm::SmallString<256> Path(FactsFile);
    llvm::sys::fs::make_absolute(Path);
    Model.addFactsFile(std::string(Path));
    return Nothing;
  }
  std::string Problem;
  auto Known = sharedFacts(FactsFile, Problem);
  if (!Problem.empty())
    configurationDiag("%0", DiagnosticIDs::Error) << Problem;
  return Known;
}

bool AsyncCheck::isInScope(llvm::StringRef Scope, const FunctionDecl &Function,
                           AsyncModel &Model) {
  return Scope != "coroutines" ||
         Model.contextOf(Function) != ContextKind::Plain;
}

bool AsyncCheck::isWholeProgram() const {
  return Context.getOptions().CheckOptions.contains(WholeProgramOption);
}

void AsyncCheck::note(const SourcePoint &At, const std::string &Text,
                      AsyncModel &Model) {
  SourceManager &Sources = Model.context().getSourceManager();
  // The file may be one that this unit has not read, or one that has changed
  // since another unit read it.
  if (OptionalFileEntryRef Entry =
          Sources.getFileManager().getOptionalFileRef(At.File);
      Entry && At.Offset <= Entry->getSize()) {
    const FileID File = Sources.getOrCreateFileID(*Entry, SrcMgr::C_User);
    diag(Sources.getLocForStartOfFile(File).getLocWithOffset(At.Offset), "%0",
         DiagnosticIDs::Note)
        << Text;
    return;
  }
  diag("%0 (%1:%2:%3)", DiagnosticIDs::Note)
      << Text << At.File << At.Line << At.Column;
}

llvm::SmallVector<FixItHint, 2>
AsyncCheck::includeHints(const HeaderNames &Headers, SourceLocation At,
                         AsyncModel &Model) {
  const SourceManager &Sources = Model.context().getSourceManager();
  const FileID File = Sources.getFileID(Sources.getFileLoc(At));
  llvm::SmallVector<FixItHint, 2> Hints;
  for (const std::string &Header : Headers) {
    std::optional<IncludeEdit> Edit = includeEdit(Header, File, Sources);
    if (Edit && Model.takeInclude(File, Header))
      Hints.push_back(FixItHint::CreateInsertion(
          Sources.getLocForStartOfFile(File).getLocWithOffset(Edit->Offset),
          Edit->Text));
  }
  return Hints;
}

} // namespace async_tidy
