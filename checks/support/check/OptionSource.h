// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_OPTIONSOURCE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_OPTIONSOURCE_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "support/facts/CallList.h"
#include "support/facts/ProjectConfig.h"
#include <initializer_list>
#include <string>
#include <vector>

namespace async_tidy {

/// Where a check's options come from: .clang-tidy or the command line first,
/// then .async-tidy.json, then the default. A value that an option cannot take
/// is reported and the default holds.
class OptionSource {
public:
  using Values = std::initializer_list<llvm::StringRef>;

  OptionSource(llvm::StringRef Check, clang::tidy::ClangTidyContext &Context,
               const ProjectConfig &Config);

  bool flag(llvm::StringRef Name, llvm::StringRef Default,
            Values Allowed) const;
  int number(llvm::StringRef Name, llvm::StringRef Default,
             Values Allowed) const;
  std::string text(llvm::StringRef Name, llvm::StringRef Default,
                   Values Allowed) const;
  std::vector<std::string> list(llvm::StringRef Name, llvm::StringRef Default,
                                Values Allowed) const;
  std::vector<ListedCall> calls(llvm::StringRef Name, llvm::StringRef Default,
                                Values Allowed) const;

private:
  std::string value(llvm::StringRef Name, llvm::StringRef Default) const;
  void reject(llvm::StringRef Name, llvm::StringRef Value,
              const llvm::Twine &Wanted) const;

  llvm::StringRef Check;
  clang::tidy::ClangTidyContext &Context;
  const ProjectConfig &Config;
};

/// Writes a check's options back, as --dump-config shows them.
class OptionSink {
public:
  OptionSink(llvm::StringRef Check,
             clang::tidy::ClangTidyOptions::OptionMap &Into)
      : Check(Check), Into(Into) {}

  void put(llvm::StringRef Name, bool Value);
  void put(llvm::StringRef Name, int Value);
  void put(llvm::StringRef Name, const std::string &Value);
  void put(llvm::StringRef Name, const std::vector<std::string> &Value);
  void put(llvm::StringRef Name, const std::vector<ListedCall> &Value);

private:
  llvm::StringRef Check;
  clang::tidy::ClangTidyOptions::OptionMap &Into;
};

} // namespace async_tidy

#endif
