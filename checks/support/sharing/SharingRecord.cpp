// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SharingRecord.h"
#include "ClaimedStarts.h"
#include "support/code/Names.h"
#include "support/code/Overrides.h"
#include "support/coroutines/Coroutine.h"
#include "support/program/PointJson.h"
#include "support/program/RecordHead.h"
#include "support/running/Running.h"

using namespace clang;

namespace async_tidy {

using nlohmann::json;

json toJson(const SharingRecord &Record) {
  const std::string &File = Record.At.File;
  json Value = {{"usr", Record.Usr},
                {"name", Record.Name},
                {"file", File},
                {"at", toJson(Record.At, File)}};
  if (!Record.Defines.empty())
    Value["defines"] = Record.Defines;
  if (Record.IsBegin)
    Value["begins"] = true;
  if (Record.IsMain)
    Value["main"] = true;
  if (Record.IsOpen)
    Value["open"] = true;
  if (!Record.Overrides.empty())
    Value["overrides"] = Record.Overrides;
  for (const ChangedPlace &Change : Record.Changes)
    Value["changes"].push_back({Change.Place, static_cast<int>(Change.Kind),
                                toJson(Change.At, File), Change.IsGiven});
  for (const FunctionEntry &Entry : Record.Entries)
    Value["runs"].push_back(
        {Entry.Usr, static_cast<int>(Entry.How), Entry.Offset});
  return Value;
}

void namesIn(const SharingRecord &Record,
             llvm::function_ref<void(const std::string &)> Take) {
  for (const FunctionEntry &Entry : Record.Entries)
    Take(Entry.Usr);
}

SharingRecord sharingRecordFromJson(const json &Value) {
  const std::string File = Value.at("file");
  SharingRecord Record;
  Record.Usr = Value.at("usr");
  Record.Defines = Value.value("defines", "");
  Record.Name = Value.at("name");
  Record.At = pointFromJson(Value.at("at"), File);
  Record.IsBegin = Value.value("begins", false);
  Record.IsMain = Value.value("main", false);
  Record.IsOpen = Value.value("open", false);
  if (const auto It = Value.find("overrides"); It != Value.end())
    Record.Overrides = It->get<std::vector<InternedString>>();
  if (const auto It = Value.find("changes"); It != Value.end())
    for (const json &Change : *It)
      Record.Changes.push_back(
          {Change.at(0), static_cast<ChangeKind>(Change.at(1).get<int>()),
           pointFromJson(Change.at(2), File), Change.at(3)});
  if (const auto It = Value.find("runs"); It != Value.end())
    for (const json &Entry : *It)
      Record.Entries.push_back({Entry.at(0),
                                static_cast<EntryKind>(Entry.at(1).get<int>()),
                                Entry.at(2)});
  return Record;
}

/// Whether the unit has read what every coroutine needs.
static bool hasCoroutines(const ASTContext &Context) {
  const auto Named = [&](const DeclContext &In, llvm::StringRef Name) {
    return In.lookup(&Context.Idents.get(Name));
  };
  return llvm::any_of(
      Named(*Context.getTranslationUnitDecl(), "std"), [&](NamedDecl *D) {
        const auto *Standard = dyn_cast<NamespaceDecl>(D);
        return Standard && !Named(*Standard, "coroutine_traits").empty();
      });
}

Sharing::Sharing(AsyncModel &Model)
    : Model(Model), HasCoroutines(hasCoroutines(Model.context())) {}

/// Whether what \p Function does to members of its class is done to objects
/// that nobody shares: one that begins or ends, or is given another's value.
static bool isOfItsObjectAlone(const FunctionDecl &Function,
                               const ValueDecl &Field) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && Field.getDeclContext() == Method->getParent() &&
         (isa<CXXConstructorDecl, CXXDestructorDecl>(Method) ||
          Method->isCopyAssignmentOperator() ||
          Method->isMoveAssignmentOperator());
}

void Sharing::addChanges(const FunctionDecl &Function, SharingRecord &Into) {
  const SourceManager &Sources = Model.context().getSourceManager();
  std::set<std::tuple<InternedString, ChangeKind, bool>> Known;
  for (const PlaceChange &Change :
       placeChangesIn(*Model.bodyOf(Function), Model)) {
    const ValueDecl &Named = Change.Place.named();
    if (Sources.isInSystemHeader(Named.getLocation()) ||
        isOfItsObjectAlone(Function, Named))
      continue;
    const InternedString Usr = usrOf(Named);
    if (Known.insert({Usr, Change.Kind, Change.Place.isGiven()}).second)
      Into.Changes.push_back({Usr, Change.Kind,
                              pointOf(Change.At->getBeginLoc(), Sources),
                              Change.Place.isGiven()});
  }
  llvm::sort(Into.Changes);
}

bool Sharing::isFollowed(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Model.context().getSourceManager().isInSystemHeader(
          Function.getLocation()))
    return false;
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(Function))
    return false;
  if (!Method || Method->getParent()->isLambda())
    return Method || Model.asyncType(Function.getReturnType());
  if (!Method->isConst())
    return true;
  const CXXRecordDecl *Class = Method->getParent();
  const auto [It, IsNew] = HasTasks.try_emplace(Class, false);
  if (IsNew) {
    const bool Any = llvm::any_of(Class->methods(), [&](const auto *Each) {
      return Model.asyncType(Each->getReturnType()).has_value();
    });
    return HasTasks[Class] = Any;
  }
  return It->second;
}

/// Whose object \p Call works on, by how it is named.
static EntryKind kindByObject(const CallExpr &Call, Body &Code) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  if (!Member)
    return EntryKind::Same;
  const Expr *Object = strip(Member->getImplicitObjectArgument());
  const std::optional<LockPath> Path = LockPath::of(Object, Code);
  if (!Path)
    return makesNewObject(*Object) ? EntryKind::New : EntryKind::Any;
  const auto *Root = dyn_cast_or_null<VarDecl>(Path->Root);
  if (!Path->Root || isa_and_nonnull<ParmVarDecl>(Root))
    return EntryKind::Same;
  return Root && Root->hasLocalStorage() && holdsNewObject(*Root)
             ? EntryKind::New
             : EntryKind::Any;
}

/// Likewise, where the function goes on meanwhile.
static EntryKind goingOn(EntryKind How, bool IsInLoop) {
  if (How == EntryKind::Same)
    return IsInLoop ? EntryKind::Any : EntryKind::Beside;
  return How == EntryKind::New ? EntryKind::NewBeside : How;
}

void Sharing::addEntries(const FunctionDecl &Function, SharingRecord &Into) {
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  llvm::SmallPtrSet<const Expr *, 8> Awaited;
  for (const Expr *Point : Code->suspensionPoints())
    if (const Expr *Operand = awaitedOperand(*Point))
      Awaited.insert(Operand);
  const SourceManager &Sources = Model.context().getSourceManager();
  ClaimedStarts Claims(*Code, Model);
  const auto Add = [&](const FunctionDecl &Called, EntryKind How,
                       const Expr &At) {
    if (How == EntryKind::Beside && Claims.has(At))
      How = EntryKind::Claimed;
    // One of those that go on is not the other.
    const bool GoesOn = How == EntryKind::Beside ||
                        How == EntryKind::NewBeside ||
                        How == EntryKind::Claimed;
    Into.Entries.push_back(
        {calledUsr(Called, Function, /*IsVirtual=*/false), How,
         GoesOn ? Sources.getFileOffset(Sources.getFileLoc(At.getBeginLoc()))
                : 0});
  };
  for (const CodePlace &P : Code->places()) {
    if (const auto *Call = dyn_cast<CallExpr>(P.Of)) {
      const FunctionDecl *Called = Call->getDirectCallee();
      if (!Called || !isFollowed(*Called))
        continue;
      EntryKind How = kindByObject(*Call, *Code);
      const bool GoesOn =
          Model.asyncType(Call->getType()) && !Awaited.contains(Call) &&
          !(P.Taker && Awaited.contains(P.Taker) && P.Taker->getNumArgs() == 1);
      Add(*Called, GoesOn ? goingOn(How, P.Around) : How, *Call);
    } else if (const auto *Lambda = dyn_cast<LambdaExpr>(P.Of)) {
      const CXXMethodDecl *Called = Lambda->getCallOperator();
      const bool IsCoroutine = Called && coroutineBody(*Called);
      if (Called && !(P.Taker && P.Taker->getDirectCallee() == Called))
        Add(*Called,
            IsCoroutine ? goingOn(EntryKind::Same, P.Around) : EntryKind::Same,
            *Lambda);
    } else if (const auto *Named = dyn_cast<DeclRefExpr>(P.Of)) {
      const auto *Handed = dyn_cast<FunctionDecl>(Named->getDecl());
      if (Handed && isFollowed(*Handed))
        Add(*Handed, EntryKind::Any, *Named);
    }
  }
  llvm::sort(Into.Entries);
  Into.Entries.erase(llvm::unique(Into.Entries), Into.Entries.end());
}

std::optional<SharingRecord> Sharing::recordOf(const FunctionDecl &Function) {
  if (std::exchange(Latest, &Function) != &Function)
    LatestRecord = read(Function);
  return LatestRecord;
}

std::optional<SharingRecord> Sharing::read(const FunctionDecl &Function) {
  if (!HasCoroutines || Function.isDependentContext())
    return std::nullopt;
  SharingRecord Record;
  addChanges(Function, Record);
  addEntries(Function, Record);
  Record.IsMain = Function.isMain();
  Record.IsBegin = isa<CXXConstructorDecl>(Function) || Record.IsMain;
  if ((Record.Changes.empty() && Record.Entries.empty() &&
       !coroutineBody(Function)) ||
      Model.get<Running>().isTestCode(Function))
    return std::nullopt;
  Record.IsOpen = overridesLibrary(Function);
  setHead(Record, Function);
  return Record;
}

} // namespace async_tidy
