// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ChangeSet.h"
#include "files/Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// Splits git's output of -z.
class Fields {
public:
  explicit Fields(StringRef Text) : Rest(Text) {}
  bool empty() const { return Rest.empty(); }
  StringRef next() {
    const auto [Field, Behind] = Rest.split('\0');
    Rest = Behind;
    return Field;
  }

private:
  StringRef Rest;
};

/// The repository that the project lies in.
class Repository {
public:
  static Expected<Repository> around(const ProjectPaths &Paths) {
    Expected<std::string> Top =
        Git(Paths.root()).run({"rev-parse", "--show-toplevel"});
    if (!Top)
      return Top.takeError();
    return Repository(StringRef(*Top).trim().str(), Paths);
  }

  Expected<std::string> run(ArrayRef<StringRef> Args) const {
    return Git(Top).run(Args);
  }

  std::string pathOf(StringRef Name) const {
    return Paths->canonical(Top + "/" + Name.str());
  }

  /// The text of "revision:name" or ":name", as a checkout would write it.
  Expected<std::string> text(StringRef Blob) const {
    return run({"cat-file", "--filters", Blob});
  }

  /// The full name of a commit, or nothing.
  std::optional<std::string> commit(StringRef Revision) const {
    Expected<std::string> Name = run(
        {"rev-parse", "--verify", "--quiet", (Revision + "^{commit}").str()});
    if (Name)
      return StringRef(*Name).trim().str();
    consumeError(Name.takeError());
    return std::nullopt;
  }

private:
  Repository(std::string Top, const ProjectPaths &Paths)
      : Top(std::move(Top)), Paths(&Paths) {}

  std::string Top;
  const ProjectPaths *Paths;
};

/// What git's --name-status says since \p Base.
ChangeSet changesIn(StringRef NameStatus, const Repository &Git,
                    const std::string &Base) {
  ChangeSet Result;
  std::map<std::string, std::string> NameBefore;
  for (Fields F(NameStatus); !F.empty();) {
    const char Status = F.next().front();
    const StringRef Old = F.next();
    const StringRef New = Status == 'R' || Status == 'C' ? F.next() : Old;
    const std::string Path = Git.pathOf(New);
    Result.Changed.insert(Path);
    if (Status != 'A')
      NameBefore[Path] = Old.str();
    if (Status == 'D')
      Result.Deleted.insert(Path);
  }
  Result.TextBefore =
      [Git, Base, NameBefore](
          const std::string &Path) -> Expected<std::optional<std::string>> {
    const auto It = NameBefore.find(Path);
    if (It == NameBefore.end())
      return std::nullopt;
    Expected<std::string> Text = Git.text(Base + ":" + It->second);
    if (!Text)
      return Text.takeError();
    return std::move(*Text);
  };
  return Result;
}

} // namespace

Expected<ChangeSet> changesSince(StringRef Revision,
                                 const ProjectPaths &Paths) {
  Expected<Repository> Git = Repository::around(Paths);
  if (!Git)
    return Git.takeError();
  const std::optional<std::string> Base = Git->commit(Revision);
  if (!Base)
    return createStringError("git knows no revision '" + Revision + "'");
  Expected<std::string> Differences =
      Git->run({"diff", "--name-status", "-z", "--find-renames", *Base});
  if (!Differences)
    return Differences.takeError();
  Expected<std::string> Untracked =
      Git->run({"ls-files", "--others", "--exclude-standard", "-z"});
  if (!Untracked)
    return Untracked.takeError();
  ChangeSet Result = changesIn(*Differences, *Git, *Base);
  for (Fields F(*Untracked); !F.empty();)
    Result.Changed.insert(Git->pathOf(F.next()));
  return Result;
}

Expected<ChangeSet> stagedChanges(const ProjectPaths &Paths, FileTexts &Texts) {
  Expected<Repository> Git = Repository::around(Paths);
  if (!Git)
    return Git.takeError();
  // Before the first commit git holds the index against nothing.
  const std::string Base = Git->commit("HEAD").value_or("HEAD");
  Expected<std::string> Differences =
      Git->run({"diff", "--cached", "--name-status", "-z", "--find-renames"});
  if (!Differences)
    return Differences.takeError();
  Expected<std::string> Unstaged =
      Git->run({"diff", "--name-only", "-z", "--diff-filter=MDT"});
  if (!Unstaged)
    return Unstaged.takeError();
  for (Fields F(*Unstaged); !F.empty();) {
    const StringRef Name = F.next();
    Expected<std::string> Text = Git->text((":" + Name).str());
    if (!Text)
      return Text.takeError();
    Texts[Git->pathOf(Name)] = std::move(*Text);
  }
  return changesIn(*Differences, *Git, Base);
}

Expected<ChangeSet> changesSinceMergeBase(StringRef Ref,
                                          const ProjectPaths &Paths) {
  Expected<std::string> Base =
      Git(Paths.root()).run({"merge-base", Ref, "HEAD"});
  if (!Base) {
    consumeError(Base.takeError());
    return createStringError("git finds no common ancestor of '" + Ref +
                             "' and HEAD; a shallow clone may lack it "
                             "(fetch-depth: 0)");
  }
  return changesSince(StringRef(*Base).trim(), Paths);
}

} // namespace async_tidy::driver
