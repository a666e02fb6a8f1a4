// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PrefixFile.h"
#include "units/Arguments.h"
#include "units/SystemBodies.h"
#include "workers/HugePages.h"
#include "clang/Basic/Stack.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
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
  noteBottomOfStack();
  if (sys::fs::set_current_path(U.Command.Directory))
    return false;
  ParsePlan Parse = planParse(U.Command, Opts.ExtraArgsBefore, Opts.ExtraArgs);
  if (!Parse.Invocation)
    return false;

  std::string Text;
  for (const std::string &Header : Headers)
    Text += "#include <" + Header + ">\n";
  FrontendOptions &Frontend = Parse.Invocation->getFrontendOpts();
  const StringRef Name = "async-tidy-prefix.h";
  Frontend.Inputs = {
      FrontendInputFile(Name, Frontend.Inputs.front().getKind())};
  Frontend.OutputFile = Path;
  Frontend.UseTemporary = false;
  Parse.Invocation->getPreprocessorOpts().addRemappedFile(
      Name, MemoryBuffer::getMemBufferCopy(Text, Name).release());

  IgnoringDiagConsumer Silent;
  auto Files = makeIntrusiveRefCnt<FileManager>(FileSystemOptions(),
                                                vfs::getRealFileSystem());
  return tooling::newFrontendActionFactory<PrefixAction>()->runInvocation(
      std::move(Parse.Invocation), Files.get(),
      std::make_shared<PCHContainerOperations>(), &Silent);
}

} // namespace async_tidy::driver
