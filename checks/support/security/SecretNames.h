// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECRETNAMES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECRETNAMES_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Which names say that what they name is a secret, by their words: "api key"
/// stands in apiKey_, API_KEY and x-api-key.
class SecretNames {
public:
  /// \p Secret are words, or words in a row, after * behind another word only;
  /// a name that has one of \p Harmless says something about a secret, not the
  /// secret; after * as its last word only: a password's env is none, an env's
  /// password is one. Of those, words in a row may have the secret's among
  /// them: "password key".
  SecretNames(const std::vector<std::string> &Secret,
              const std::vector<std::string> &Harmless);

  bool isSecret(llvm::StringRef Name) const;

private:
  struct Words {
    std::string Text;
    bool BehindOthers;
  };

  std::vector<Words> Secret;
  std::vector<Words> Harmless;
};

/// " api key " of apiKey_: the words in lower case, spaces around each.
std::string wordsOf(llvm::StringRef Name);

} // namespace async_tidy

#endif
