// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// async-tidyd: the real clangd with async-tidy's checks linked in.
#include "Clangd.h"
#include "llvm/ADT/STLExtras.h"
#include <string>
#include <vector>

namespace clang::clangd::remote {

// A remote index needs gRPC; clangd copes with none.
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef, llvm::StringRef) {
  return nullptr;
}

} // namespace clang::clangd::remote

int main(int Argc, char *Argv[]) {
  std::vector<char *> Args(Argv, Argv + Argc);
  // clangd looks for clang's own headers beside itself.
  std::string ResourceDir = "--resource-dir=" ASYNC_TIDY_RESOURCE_DIR;
  const bool IsGiven = llvm::any_of(Args, [](llvm::StringRef Arg) {
    return Arg.ltrim('-').starts_with("resource-dir");
  });
  if (!IsGiven)
    Args.insert(Args.begin() + 1, ResourceDir.data());
  Args.push_back(nullptr);
  return clang::clangd::clangdMain(static_cast<int>(Args.size()) - 1,
                                   Args.data());
}
