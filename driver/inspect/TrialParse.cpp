// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TrialParse.h"
#include "support/code/Bodies.h"
#include "support/code/CodeVisitor.h"
#include "units/SystemBodies.h"
#include "units/UnitFiles.h"
#include "units/UnitParse.h"
#include "clang/Basic/LangStandard.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/LexDiagnostic.h"
#include "llvm/Support/FileSystem.h"
#include <nlohmann/json.hpp>

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ParseError, At, Message, MissingHeader)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TrialParse, DroppedFlags, MissingFolders,
                                   Errors, ErrorCount, Language, HasCoroutines,
                                   Target, Files, SystemFiles, Coroutines,
                                   Parsed)

namespace {

constexpr size_t MostErrors = 5;

class ErrorKeeper : public DiagnosticConsumer {
public:
  explicit ErrorKeeper(TrialParse &Into) : Into(Into) {}

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error)
      return;
    ++Into.ErrorCount;
    if (Into.Errors.size() == MostErrors)
      return;
    ParseError &E = Into.Errors.emplace_back();
    SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    E.Message = Text.str();
    if (Info.hasSourceManager() && Info.getLocation().isValid()) {
      const PresumedLoc At =
          Info.getSourceManager().getPresumedLoc(Info.getLocation());
      if (At.isValid())
        E.At = std::string(At.getFilename()) + ":" +
               std::to_string(At.getLine()) + ":" +
               std::to_string(At.getColumn());
    }
    if (Info.getID() == diag::err_pp_file_not_found &&
        Info.getArgKind(0) == DiagnosticsEngine::ak_std_string)
      E.MissingHeader = Info.getArgStdStr(0);
  }

private:
  TrialParse &Into;
};

/// Counts the coroutines that the main file has, instances of templates too.
class CoroutineCounter : public ASTConsumer, CodeVisitor {
public:
  explicit CoroutineCounter(TrialParse &Into) : Into(Into) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    TraverseDecl(Context.getTranslationUnitDecl());
  }

private:
  bool shouldVisitImplicitCode() const override { return true; }
  bool shouldVisitTemplateInstantiations() const override { return true; }
  bool VisitFunctionDecl(FunctionDecl *Function) override {
    const SourceManager &Sources = Function->getASTContext().getSourceManager();
    Into.Coroutines +=
        Function->doesThisDeclarationHaveABody() && coroutineBody(*Function) &&
        Sources.isInMainFile(Sources.getExpansionLoc(Function->getBeginLoc()));
    return true;
  }

  TrialParse &Into;
};

class TrialAction : public ASTFrontendAction {
public:
  explicit TrialAction(TrialParse &Into) : Into(Into) {}

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef) override {
    collectFiles(Compiler, Files, &SystemFiles);
    const LangOptions &Language = Compiler.getLangOpts();
    Into.Language =
        LangStandard::getLangStandardForKind(Language.LangStd).getName();
    Into.HasCoroutines = Language.Coroutines;
    Into.Target = Compiler.getTarget().getTriple().str();
    return std::make_unique<SystemBodySkipper>(
        std::make_unique<CoroutineCounter>(Into));
  }

  void EndSourceFileAction() override {
    Into.Files = Files.size();
    Into.SystemFiles = SystemFiles.size();
    ASTFrontendAction::EndSourceFileAction();
  }

private:
  TrialParse &Into;
  std::vector<std::string> Files, SystemFiles;
};

} // namespace

TrialParse parseOnce(const Unit &U, const Options &Opts) {
  TrialParse Result;
  UnitParse Parse(U, Opts);
  const auto Fail = [&](const Twine &Message) {
    Result.Errors.push_back({"", Message.str(), ""});
    Result.ErrorCount = 1;
    return Result;
  };
  if (const std::error_code EC = Parse.folderError())
    return Fail("cannot enter the folder '" + U.Command.Directory +
                "' of the compile command: " + EC.message());
  Result.DroppedFlags = Parse.droppedFlags();
  if (!Parse)
    return Fail(Parse.commandError());
  for (const auto &Entry : Parse.invocation().getHeaderSearchOpts().UserEntries)
    // The driver's own guesses need not exist.
    if (Entry.Group == frontend::Angled && !sys::fs::exists(Entry.Path))
      Result.MissingFolders.push_back(Entry.Path);
  ErrorKeeper Errors(Result);
  Result.Parsed = Parse.run(std::make_unique<TrialAction>(Result),
                            vfs::getRealFileSystem(), &Errors);
  return Result;
}

std::string serialize(const TrialParse &Trial) {
  std::string Bytes;
  nlohmann::json::to_msgpack(nlohmann::json(Trial), Bytes);
  return Bytes;
}

TrialParse deserializeTrial(StringRef Bytes) {
  return nlohmann::json::from_msgpack(Bytes.begin(), Bytes.end())
      .get<TrialParse>();
}

} // namespace async_tidy::driver
