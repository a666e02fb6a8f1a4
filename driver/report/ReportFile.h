// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_REPORT_REPORTFILE_H
#define ASYNC_TIDY_DRIVER_REPORT_REPORTFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace async_tidy::driver {

/// A place that a report goes to. It is opened before anything is linted, so
/// that a path that cannot be written is known then; the file keeps its old
/// text until the report is written.
class ReportFile {
public:
  /// Standard output where \p Path is empty. With \p Append the old text stays
  /// for good, and the report follows it.
  static llvm::Expected<ReportFile> open(llvm::StringRef Path,
                                         bool Append = false);

  ReportFile(ReportFile &&Other);
  ReportFile &operator=(ReportFile &&) = delete;
  ~ReportFile();

  bool isTerminal() const;

  /// Puts \p Text in place of what the file holds and closes it.
  llvm::Error write(llvm::StringRef Text);

private:
  ReportFile(int File, std::string Name, bool Owned, bool Append)
      : File(File), Name(std::move(Name)), Owned(Owned), Append(Append) {}

  int File;
  std::string Name;
  bool Owned;
  bool Append;
};

} // namespace async_tidy::driver

#endif
