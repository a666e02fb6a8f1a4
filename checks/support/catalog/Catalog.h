// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CATALOG_CATALOG_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CATALOG_CATALOG_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace async_tidy {

/// How sure and how grave a finding is.
enum class Tier { Bug, Risk, Opinion };

/// "bug", "risk" or "opinion", as in rules/checks.
llvm::StringRef tierName(Tier T);

/// "error" for a bug, "warning" for a risk, "note" for an opinion.
llvm::StringRef severityOf(Tier T);

/// One kind of warning that a check can give.
struct FindingKind {
  llvm::StringRef Check;
  llvm::StringRef Name;
  Tier Level;
  /// With %0, %1 ... where the check fills in names.
  llvm::StringRef Message;
  /// A test with such a finding tests nothing.
  bool CountsInTests;
};

struct OptionInfo {
  llvm::StringRef Name;
  llvm::StringRef Type;
  /// As it stands in .clang-tidy: "true", "16", "a;b".
  llvm::StringRef Default;
  llvm::StringRef Summary;
};

/// What rules/checks/<check>.json declares, and the check's page.
struct CheckInfo {
  llvm::StringRef Name;
  llvm::StringRef Group;
  Tier Level;
  llvm::StringRef Summary;
  llvm::StringRef Fix;
  llvm::StringRef Since;
  llvm::StringRef Url;
  llvm::ArrayRef<FindingKind> Findings;
  llvm::ArrayRef<OptionInfo> Options;
  llvm::ArrayRef<llvm::StringRef> Rows;
  /// The text of docs/checks/<check>.md.
  llvm::StringRef Page;
};

/// Every check, sorted by name.
llvm::ArrayRef<CheckInfo> checkCatalog();

/// The check of that name, or null.
const CheckInfo *findCheck(llvm::StringRef Name);

/// The kind of findings of that name that a check makes, or null.
const FindingKind *findKind(llvm::StringRef Check, llvm::StringRef Name);

/// The models of rules/models, one JSON array.
llvm::StringRef embeddedModels();

/// The JSON schema of .async-tidy.json.
llvm::StringRef configSchema();

/// "0.1.0".
llvm::StringRef productVersion();

} // namespace async_tidy

#endif
