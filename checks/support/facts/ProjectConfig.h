// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_PROJECTCONFIG_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_PROJECTCONFIG_H

#include "ConfigError.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

class Facts;

/// The name of a project's configuration file.
inline constexpr llvm::StringLiteral ConfigFileName = ".async-tidy.json";

/// The clang-tidy option that names the configuration file to use instead of
/// the one found upward from the source file.
inline constexpr llvm::StringLiteral ConfigFileOption = "async-tidy.ConfigFile";

/// The clang-tidy option by which the driver asks for findings that hang on
/// other units: it decides them when it has seen them all.
inline constexpr llvm::StringLiteral WholeProgramOption =
    "async-tidy.WholeProgram";

/// What a project's .async-tidy.json says: options of checks, and facts of its
/// own that join those of rules/models.
class ProjectConfig {
public:
  /// The configuration file that holds for \p SourceFile: the nearest
  /// .async-tidy.json in its folder or above. Empty where there is none.
  static std::string findFor(llvm::StringRef SourceFile);

  /// Reads \p Path once per process. An empty path gives the built-in models
  /// alone. Where the file is wrong, errors() says how and the rest of the
  /// configuration is what it would be without the file.
  static std::shared_ptr<const ProjectConfig> load(llvm::StringRef Path);

  const std::vector<ConfigError> &errors() const { return Errors; }

  /// The value of an option as .clang-tidy would write it, where the file
  /// sets it.
  std::optional<llvm::StringRef> option(llvm::StringRef Check,
                                        llvm::StringRef Option) const;

  /// Whether the file switches \p Check on or off.
  std::optional<bool> enabled(llvm::StringRef Check) const;

  /// The built-in models and the project's own facts.
  const Facts &facts() const { return *AllFacts; }

private:
  std::vector<ConfigError> Errors;
  /// "check.Option" to value.
  llvm::StringMap<std::string> Options;
  llvm::StringMap<bool> Enabled;
  std::shared_ptr<const Facts> AllFacts;
};

} // namespace async_tidy

#endif
