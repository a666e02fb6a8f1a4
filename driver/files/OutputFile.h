// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FILES_OUTPUTFILE_H
#define ASYNC_TIDY_DRIVER_FILES_OUTPUTFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace async_tidy::driver {

/// A place that what a run gives goes to. It is opened before anything is
/// linted, so that a path that cannot be written is known then; the file keeps
/// its old text until the new one is written.
class OutputFile {
public:
  /// Standard output where \p Path is empty. With \p Append the old text stays
  /// for good, and the new one follows it.
  static llvm::Expected<OutputFile> open(llvm::StringRef Path,
                                         bool Append = false);

  OutputFile(OutputFile &&Other);
  OutputFile &operator=(OutputFile &&) = delete;
  ~OutputFile();

  bool isTerminal() const;

  /// Puts \p Text in place of what the file holds and closes it.
  llvm::Error write(llvm::StringRef Text);

private:
  OutputFile(int File, std::string Name, bool Owned, bool Append)
      : File(File), Name(std::move(Name)), Owned(Owned), Append(Append) {}

  int File;
  std::string Name;
  bool Owned;
  bool Append;
};

} // namespace async_tidy::driver

#endif
