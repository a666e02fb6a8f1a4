// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Facts.h"
#include "llvm/ADT/STLExtras.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

using nlohmann::json;

llvm::StringRef kindName(TaskKind Kind) {
  switch (Kind) {
  case TaskKind::Lazy:
    return "lazy";
  case TaskKind::Eager:
    return "eager";
  case TaskKind::FireAndForget:
    return "fire-and-forget";
  case TaskKind::Generator:
    return "generator";
  case TaskKind::Unknown:
    return "unknown";
  }
  llvm_unreachable("all kinds are named");
}

llvm::StringRef roleName(Role R) {
  switch (R) {
  case Role::Spawn:
    return "spawn";
  case Role::Join:
    return "join";
  case Role::Limiter:
    return "limiter";
  case Role::Hop:
    return "hop";
  case Role::HopBack:
    return "hop-back";
  case Role::CallsNow:
    return "calls-now";
  case Role::OptOut:
    return "opt-out";
  case Role::Keep:
    return "keep";
  case Role::Lock:
    return "lock";
  case Role::DropsResult:
    return "drops-result";
  case Role::Format:
    return "format";
  case Role::PerElement:
    return "per-element";
  case Role::FanOut:
    return "fan-out";
  case Role::Race:
    return "race";
  case Role::UnboundedSend:
    return "unbounded-send";
  case Role::Callback:
    return "callback";
  case Role::ErrorPath:
    return "error-path";
  case Role::CancelOnly:
    return "cancel-only";
  case Role::LogSink:
    return "sink=log";
  case Role::ConsoleSink:
    return "sink=console";
  case Role::SqlSink:
    return "sink=sql";
  case Role::TextJoin:
    return "text=join";
  case Role::TextAppend:
    return "text=append";
  case Role::TextAssign:
    return "text=assign";
  case Role::TextPass:
    return "text=pass";
  case Role::TextPrint:
    return "text=print";
  case Role::TextQuote:
    return "text=quote";
  case Role::TextClear:
    return "text=clear";
  case Role::TextInput:
    return "text=input";
  case Role::TextReceive:
    return "text=receive";
  }
  llvm_unreachable("all roles are named");
}

std::string fillIn(llvm::StringRef Pattern, const Holes &Parts) {
  std::string Text;
  while (!Pattern.empty()) {
    auto It = llvm::find_if(Parts, [&](const auto &Part) {
      return Pattern.starts_with(Part.first);
    });
    const size_t Taken = It == Parts.end() ? 1 : It->first.size();
    Text += It == Parts.end() ? Pattern.take_front(1).str() : It->second;
    Pattern = Pattern.drop_front(Taken);
  }
  return Text;
}

bool canFill(llvm::StringRef Pattern, const Holes &Parts) {
  for (llvm::StringRef Hole :
       {"{0}", "{call}", "{scope}", "{object}", "{name}", "{space}",
        "{arguments}", "{but-last}", "{last}"})
    if (Pattern.contains(Hole) && llvm::none_of(Parts, [&](const auto &Part) {
          return Hole == Part.first;
        }))
      return false;
  return true;
}

static TaskKind parseKind(const std::string &Name) {
  for (TaskKind Kind : {TaskKind::Lazy, TaskKind::Eager,
                        TaskKind::FireAndForget, TaskKind::Generator})
    if (kindName(Kind) == Name)
      return Kind;
  return TaskKind::Unknown;
}

static std::vector<std::string> strings(const json &Object, const char *Key) {
  return Object.value(Key, std::vector<std::string>());
}

static std::optional<ArgumentRef> parseArgument(const json &Object,
                                                const char *Key = "argument") {
  auto It = Object.find(Key);
  if (It == Object.end())
    return std::nullopt;
  if (!It->is_string())
    return ArgumentRef{It->get<unsigned>()};
  return ArgumentRef{*It == "last" ? ArgumentRef::Last : ArgumentRef::Object};
}

/// Reads one library's facts in one of its namespaces.
class Facts::Reader {
public:
  Reader(Facts &Into, const json &Source, std::string Namespace,
         std::string Include, bool IsC = false, bool IsFirst = true)
      : Into(Into), Source(Source), Namespace(std::move(Namespace)),
        Include(std::move(Include)), IsC(IsC), IsFirst(IsFirst) {}

  void read(const Library *Owner) {
    readTypes("tasks", /*AreTasks=*/true, Owner);
    readTypes("operations", /*AreTasks=*/false, Owner);
    readCalls("spawns", Role::Spawn);
    readCalls("joins", Role::Join);
    readCalls("limiters", Role::Limiter);
    readCalls("hops", Role::Hop);
    readCalls("hopsBack", Role::HopBack);
    readCalls("callsNow", Role::CallsNow);
    readCalls("optOuts", Role::OptOut);
    readCalls("keeps", Role::Keep);
    readCalls("locks", Role::Lock);
    readCalls("dropsResults", Role::DropsResult);
    readCalls("formats", Role::Format);
    readConstructors("dropsResults");
    readContainers(Owner);
    readCalls("perElement", Role::PerElement);
    readCalls("fanOuts", Role::FanOut);
    readCalls("races", Role::Race);
    readCalls("unboundedSends", Role::UnboundedSend);
    readCalls("callbacks", Role::Callback);
    readCalls("errorPaths", Role::ErrorPath);
    readCalls("cancelOnly", Role::CancelOnly);
    readSinks();
    readTexts();
    readBlocking();
    readDetaches();
    readLimitings(Owner);
    readGuarded();
    for (const json &Entry : section("secretForms"))
      Into.SecretForms.push_back(
          {Entry["title"], strings(Entry, "begins"), Entry["rest"]});
    for (std::string &Name : subjects(Source, "errorValues"))
      Into.ErrorValues.push_back(std::move(Name));
    for (std::string &Name : subjects(Source, "throwingTokens"))
      Into.ThrowingTokens.push_back(std::move(Name));
    for (const auto &[Operation, Text] : section("advice").items())
      Into.Advice.emplace(Operation, Text.get<std::string>());
  }

  void readReplacements(Library &Owner) {
    for (const json &Entry : section("replacements"))
      for (const std::string &Operation : strings(Entry, "operations"))
        Owner.Replacements.emplace(Operation, replacement(Entry));
  }

private:
  const json &section(const char *Key) const {
    static const json Empty = json::array();
    auto It = Source.find(Key);
    return It == Source.end() ? Empty : *It;
  }

  std::string expand(std::string Text, const std::string &Dollar) const {
    for (size_t At = Text.find('$'); At != std::string::npos;
         At = Text.find('$', At + Dollar.size()))
      Text.replace(At, 1, Dollar);
    return Text;
  }

  std::vector<std::string> names(const json &Object, const char *Key) const {
    std::vector<std::string> Names = strings(Object, Key);
    for (std::string &Name : Names)
      Name = expand(std::move(Name), Namespace);
    return Names;
  }

  /// The names that facts are about: one that holds in whatever namespace is
  /// the first namespace's alone.
  std::vector<std::string> subjects(const json &Object, const char *Key) const {
    std::vector<std::string> Names = strings(Object, Key);
    llvm::erase_if(Names, [&](const std::string &Name) {
      return !IsFirst && Name.find('$') == std::string::npos;
    });
    for (std::string &Name : Names)
      Name = expand(std::move(Name), Namespace);
    return Names;
  }

  std::vector<Condition> conditions(const json &Object, const char *Key) const {
    std::vector<Condition> Conditions;
    for (const json &Entry : Object.value(Key, json::array())) {
      Condition &C = Conditions.emplace_back();
      C.Argument = parseArgument(Entry);
      C.Field = Entry.value("field", "");
      C.Within = Entry.value("within", false);
      C.Zero = Entry.value("zero", false);
      if (Entry.contains("flag"))
        C.Flag = Entry["flag"]["value"].get<int64_t>();
      C.Names = names(Entry, "names");
      C.Types = names(Entry, "types");
      C.Member = Entry.value("member", "");
      if (Entry.contains("minArguments"))
        C.MinArguments = Entry["minArguments"].get<unsigned>();
      if (Entry.contains("maxArguments"))
        C.MaxArguments = Entry["maxArguments"].get<unsigned>();
    }
    return Conditions;
  }

  static std::optional<std::vector<std::string>> operands(const json &Entry) {
    if (!Entry.contains("operands"))
      return std::nullopt;
    return strings(Entry, "operands");
  }

  Replacement replacement(const json &Entry) const {
    Replacement R;
    R.Instead = expand(Entry["instead"], Namespace);
    R.Scope = names(Entry, "scope");
    R.Calls = names(Entry, "calls");
    R.When = conditions(Entry, "when");
    R.KeepsValue = Entry.value("keepsValue", false);
    R.IsBefore = Entry.value("before", false);
    const std::string Fix = Entry.value("fix", "");
    if (!Fix.empty())
      R.Fix = Fix == "safe" ? Replacement::FixKind::Safe
                            : Replacement::FixKind::Unsafe;
    const std::string Need = Entry.value("operand", "");
    if (Need == "integral-duration")
      R.Operand = OperandNeed::IntegralDuration;
    else if (Need == "steady-time-point")
      R.Operand = OperandNeed::SteadyTimePoint;
    else if (Need == "system-time-point")
      R.Operand = OperandNeed::SystemTimePoint;
    R.Includes = includes(Entry);
    return R;
  }

  std::vector<std::string> includes(const json &Entry) const {
    std::vector<std::string> Headers = strings(Entry, "includes");
    for (std::string &Header : Headers)
      Header = expand(std::move(Header), Include);
    return Headers;
  }

  std::string code(const json &Entry, const char *Key) const {
    return expand(Entry.value(Key, ""), Namespace);
  }

  void readTypes(const char *Key, bool AreTasks, const Library *Owner) {
    for (const json &Entry : section(Key)) {
      const Library *Like = Owner;
      if (Entry.contains("like")) {
        const std::string Id = Entry["like"];
        auto It = llvm::find_if(Into.Libraries, [&](const Library &L) {
          return L.Id == Id || L.Title == Id;
        });
        if (It != Into.Libraries.end())
          Like = &*It;
      }
      for (const std::string &Name : subjects(Entry, "types"))
        Into.Types.add(Name,
                       TypeFact{parseKind(Entry["kind"]), AreTasks, Like});
    }
  }

  void addCalls(const json &Entry, Role R) {
    CallFact Fact{IsC, parseArgument(Entry), conditions(Entry, "when"),
                  conditions(Entry, "unless")};
    if (Entry.contains("bound"))
      Fact.Bound = {Entry["bound"]["instead"],
                    Entry["bound"].value("pointers", false),
                    strings(Entry["bound"], "includes")};
    for (const std::string &Name : subjects(Entry, "calls"))
      Into.Calls[static_cast<size_t>(R)].add(Name, Fact);
    for (const std::string &Name : subjects(Entry, "constructors"))
      Into.Constructions[static_cast<size_t>(R)].add(Name, Fact);
  }

  void readCalls(const char *Key, Role R) {
    for (const json &Entry : section(Key))
      addCalls(Entry, R);
  }

  void readConstructors(const char *Key) {
    for (const json &Entry : section(Key))
      for (const std::string &Name : subjects(Entry, "constructors"))
        Into.DroppingConstructors.add(
            Name, CallFact{IsC, parseArgument(Entry), conditions(Entry, "when"),
                           conditions(Entry, "unless")});
  }

  void readContainers(const Library *Owner) {
    for (const json &Entry : section("containers"))
      for (const std::string &Name : subjects(Entry, "types"))
        Into.Containers.add(Name, Owner);
  }

  void readSinks() {
    for (const json &Entry : section("sinks")) {
      const std::string Kind = Entry["kind"];
      addCalls(Entry, Kind == "log"       ? Role::LogSink
                      : Kind == "console" ? Role::ConsoleSink
                                          : Role::SqlSink);
    }
  }

  void readTexts() {
    for (const json &Entry : section("texts")) {
      auto AddIf = [&](Role R) {
        if (roleName(R) == "text=" + Entry["does"].get<std::string>())
          addCalls(Entry, R);
      };
      llvm::for_each(TextRoles, AddIf);
      AddIf(Role::TextReceive);
    }
  }

  void readBlocking() {
    for (const json &Entry : section("blocking")) {
      const BlockingFact *Fact = &Into.Blocking.emplace_back(BlockingFact{
          Entry["group"], Entry["operation"], Entry["reason"],
          expand(Entry.value("replacement", ""), Namespace), operands(Entry),
          names(Entry, "releasedBy"), names(Entry, "nonBlockingWith"),
          Entry.value("discarded", false), IsC, conditions(Entry, "when"),
          conditions(Entry, "unless")});
      for (const std::string &Name : subjects(Entry, "calls"))
        Into.BlockingCalls.add(Name, Fact);
      for (const std::string &Name : subjects(Entry, "methodsOf"))
        Into.BlockingClasses.add(Name, Fact);
      for (const std::string &Name : subjects(Entry, "constructors"))
        Into.BlockingConstructors.add(Name, Fact);
      for (const std::string &Name : subjects(Entry, "destructors"))
        Into.BlockingDestructors.add(Name, Fact);
    }
  }

  void readDetaches() {
    for (const json &Entry : section("detaches")) {
      const DetachFact *Fact = &Into.AllDetaches.emplace_back(
          DetachFact{parseArgument(Entry), parseArgument(Entry, "handler"),
                     names(Entry, "tokens"), Entry.value("discarded", false),
                     code(Entry, "fate"), code(Entry, "instead"),
                     includes(Entry), conditions(Entry, "when")});
      for (const std::string &Name : subjects(Entry, "calls"))
        Into.Detaches.add(Name, Fact);
    }
  }

  void readLimitings(const Library *Owner) {
    for (const json &Entry : section("limiting")) {
      const LimitFact *Fact = &Into.AllLimitings.emplace_back(LimitFact{
          code(Entry, "instead"), Owner, code(Entry, "declare"),
          code(Entry, "acquire"), code(Entry, "wrap"), parseArgument(Entry),
          includes(Entry), conditions(Entry, "when")});
      for (const std::string &Name : subjects(Entry, "calls"))
        Into.Limitings.add(Name, Fact);
    }
  }

  void readGuarded() {
    for (const json &Entry : section("guarded")) {
      const GuardedFact *Fact = &Into.AllGuarded.emplace_back(
          GuardedFact{names(Entry, "guards"), Entry.value("reason", ""),
                      subjects(Entry, "calls")});
      for (const std::string &Name : Fact->Calls)
        Into.Guarded.add(Name, Fact);
    }
  }

  Facts &Into;
  const json &Source;
  std::string Namespace;
  std::string Include;
  bool IsC;
  bool IsFirst;
};

void Facts::addModel(const json &Model) {
  const json Empty = json::object();
  const json &Source = Model.contains("facts") ? Model["facts"] : Empty;
  for (const json &Namespace : Model["namespaces"]) {
    Library &Owner = Libraries.emplace_back();
    Owner.Id = Model["library"];
    Owner.Title = Namespace.value("title", Model["title"].get<std::string>());
    Owner.Namespace = Namespace["name"];
    Reader R(*this, Source, Namespace["name"], Namespace.value("include", ""),
             /*IsC=*/Namespace["name"] == "" && !Namespace.contains("language"),
             /*IsFirst=*/&Namespace == &Model["namespaces"].front());
    R.readReplacements(Owner);
    R.read(&Owner);
  }
}

void Facts::addProject(const json &ProjectFacts) {
  Library &Owner = Libraries.emplace_back();
  Owner.Id = "project";
  Owner.Title = "this project";
  Reader R(*this, ProjectFacts, "", "");
  R.readReplacements(Owner);
  R.read(&Owner);
}

const Library *Facts::library(llvm::StringRef Key) const {
  auto It = llvm::find_if(Libraries,
                          [&](const Library &L) { return L.key() == Key; });
  return It == Libraries.end() ? nullptr : &*It;
}

bool Facts::isOfLibrary(llvm::StringRef Name) const {
  return llvm::any_of(Libraries, [&](const Library &L) {
    return !L.Namespace.empty() && Name.starts_with(L.Namespace) &&
           Name.drop_front(L.Namespace.size()).starts_with("::");
  });
}

llvm::StringRef Facts::advice(llvm::StringRef Operation) const {
  auto It = Advice.find(Operation);
  // A project may name operations of its own.
  if (It == Advice.end())
    It = Advice.find("wait-declared");
  return It->second;
}

} // namespace async_tidy
