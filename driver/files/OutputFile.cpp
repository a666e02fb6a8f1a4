// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OutputFile.h"
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

using namespace llvm;

namespace async_tidy::driver {
namespace {

Error systemError(StringRef Name) {
  const std::error_code EC(errno, std::generic_category());
  return createStringError("cannot write '" + Name + "': " + EC.message());
}

} // namespace

Expected<OutputFile> OutputFile::open(StringRef Path, bool Append) {
  if (Path.empty())
    return OutputFile(STDOUT_FILENO, "standard output", /*Owned=*/false,
                      Append);
  const int File =
      ::open(Path.str().c_str(),
             O_WRONLY | O_CREAT | O_CLOEXEC | (Append ? O_APPEND : 0), 0666);
  if (File < 0)
    return systemError(Path);
  return OutputFile(File, Path.str(), /*Owned=*/true, Append);
}

OutputFile::OutputFile(OutputFile &&Other)
    : File(Other.File), Name(std::move(Other.Name)),
      Owned(std::exchange(Other.Owned, false)), Append(Other.Append) {}

OutputFile::~OutputFile() {
  if (Owned)
    ::close(File);
}

bool OutputFile::isTerminal() const { return ::isatty(File); }

Error OutputFile::write(StringRef Text) {
  // Devices and pipes have no length to cut.
  if (Owned && !Append && ::ftruncate(File, 0) && errno != EINVAL)
    return systemError(Name);
  while (!Text.empty()) {
    const ssize_t Written = ::write(File, Text.data(), Text.size());
    if (Written < 0 && errno == EINTR)
      continue;
    if (Written < 0)
      return systemError(Name);
    Text = Text.drop_front(Written);
  }
  if (std::exchange(Owned, false) && ::close(File))
    return systemError(Name);
  return Error::success();
}

} // namespace async_tidy::driver
