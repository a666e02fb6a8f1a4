// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitFiles.h"
#include "UnitParse.h"
#include "files/ProjectPaths.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/Utils.h"
#include "llvm/ADT/StringSet.h"

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

} // namespace

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
  const UnitParse Parse(U, Opts);
  if (!Parse)
    return Files;
  const std::string &Folder = U.Command.Directory;
  Parse.run(std::make_unique<ScanAction>(Files),
            fileSystemWith(Instead, Folder));
  for (std::string &File : Files)
    File = absolutePath(File, Folder);
  return Files;
}

} // namespace async_tidy::driver
