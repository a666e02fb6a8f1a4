// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECRETTEXTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECRETTEXTS_H

#include "SecurityFacts.h"
#include "support/facts/Facts.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Regex.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Tells texts that are passwords, keys and tokens from those that stand in
/// their place, name them or describe them.
class SecretTexts {
public:
  /// A text with one of the words \p Placeholders stands for another one.
  explicit SecretTexts(const std::vector<std::string> &Placeholders);

  /// Whether \p Text can be a password that people have thought of.
  bool canBePassword(llvm::StringRef Text) const;
  /// The same of what stands beside the name of an environment variable, in
  /// its stead: an identifier can be a password there.
  bool canBeDefault(llvm::StringRef Text) const;
  /// Whether \p Text can be a key or token that a machine has made.
  bool canBeKey(llvm::StringRef Text) const;

  /// Whether \p Text is a URL with user:password@.
  bool isUrlWithPassword(llvm::StringRef Text) const;
  /// Whether \p Text tells a database where to connect, and with which
  /// password: host=... password=...
  bool isConnectionWithPassword(llvm::StringRef Text) const;

  /// The first of \p Forms of which a part of \p Text is, or null.
  const SecretForm *formIn(llvm::StringRef Text,
                           const std::vector<SecretForm> &Forms);

private:
  bool isPlaceholder(llvm::StringRef Text) const;

  std::vector<std::string> Placeholders;
  /// Of each form, once it is asked for.
  std::vector<llvm::Regex> Rests;
};

} // namespace async_tidy

#endif
