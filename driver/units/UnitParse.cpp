// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitParse.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/Stack.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {
namespace {

/// For an action that is made already; it runs once.
class GivenAction : public tooling::FrontendActionFactory {
public:
  explicit GivenAction(std::unique_ptr<FrontendAction> Action)
      : Action(std::move(Action)) {}

  std::unique_ptr<FrontendAction> create() override {
    return std::move(Action);
  }

private:
  std::unique_ptr<FrontendAction> Action;
};

} // namespace

UnitParse::UnitParse(const Unit &U, const Options &Opts)
    : NotEntered(sys::fs::set_current_path(U.Command.Directory)) {
  noteBottomOfStack();
  if (!NotEntered)
    Plan = planParse(U.Command, Opts.ExtraArgsBefore, Opts.ExtraArgs);
}

bool UnitParse::run(std::unique_ptr<FrontendAction> Action,
                    IntrusiveRefCntPtr<vfs::FileSystem> Disk,
                    DiagnosticConsumer *Said) const {
  IgnoringDiagConsumer Silent;
  auto Files = llvm::makeIntrusiveRefCnt<FileManager>(FileSystemOptions(),
                                                      std::move(Disk));
  return GivenAction(std::move(Action))
      .runInvocation(std::make_unique<CompilerInvocation>(*Plan.Invocation),
                     Files.get(), std::make_shared<PCHContainerOperations>(),
                     Said ? Said : &Silent);
}

} // namespace async_tidy::driver
