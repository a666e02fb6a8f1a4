// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTS_H

#include "NameIndex.h"
#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// What becomes of a coroutine when its task is dropped.
enum class TaskKind {
  /// It suspends before its first statement: dropped, it never runs.
  Lazy,
  /// It runs at once: dropped, its result and its exception are lost.
  Eager,
  /// Nothing can await it: dropping it is its use.
  FireAndForget,
  /// It produces values for whoever iterates it.
  Generator,
  Unknown,
};

/// "lazy", "eager" ..., as in rules/models.
llvm::StringRef kindName(TaskKind Kind);

/// An argument of a call, or the object that a member is called on.
struct ArgumentRef {
  static constexpr unsigned Object = ~0U;
  static constexpr unsigned Last = ~0U - 1;
  unsigned Index = 0;
};

/// Something that can be said of a call's arguments.
struct Condition {
  std::optional<ArgumentRef> Argument;
  /// Flag is looked for in that field of what the argument points to.
  std::string Field;
  /// Names and types are looked for in all that the argument is made of.
  bool Within = false;
  bool Zero = false;
  std::optional<int64_t> Flag;
  std::vector<std::string> Names;
  std::vector<std::string> Types;
  /// The argument's class has a member of that name.
  std::string Member;
  std::optional<unsigned> MinArguments;
  std::optional<unsigned> MaxArguments;
};

/// What a fix asks of the operand that it moves into the new call.
enum class OperandNeed {
  None,
  IntegralDuration,
  SteadyTimePoint,
  SystemTimePoint
};

/// What to write instead of a blocking operation.
struct Replacement {
  enum class FixKind { None, Safe, Unsafe };
  /// Code with holes: {0} is the operation's operand, {call} the blocking call,
  /// {scope} an object in scope with the access operator behind it, the others
  /// are parts of the call.
  std::string Instead;
  /// The calls that it replaces; any where there are none.
  std::vector<std::string> Calls;
  std::vector<Condition> When;
  /// The code's value is that of the call.
  bool KeepsValue = false;
  /// The classes of which {scope} is one.
  std::vector<std::string> Scope;
  FixKind Fix = FixKind::None;
  /// The code goes before the call, which stays.
  bool IsBefore = false;
  OperandNeed Operand = OperandNeed::None;
  std::vector<std::string> Includes;
};

/// What goes into the holes of a template of code, as in {0}; the longer of two
/// that begin alike comes first.
using Holes = std::vector<std::pair<std::string, std::string>>;

/// \p Pattern with its holes filled. What fills them is not looked at again: it
/// may hold braces of its own.
std::string fillIn(llvm::StringRef Pattern, const Holes &Parts);

/// Whether \p Pattern has no hole but those of \p Parts.
bool canFill(llvm::StringRef Pattern, const Holes &Parts);

/// A library in one of its namespaces.
struct Library {
  std::string Id;
  std::string Title;
  std::string Namespace;
  /// Tells libraries apart, and one library's namespaces.
  std::string key() const { return Id + "@" + Namespace; }
  /// By operation; of several the first that fits the operand is meant.
  std::multimap<std::string, Replacement, std::less<>> Replacements;
};

struct TypeFact {
  TaskKind Kind = TaskKind::Unknown;
  /// False for an async operation that is no task.
  bool IsTask = true;
  const Library *Owner = nullptr;
};

/// What a call does for the coroutine that makes it.
enum class Role {
  Spawn,
  Join,
  Limiter,
  Hop,
  HopBack,
  CallsNow,
  OptOut,
  /// Leaves a task, or the tasks of a container, where they were.
  Keep,
  /// Its awaited result is a lock.
  Lock,
  /// Calls a callable argument and throws the result away.
  DropsResult,
  /// Makes text of its arguments.
  Format,
  /// Calls a callable for every element of a range.
  PerElement,
  /// Starts a task for every element of a range.
  FanOut,
  /// A join that ends with the first task: it needs all of them at once.
  Race,
  /// Puts a value into a queue that has no bound.
  UnboundedSend,
  /// Keeps a callable and calls it whenever something happens.
  Callback,
  /// Looks at the exception of the task before it in a chain.
  ErrorPath,
  /// Fails only where somebody cancels it.
  CancelOnly,
  LogSink,
  ConsoleSink,
  SqlSink,
  /// How text moves through the call, for data flow.
  TextJoin,
  TextAppend,
  TextAssign,
  TextPass,
  TextPrint,
  TextQuote,
  TextClear,
  TextInput,
  TextReceive,
};
inline constexpr size_t RoleCount = 30;

/// What a call does with text, the first of them that a fact names.
inline constexpr Role TextRoles[] = {
    Role::TextQuote, Role::TextJoin,  Role::TextAppend, Role::TextAssign,
    Role::TextPass,  Role::TextPrint, Role::TextClear,  Role::TextInput};

/// "spawn", "hop-back" ..., for people.
llvm::StringRef roleName(Role R);

/// The call that runs a statement with its values bound, for a call that runs
/// it as one text.
struct BoundForm {
  /// {object} is the object with its access operator, {0} the first argument,
  /// {text} the statement with $1, $2 ..., {count} how many, {values} a list.
  std::string Instead;
  /// The values are pointers to characters.
  bool TakesPointers = false;
  std::vector<std::string> Includes;
};

struct CallFact {
  /// Of a C library: global functions of that name in C++ are others.
  bool IsOfC = false;
  std::optional<ArgumentRef> Argument;
  std::vector<Condition> When;
  std::vector<Condition> Unless;
  /// Of a call that runs SQL.
  std::optional<BoundForm> Bound = std::nullopt;
};

/// The group of calls that a user has listed: always looked for.
inline constexpr llvm::StringLiteral ListedGroup = "listed";

struct BlockingFact {
  std::string Group;
  std::string Operation;
  std::string Reason;
  /// Code to write instead of this very call. Empty: its operation's.
  std::string Replacement;
  /// How the operation's operand is made of the arguments. Not set: it is the
  /// first one. Empty: it cannot be told.
  std::optional<std::vector<std::string>> Operands;
  std::vector<std::string> ReleasedBy;
  std::vector<std::string> NonBlockingWith;
  /// Blocks only where its value is dropped.
  bool OnlyDiscarded = false;
  /// Of a C library: global functions of that name in C++ are others.
  bool IsOfC = false;
  std::vector<Condition> When;
  std::vector<Condition> Unless;

  /// Whether the call runs an event loop until a task ends.
  bool isSyncRunner() const { return Group == "nested-loop"; }
};

/// A call that lets a task run with nobody to take its exception.
struct DetachFact {
  /// The task's place, or a callable's that makes or is it.
  std::optional<ArgumentRef> Task;
  /// The place of the completion handler or token. Not set: there is none.
  std::optional<ArgumentRef> Handler;
  /// Types of tokens that take no exception.
  std::vector<std::string> Tokens;
  /// Only where the call's value is dropped.
  bool OnlyDiscarded = false;
  /// Completes "an exception that leaves it ...".
  std::string Fate;
  /// A handler that reports the exception, in the place of a token.
  std::string Instead;
  std::vector<std::string> Includes;
  std::vector<Condition> When;
};

/// How to limit what a call starts.
struct LimitFact {
  /// The whole call rewritten: {0}, {1} are its arguments, {max} the limit.
  std::string Instead;
  const Library *Owner = nullptr;
  /// Else a statement before the loop, one before the call, and what becomes
  /// of the argument at \c Argument, which is {0}.
  std::string Declare;
  std::string Acquire;
  std::string Wrap;
  std::optional<ArgumentRef> Argument;
  std::vector<std::string> Includes;
  std::vector<Condition> When;
};

/// Calls that a project wants to see behind another one.
struct GuardedFact {
  /// Qualified names of functions, and of classes whose construction guards.
  std::vector<std::string> Guards;
  /// Completes "it ..."; may be empty.
  std::string Reason;
  /// The qualified names of what is guarded.
  std::vector<std::string> Calls;
};

/// How one kind of key or token is written.
struct SecretForm {
  /// "GitHub token".
  std::string Title;
  std::vector<std::string> Begins;
  /// A regular expression of what follows.
  std::string Rest;
};

/// What is known of libraries: rules/models and a project's own facts.
class Facts {
public:
  /// Adds every library of a model that fits model.schema.json.
  void addModel(const nlohmann::json &Model);
  /// Adds a project's own facts, after all models.
  void addProject(const nlohmann::json &ProjectFacts);

  const NameIndex<TypeFact> &types() const { return Types; }
  const NameIndex<CallFact> &calls(Role R) const {
    return Calls[static_cast<size_t>(R)];
  }
  /// The containers that own what they hold.
  const NameIndex<const Library *> &containers() const { return Containers; }
  /// Classes whose constructor takes a callable, has it called and throws the
  /// result away.
  const NameIndex<CallFact> &droppingConstructors() const {
    return DroppingConstructors;
  }
  /// By class: what constructing one does.
  const NameIndex<CallFact> &constructions(Role R) const {
    return Constructions[static_cast<size_t>(R)];
  }
  const NameIndex<const BlockingFact *> &blockingCalls() const {
    return BlockingCalls;
  }
  /// By class: every method blocks.
  const NameIndex<const BlockingFact *> &blockingClasses() const {
    return BlockingClasses;
  }
  const NameIndex<const BlockingFact *> &blockingConstructors() const {
    return BlockingConstructors;
  }
  const NameIndex<const BlockingFact *> &blockingDestructors() const {
    return BlockingDestructors;
  }

  const NameIndex<const DetachFact *> &detaches() const { return Detaches; }
  const NameIndex<const LimitFact *> &limitings() const { return Limitings; }

  const NameIndex<const GuardedFact *> &guardedCalls() const { return Guarded; }
  const std::deque<GuardedFact> &guarded() const { return AllGuarded; }

  /// The keys and tokens that can be told by their form.
  const std::vector<SecretForm> &secretForms() const { return SecretForms; }

  /// The types of results and of completion tokens that carry an error as a
  /// value: awaiting such an operation does not throw it.
  const std::vector<std::string> &errorValues() const { return ErrorValues; }

  /// The types of completion tokens that make an awaited operation throw its
  /// error.
  const std::vector<std::string> &throwingTokens() const {
    return ThrowingTokens;
  }

  /// Whether a library's namespace holds the qualified \p Name.
  bool isOfLibrary(llvm::StringRef Name) const;

  /// The library of that key, or null.
  const Library *library(llvm::StringRef Key) const;

  /// What to say of a blocking operation where \p Owner, which may be null,
  /// has no replacement for it. Empty where no model speaks of it.
  llvm::StringRef advice(llvm::StringRef Operation) const;

private:
  class Reader;

  std::deque<Library> Libraries;
  std::deque<BlockingFact> Blocking;
  std::deque<DetachFact> AllDetaches;
  std::deque<LimitFact> AllLimitings;
  std::deque<GuardedFact> AllGuarded;
  NameIndex<TypeFact> Types;
  std::array<NameIndex<CallFact>, RoleCount> Calls;
  NameIndex<const Library *> Containers;
  NameIndex<CallFact> DroppingConstructors;
  std::array<NameIndex<CallFact>, RoleCount> Constructions;
  NameIndex<const BlockingFact *> BlockingCalls;
  NameIndex<const BlockingFact *> BlockingClasses;
  NameIndex<const BlockingFact *> BlockingConstructors;
  NameIndex<const BlockingFact *> BlockingDestructors;
  NameIndex<const DetachFact *> Detaches;
  NameIndex<const LimitFact *> Limitings;
  NameIndex<const GuardedFact *> Guarded;
  std::vector<SecretForm> SecretForms;
  std::vector<std::string> ErrorValues;
  std::vector<std::string> ThrowingTokens;
  std::map<std::string, std::string, std::less<>> Advice;
};

} // namespace async_tidy

#endif
