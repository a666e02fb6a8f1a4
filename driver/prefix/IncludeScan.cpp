// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "IncludeScan.h"
#include "units/UnitParse.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {
namespace {

bool isSystemFile(Preprocessor &PP, FileEntryRef File) {
  return SrcMgr::isSystem(PP.getHeaderSearchInfo().getFileDirFlavor(File));
}

FileId idOf(FileEntryRef File) { return xxh3_64bits(File.getName()); }

/// Of system headers only the directives are of interest.
class SystemDirectives : public DependencyDirectivesGetter {
public:
  using FileSystem = dependencies::DependencyScanningWorkerFilesystem;

  SystemDirectives(Preprocessor &PP, IntrusiveRefCntPtr<FileSystem> Files)
      : PP(PP), Files(std::move(Files)) {}

  std::unique_ptr<DependencyDirectivesGetter> cloneFor(FileManager &) override {
    return std::make_unique<SystemDirectives>(PP, Files);
  }

  std::optional<ArrayRef<dependency_directives_scan::Directive>>
  operator()(FileEntryRef File) override {
    if (!isSystemFile(PP, File))
      return std::nullopt;
    return Files->getDirectiveTokens(File.getName());
  }

private:
  Preprocessor &PP;
  IntrusiveRefCntPtr<FileSystem> Files;
};

class IncludeRecorder : public PPCallbacks {
public:
  IncludeRecorder(Preprocessor &PP, HeaderWords &Words, IncludeScan &Scan)
      : PP(PP), Words(Words), Scan(Scan) {}

  void noteToken(const Token &T) {
    if (T.is(tok::l_brace))
      ++Braces;
    else if (T.is(tok::r_brace) && Braces)
      --Braces;
  }

  void LexedFileChanged(FileID File, LexedFileChangeReason Reason,
                        SrcMgr::CharacteristicKind Kind, FileID,
                        SourceLocation) override {
    if (Stopped || Reason != LexedFileChangeReason::EnterFile ||
        !SrcMgr::isSystem(Kind))
      return;
    if (const OptionalFileEntryRef Entry =
            PP.getSourceManager().getFileEntryRefForID(File))
      Files.push_back(*Entry);
  }

  void InclusionDirective(SourceLocation Hash, const Token &Keyword,
                          StringRef Name, bool IsAngled, CharSourceRange,
                          OptionalFileEntryRef File, StringRef, StringRef,
                          const Module *, bool,
                          SrcMgr::CharacteristicKind Kind) override {
    if (Stopped || !File || !SrcMgr::isSystem(Kind) || !isOwn(Hash))
      return;
    if (Braces)
      Stopped = true;
    else if (IsAngled &&
             Keyword.getIdentifierInfo()->getPPKeywordID() == tok::pp_include)
      Scan.Named.push_back({Name.str(), idOf(*File)});
  }

  void MacroDefined(const Token &Name, const MacroDirective *) override {
    noteChanged(Name);
  }

  void MacroUndefined(const Token &Name, const MacroDefinition &,
                      const MacroDirective *) override {
    noteChanged(Name);
  }

  void PragmaDirective(SourceLocation Loc, PragmaIntroducerKind) override {
    if (Stopped || !isOwn(Loc))
      return;
    const StringRef Line =
        StringRef(PP.getSourceManager().getCharacterData(Loc))
            .take_until([](char C) { return C == '\n'; });
    Stopped = none_of(ArrayRef<StringRef>{"once", "diagnostic", "region"},
                      [&](StringRef Word) { return Line.contains(Word); });
  }

  void Ifdef(SourceLocation, const Token &Name,
             const MacroDefinition &) override {
    noteTested(Name);
  }
  void Ifndef(SourceLocation, const Token &Name,
              const MacroDefinition &) override {
    noteTested(Name);
  }
  void Elifdef(SourceLocation, const Token &Name,
               const MacroDefinition &) override {
    noteTested(Name);
  }
  void Elifndef(SourceLocation, const Token &Name,
                const MacroDefinition &) override {
    noteTested(Name);
  }
  void If(SourceLocation, SourceRange Condition, ConditionValueKind) override {
    noteTested(Condition);
  }
  void Elif(SourceLocation, SourceRange Condition, ConditionValueKind,
            SourceLocation) override {
    noteTested(Condition);
  }

  void EndOfMainFile() override {
    for (const Doubt &D : Doubts)
      if (D.Tested ? isFromSystemHeader(*D.Macro)
                   : !isGuard(D) && isMentioned(*D.Macro)) {
        Scan.Named.resize(D.Named);
        Files.resize(D.Files, Files.front());
        break;
      }
    for (const FileEntryRef File : Files)
      Scan.Files.push_back(idOf(File));
    llvm::sort(Scan.Files);
    Scan.Files.erase(llvm::unique(Scan.Files), Scan.Files.end());
  }

private:
  /// What may turn out to set the system headers behind it apart from those
  /// before it.
  struct Doubt {
    const IdentifierInfo *Macro;
    /// The file that changes or tests the macro.
    FileID File;
    /// It was looked at while it was not defined.
    bool Tested;
    /// What was recorded by then.
    size_t Named;
    size_t Files;
  };

  bool isOwn(SourceLocation Loc) const {
    const SourceManager &Sources = PP.getSourceManager();
    return !Sources.isInSystemHeader(Loc) &&
           !Sources.isWrittenInBuiltinFile(Loc) &&
           !Sources.isWrittenInCommandLineFile(Loc);
  }

  void doubt(const Token &Macro, bool Tested) {
    Doubts.push_back({Macro.getIdentifierInfo(),
                      PP.getSourceManager().getFileID(Macro.getLocation()),
                      Tested, Scan.Named.size(), Files.size()});
  }

  void noteChanged(const Token &Name) {
    if (!Stopped && isOwn(Name.getLocation()))
      doubt(Name, /*Tested=*/false);
  }

  void noteTested(const Token &Name) {
    if (!Stopped && !PP.isMacroDefined(Name.getIdentifierInfo()) &&
        isOwn(Name.getLocation()))
      doubt(Name, /*Tested=*/true);
  }

  void noteTested(SourceRange Condition) {
    if (Stopped || !isOwn(Condition.getBegin()))
      return;
    const SourceManager &Sources = PP.getSourceManager();
    // A __has_include expands to its answer.
    const SourceLocation First = Sources.getExpansionLoc(Condition.getBegin());
    const SourceLocation Last = Sources.getExpansionLoc(Condition.getEnd());
    const char *Begin = Sources.getCharacterData(First);
    const char *End = Sources.getCharacterData(PP.getLocForEndOfToken(Last));
    Lexer Words(First, PP.getLangOpts(), Begin, Begin, End);
    Token Word;
    // The last word is lexed by the call that says that the end is reached.
    for (bool AtEnd = false; !AtEnd;) {
      AtEnd = Words.LexFromRawLexer(Word);
      if (Word.is(tok::raw_identifier)) {
        PP.LookUpIdentifierInfo(Word);
        noteTested(Word);
      }
    }
  }

  bool isFromSystemHeader(const IdentifierInfo &Macro) const {
    const MacroInfo *Info = PP.getMacroInfo(&Macro);
    return Info &&
           PP.getSourceManager().isInSystemHeader(Info->getDefinitionLoc());
  }

  bool isGuard(const Doubt &D) const {
    const OptionalFileEntryRef File =
        PP.getSourceManager().getFileEntryRefForID(D.File);
    return File &&
           PP.getHeaderSearchInfo().getFileInfo(*File).getControllingMacro(
               nullptr) == D.Macro;
  }

  bool isMentioned(const IdentifierInfo &Macro) {
    vfs::FileSystem &Disk = PP.getFileManager().getVirtualFileSystem();
    return any_of(Files, [&](FileEntryRef File) {
      return Words.mentions(File.getName(), Macro.getName(), Disk);
    });
  }

  Preprocessor &PP;
  HeaderWords &Words;
  IncludeScan &Scan;
  /// The system headers, in the order of the text.
  std::vector<FileEntryRef> Files;
  std::vector<Doubt> Doubts;
  unsigned Braces = 0;
  bool Stopped = false;
};

class ScanAction : public PreprocessOnlyAction {
public:
  ScanAction(IntrusiveRefCntPtr<SystemDirectives::FileSystem> Files,
             HeaderWords &Words, IncludeScan &Scan)
      : Files(std::move(Files)), Words(Words), Scan(Scan) {}

protected:
  void ExecuteAction() override {
    Preprocessor &PP = getCompilerInstance().getPreprocessor();
    SystemDirectives Directives(PP, Files);
    PP.setDependencyDirectivesGetter(Directives);
    auto Recorder = std::make_unique<IncludeRecorder>(PP, Words, Scan);
    PP.setTokenWatcher(
        [&Recorder = *Recorder](const Token &T) { Recorder.noteToken(T); });
    PP.addPPCallbacks(std::move(Recorder));
    PreprocessOnlyAction::ExecuteAction();
  }

private:
  IntrusiveRefCntPtr<SystemDirectives::FileSystem> Files;
  HeaderWords &Words;
  IncludeScan &Scan;
};

} // namespace

IncludeScan IncludeScanner::scan(const Unit &U, const Options &Opts) {
  IncludeScan Scan;
  const UnitParse Parse(U, Opts);
  if (!Parse)
    return Scan;
  auto Disk = makeIntrusiveRefCnt<SystemDirectives::FileSystem>(
      Cache, vfs::createPhysicalFileSystem());
  Disk->setCurrentWorkingDirectory(U.Command.Directory);
  if (!Parse.run(std::make_unique<ScanAction>(Disk, Words, Scan), Disk))
    return IncludeScan();
  return Scan;
}

} // namespace async_tidy::driver
