// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PrefixFile.h"
#include "units/SystemBodies.h"
#include "units/UnitParse.h"
#include "workers/HugePages.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/Support/MemoryBuffer.h"
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {
namespace {

class PrefixAction : public GeneratePCHAction {
protected:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef File) override {
    std::unique_ptr<ASTConsumer> Writer =
        GeneratePCHAction::CreateASTConsumer(Compiler, File);
    return Writer ? std::make_unique<SystemBodySkipper>(std::move(Writer))
                  : nullptr;
  }
};

} // namespace

PrefixFile::PrefixFile()
    : File(::memfd_create("async-tidy-prefix", MFD_CLOEXEC)) {}

PrefixFile::~PrefixFile() {
  if (File >= 0)
    ::close(File);
}

PrefixFile::PrefixFile(PrefixFile &&Other) noexcept
    : File(std::exchange(Other.File, -1)) {}

std::string PrefixFile::path() const {
  return File < 0 ? "" : "/proc/self/fd/" + std::to_string(File);
}

bool writePrefix(ArrayRef<std::string> Headers, const Unit &U,
                 const Options &Opts, const std::string &Path) {
  backHeapByHugePages();
  UnitParse Parse(U, Opts);
  if (!Parse)
    return false;

  std::string Text;
  for (const std::string &Header : Headers)
    Text += "#include <" + Header + ">\n";
  const StringRef Name = "async-tidy-prefix.h";
  const std::unique_ptr<MemoryBuffer> Prefix =
      MemoryBuffer::getMemBuffer(Text, Name);
  FrontendOptions &Frontend = Parse.invocation().getFrontendOpts();
  Frontend.Inputs = {
      FrontendInputFile(Name, Frontend.Inputs.front().getKind())};
  Frontend.OutputFile = Path;
  Frontend.UseTemporary = false;
  PreprocessorOptions &Preprocessor = Parse.invocation().getPreprocessorOpts();
  Preprocessor.addRemappedFile(Name, Prefix.get());
  Preprocessor.RetainRemappedFileBuffers = true;
  return Parse.run(std::make_unique<PrefixAction>(), vfs::getRealFileSystem());
}

} // namespace async_tidy::driver
