// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitFiles.h"
#include "Arguments.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/Utils.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {
namespace {

class FileCollector : public DependencyCollector {
public:
  /// \p SystemFiles may be null.
  FileCollector(std::vector<std::string> &Files,
                std::vector<std::string> *SystemFiles)
      : Files(Files), SystemFiles(SystemFiles) {}

  bool needSystemDependencies() override { return SystemFiles; }

  bool sawDependency(StringRef Name, bool FromModule, bool IsSystem,
                     bool IsModuleFile, bool IsMissing) override {
    const bool Wanted = DependencyCollector::sawDependency(
        Name, FromModule, IsSystem, IsModuleFile, IsMissing);
    if (Wanted && IsSystem)
      System.insert(Name);
    return Wanted;
  }

  void finishedMainFile(DiagnosticsEngine &) override {
    for (const std::string &Name : getDependencies()) {
      if (!System.contains(Name))
        Files.push_back(Name);
      else if (SystemFiles)
        SystemFiles->push_back(Name);
    }
  }

private:
  std::vector<std::string> &Files;
  std::vector<std::string> *SystemFiles;
  StringSet<> System;
};

/// Preprocesses only.
class ScanAction : public PreprocessOnlyAction {
public:
  explicit ScanAction(std::vector<std::string> &Files) : Files(Files) {}

  bool BeginSourceFileAction(CompilerInstance &Compiler) override {
    collectFiles(Compiler, Files, /*SystemFiles=*/nullptr);
    return PreprocessOnlyAction::BeginSourceFileAction(Compiler);
  }

private:
  std::vector<std::string> &Files;
};

class ScanActionFactory : public tooling::FrontendActionFactory {
public:
  explicit ScanActionFactory(std::vector<std::string> &Files) : Files(Files) {}

  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<ScanAction>(Files);
  }

private:
  std::vector<std::string> &Files;
};

} // namespace

IntrusiveRefCntPtr<vfs::FileSystem> fileSystemWith(const FileTexts &Instead,
                                                   StringRef Folder) {
  IntrusiveRefCntPtr<vfs::FileSystem> Disk = vfs::getRealFileSystem();
  if (Instead.empty())
    return Disk;
  auto Memory = llvm::makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  for (const auto &[Path, Text] : Instead)
    Memory->addFile(Path, /*ModificationTime=*/0,
                    MemoryBuffer::getMemBuffer(Text, Path));
  auto Both = llvm::makeIntrusiveRefCnt<vfs::OverlayFileSystem>(Disk);
  Both->pushOverlay(Memory);
  Both->setCurrentWorkingDirectory(Folder);
  return Both;
}

void collectFiles(CompilerInstance &Compiler, std::vector<std::string> &Files,
                  std::vector<std::string> *SystemFiles) {
  auto Collector = std::make_shared<FileCollector>(Files, SystemFiles);
  // The preprocessor is there already; the reader of a precompiled header is
  // yet to come.
  Collector->attachToPreprocessor(Compiler.getPreprocessor());
  Compiler.addDependencyCollector(Collector);
}

std::vector<std::string> filesRead(const Unit &U, const Options &Opts,
                                   const FileTexts &Instead) {
  std::vector<std::string> Files;
  const std::string &Folder = U.Command.Directory;
  if (sys::fs::set_current_path(Folder))
    return Files;
  ParsePlan Parse = planParse(U.Command, Opts.ExtraArgsBefore, Opts.ExtraArgs);
  if (!Parse.Invocation)
    return Files;
  ScanActionFactory Factory(Files);
  IgnoringDiagConsumer Silent;
  auto Manager = llvm::makeIntrusiveRefCnt<FileManager>(
      FileSystemOptions(), fileSystemWith(Instead, Folder));
  Factory.runInvocation(std::move(Parse.Invocation), Manager.get(),
                        std::make_shared<PCHContainerOperations>(), &Silent);
  for (std::string &File : Files)
    File = absolutePath(File, Folder);
  return Files;
}

} // namespace async_tidy::driver
