// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AsyncCheck.h"
#include "EditorLog.h"
#include "EditorOption.h"
#include "FindingLog.h"
#include "Includes.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/program/KeptProgram.h"
#include "support/running/Running.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <nlohmann/json.hpp>

using namespace clang;

namespace async_tidy {

/// The configuration that holds for the unit that \p Context is about to see.
static std::string configFileFor(clang::tidy::ClangTidyContext &Context) {
  const auto &Given = Context.getOptions().CheckOptions;
  auto It = Given.find(ConfigFileOption);
  return It != Given.end() ? It->second.Value
                           : ProjectConfig::findFor(Context.getCurrentFile());
}

AsyncCheck::AsyncCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context)
    : Name(Name), Context(*Context),
      Config(ProjectConfig::load(configFileFor(*Context))) {
  for (const ConfigError &Error : Config->errors())
    configurationError("%0") << Error.str();
}

OptionSource AsyncCheck::optionSource() {
  return OptionSource(Name, Context, *Config);
}

bool AsyncCheck::isEnabled(llvm::StringRef Check) const {
  return Context.isCheckEnabled(Check);
}

OptionSource AsyncCheck::optionSourceOf(llvm::StringRef Check) {
  return OptionSource(Check, Context, *Config);
}

OptionSink
AsyncCheck::optionSink(clang::tidy::ClangTidyOptions::OptionMap &Into) const {
  return OptionSink(Name, Into);
}

void AsyncCheck::lookAt(const FunctionDecl &Function) {
  if (Function.hasBody() && !Function.isDefaulted())
    checkFunction(Function, AsyncModel::of(Function.getASTContext(), Config));
}

void AsyncCheck::lookAt(const DeclaratorDecl &Variable) {
  // Locals are seen with their function.
  if (isa<ParmVarDecl>(Variable) || !Variable.getParentFunctionOrMethod())
    checkVariable(Variable, AsyncModel::of(Variable.getASTContext(), Config));
}

DiagnosticBuilder AsyncCheck::diag(SourceLocation At, llvm::StringRef Message,
                                   DiagnosticIDs::Level Level) {
  return Context.diag(Name, At, Message, Level);
}

DiagnosticBuilder AsyncCheck::configurationError(llvm::StringRef Message) {
  return Context.configurationDiag(Message, DiagnosticIDs::Error);
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

static FindingRecord recordOf(const Finding &Found, FindingCondition Condition,
                              AsyncModel &Model) {
  const auto *Function = dyn_cast<FunctionDecl>(Found.In);
  return {Found.Words, signatureOf(*Found.In),
          normalizedText(Found.Statement->getSourceRange(), Model.context()),
          std::move(Condition),
          Function && Model.get<Running>().isTestCode(*Function)};
}

/// Whether a finding is the first of the check at its place.
static bool claim(const Finding &Found, llvm::StringRef Check,
                  AsyncModel &Model) {
  const SourceManager &Sources = Model.context().getSourceManager();
  const SourceLocation Place = Sources.getFileLoc(Found.At);
  return Model.get<FindingLog>().claim(Check, Sources.getFilename(Place).str(),
                                       Sources.getFileOffset(Place));
}

void AsyncCheck::record(const Finding &Found, FindingCondition Condition,
                        AsyncModel &Model) {
  const size_t Number =
      Model.get<FindingLog>().add(recordOf(Found, std::move(Condition), Model));
  show(Found, std::to_string(Number), /*IsError=*/false, Model);
}

void AsyncCheck::report(Finding Found, AsyncModel &Model) {
  if (!claim(Found, Name, Model))
    return;
  if (isWholeProgram())
    record(Found, {}, Model);
  else
    show(Found, Found.Words.message(),
         Found.Words.Kind->Level == Tier::Bug && isInEditor(), Model);
}

void AsyncCheck::reportIf(Finding Found, FindingCondition Condition,
                          llvm::function_ref<std::optional<Verdict>()> Decide,
                          AsyncModel &Model) {
  if (isWholeProgram()) {
    if (claim(Found, Name, Model))
      record(Found, std::move(Condition), Model);
    return;
  }
  if (std::optional<Verdict> Decided = Decide();
      Decided && !isOutdated(*Decided, Model)) {
    Found.Words = std::move(Decided->Words);
    Found.Path = std::move(Decided->Notes);
    report(std::move(Found), Model);
  }
}

std::unique_ptr<TopicProgram>
AsyncCheck::settle(const Topic &About,
                   llvm::function_ref<std::unique_ptr<FunctionRecords>()> Own,
                   const std::string &FactsFile, std::vector<std::string> Asked,
                   AsyncModel &Model) {
  if (!isWholeProgram() && Asked.empty())
    return nullptr;
  std::unique_ptr<FunctionRecords> Records = Own();
  const auto Others = Asked.empty() ? nullptr
                                    : elsewhere(About, FactsFile, *Records,
                                                std::move(Asked), Model);
  if (isWholeProgram()) {
    keep(About, std::move(Records), Model);
    return nullptr;
  }
  std::unique_ptr<TopicProgram> Known = About.Start();
  Known->add(std::move(Records));
  if (Others)
    Known->addOthers(*Others);
  return Known;
}

void AsyncCheck::show(const Finding &Found, const std::string &Message,
                      bool IsError, AsyncModel &Model) {
  const SourceManager &Sources = Model.context().getSourceManager();
  const SourceLocation Place = Sources.getFileLoc(Found.At);
  // What a library's macro expands to is the library's for clang, which says
  // nothing of that; the macro's use is the user's.
  {
    const auto Warning =
        diag(Sources.isInSystemMacro(Found.At) ? Place : Found.At, "%0",
             IsError ? DiagnosticIDs::Error : DiagnosticIDs::Warning)
        << Message << CharSourceRange::getTokenRange(Place, Place);
    add(Found.SafeFix, Found.At, Warning, Model);
  }
  for (const PathNote &Step : Found.Path)
    note(Step, Model);
  for (const Finding::Note &N : Found.Notes)
    add(N.Offer, N.At, diag(N.At, "%0", DiagnosticIDs::Note) << N.Text, Model);
}

void AsyncCheck::add(const CodeFix &Fix, SourceLocation At,
                     const DiagnosticBuilder &To, AsyncModel &Model) {
  for (const FixItHint &Edit : Fix.Edits)
    To << Edit;
  const SourceManager &Sources = Model.context().getSourceManager();
  const FileID File = Sources.getFileID(Sources.getFileLoc(At));
  for (const std::string &Header : Fix.Includes) {
    std::optional<IncludeEdit> Edit = includeEdit(Header, File, Sources);
    // clang-tidy applies all fixes of a unit together.
    if (Edit &&
        (isWholeProgram() || Model.get<FindingLog>().takeInclude(File, Header)))
      To << FixItHint::CreateInsertion(
          Sources.getLocForStartOfFile(File).getLocWithOffset(Edit->Offset),
          Edit->Text);
  }
}

void AsyncCheck::keep(const Topic &About,
                      std::unique_ptr<FunctionRecords> Functions,
                      AsyncModel &Model) {
  if (isWholeProgram())
    Model.get<FindingLog>().Functions.Topics[About.Name.str()] =
        std::move(Functions);
}

std::shared_ptr<const FactsFile>
AsyncCheck::factsFor(const std::string &FactsFile) {
  if (!FactsFile.empty())
    return FactsFile::shared(FactsFile);
  const std::string Kept = findKeptProgram(Context.getCurrentFile());
  const auto File = Kept.empty() ? nullptr : FactsFile::shared(Kept);
  const bool Holds =
      File && File->holdsFor(configFileFor(Context), currentFile());
  if (!Holds && isInEditor())
    logOnce("what functions of other files do is not known: no run of "
            "async-tidy over the whole database with this configuration is "
            "kept");
  return Holds ? File : nullptr;
}

std::string AsyncCheck::currentFile() const {
  llvm::SmallString<256> Path(Context.getCurrentFile());
  llvm::sys::fs::make_absolute(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

bool AsyncCheck::isInEditor() const {
  return Context.getOptions().CheckOptions.contains(EditorOption);
}

bool AsyncCheck::knowsElsewhere(const std::string &FactsFile) {
  return factsFor(FactsFile) != nullptr;
}

std::unique_ptr<FunctionRecords>
AsyncCheck::elsewhere(const Topic &About, const std::string &FactsFile,
                      const FunctionRecords &Own,
                      std::vector<std::string> Asked, AsyncModel &Model) {
  if (isWholeProgram()) {
    if (FactsFile.empty())
      return nullptr;
    llvm::SmallString<256> Absolute(FactsFile);
    llvm::sys::fs::make_absolute(Absolute);
    const std::string Path(Absolute);
    std::vector<std::string> &Files =
        Model.get<FindingLog>().Functions.FactsFiles;
    if (!llvm::is_contained(Files, Path))
      Files.insert(llvm::upper_bound(Files, Path), Path);
    return nullptr;
  }
  Elsewhere = factsFor(FactsFile);
  if (!Elsewhere)
    return nullptr;
  if (!Elsewhere->problem().empty())
    configurationError("%0") << Elsewhere->problem();
  Own.forEachName([&](const std::string &Name) { Asked.push_back(Name); });
  ReadFiles &Read = Model.get<ReadFiles>();
  llvm::StringMap<bool> Changed;
  const auto IsOwn = [&](const std::string &File) { return Read.isMain(File); };
  const auto HasChanged = [&](const std::string &File) {
    const auto [It, IsNew] = Changed.try_emplace(File);
    if (IsNew)
      It->second = hasChanged(File, Read);
    return It->second;
  };
  try {
    return Elsewhere->about(About, std::move(Asked), {IsOwn, HasChanged});
  } catch (const nlohmann::json::exception &Error) {
    configurationError("facts file: %0") << Error.what();
    return nullptr;
  }
}

bool AsyncCheck::hasChanged(const std::string &File, ReadFiles &Read) const {
  if (!Elsewhere || !Elsewhere->hasChanged(File))
    return false;
  if (isInEditor() && !Read.has(File))
    logOnce("what '" + File +
            "' does is not known: it has changed since async-tidy has run "
            "over the whole database");
  return true;
}

bool AsyncCheck::isOutdated(const Verdict &Decided, AsyncModel &Model) const {
  ReadFiles &Read = Model.get<ReadFiles>();
  return llvm::any_of(Decided.Notes, [&](const PathNote &Step) {
    return !Read.has(Step.At.File) && hasChanged(Step.At.File, Read);
  });
}

bool AsyncCheck::isInScope(llvm::StringRef Scope, const FunctionDecl &Function,
                           AsyncModel &Model) {
  return Scope != "coroutines" ||
         Model.contextOf(Function) != ContextKind::Plain;
}

bool AsyncCheck::isWholeProgram() const {
  return Context.getOptions().CheckOptions.contains(WholeProgramOption);
}

void AsyncCheck::note(const PathNote &Step, AsyncModel &Model) {
  const auto &[At, Text] = Step;
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
  Context.diag(Name, "%0 (%1:%2:%3)", DiagnosticIDs::Note)
      << Text << At.File << At.Line << At.Column;
}

std::optional<FindingLog> takeFindingLog(ASTContext &Context) {
  AsyncModel *Model = AsyncModel::find(Context);
  if (!Model)
    return std::nullopt;
  FindingLog Log = std::move(Model->get<FindingLog>());
  AsyncModel::forget(Context);
  return Log;
}

} // namespace async_tidy
