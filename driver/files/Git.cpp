// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Git.h"
#include "FileTexts.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace async_tidy::driver {

Expected<std::string> Git::run(ArrayRef<StringRef> Args) const {
  const ErrorOr<std::string> Program = sys::findProgramByName("git");
  if (!Program)
    return createStringError("git is not installed");
  SmallString<128> Output, Errors;
  if (std::error_code EC =
          sys::fs::createTemporaryFile("async-tidy", "out", Output))
    return errorCodeToError(EC);
  const FileRemover RemoveOutput(Output);
  if (std::error_code EC =
          sys::fs::createTemporaryFile("async-tidy", "err", Errors))
    return errorCodeToError(EC);
  const FileRemover RemoveErrors(Errors);

  SmallVector<StringRef> All = {*Program, "-C", Folder};
  append_range(All, Args);
  std::string Message;
  const int Status =
      sys::ExecuteAndWait(*Program, All, /*Env=*/std::nullopt,
                          {StringRef(), StringRef(Output), StringRef(Errors)},
                          /*SecondsToWait=*/0, /*MemoryLimit=*/0, &Message);
  if (Status == 0)
    return textOnDisk(Output);
  const std::string Said = StringRef(textOnDisk(Errors)).trim().str();
  return createStringError("git " + Args.front() + ": " +
                           (Said.empty() ? Message : Said));
}

StringSet<> ignoredByGit(ArrayRef<std::string> Paths, StringRef Top) {
  // A folder that is no repository may lie in one.
  Expected<std::string> Prefix = Git(Top).run({"rev-parse", "--show-prefix"});
  if (!Prefix || !StringRef(*Prefix).trim().empty()) {
    consumeError(Prefix.takeError());
    return {};
  }
  StringSet<> Ignored;
  constexpr size_t AtOnce = 1000;
  for (ArrayRef<std::string> Left = Paths; !Left.empty();
       Left = Left.drop_front(std::min(AtOnce, Left.size()))) {
    // Nothing of the repository's own is run for it.
    SmallVector<StringRef> Args = {"--literal-pathspecs",
                                   "-c",
                                   "core.fsmonitor=false",
                                   "ls-files",
                                   "--others",
                                   "--ignored",
                                   "--exclude-standard",
                                   "--full-name",
                                   "-z",
                                   "--"};
    append_range(Args, Left.take_front(AtOnce));
    Expected<std::string> Names = Git(Top).run(Args);
    if (!Names) {
      consumeError(Names.takeError());
      return Ignored;
    }
    SmallVector<StringRef> Each;
    StringRef(*Names).split(Each, '\0', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    for (StringRef Name : Each)
      Ignored.insert((Top + "/" + Name).str());
  }
  return Ignored;
}

} // namespace async_tidy::driver
