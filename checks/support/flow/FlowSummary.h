// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWSUMMARY_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWSUMMARY_H

#include "TaintRules.h"
#include "support/code/SourcePoint.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// How a value moves into another one.
enum class FlowMove : std::uint8_t {
  /// As it is, or as a part of it.
  Keeps,
  /// As run-time text that is put behind literal text.
  Splices,
  /// As a part of a statement of its own, a condition, say, behind literal
  /// text: only where it is not the caller's.
  Extends,
  /// As the name of a table, say, behind literal text: where nobody is known to
  /// call the function, only where it is not the caller's.
  Names,
  /// Into a call of which nothing will be known.
  Guessed,
  /// Into a parameter of a call, and out by its result.
  Argument,
  /// From an object to what it gives.
  Owner,
};

/// What there is to say of a value, for messages.
struct FlowWords {
  /// As written; of what data can come from.
  InternedString Name;
  /// What notes say where data comes from here, and where it passes. Empty
  /// where there is nothing to say.
  InternedString Origin;
  InternedString Passing;
  /// Set where there is something to say.
  SourcePoint At;

  friend auto operator<=>(const FlowWords &, const FlowWords &) = default;
};

/// An index or none, in half the room of std::optional.
class OptionalIndex {
public:
  OptionalIndex() = default;
  OptionalIndex(unsigned Index) : Behind(Index + 1) {}
  OptionalIndex(std::optional<unsigned> Index)
      : Behind(Index ? *Index + 1 : 0) {}

  explicit operator bool() const { return Behind != 0; }
  unsigned operator*() const { return Behind - 1; }
  friend auto operator<=>(const OptionalIndex &,
                          const OptionalIndex &) = default;

private:
  unsigned Behind = 0;
};

/// One value of a function. What it is made of comes from its flow graph. A
/// large program has millions.
struct FlowValue {
  struct Edge {
    unsigned From = 0;
    FlowMove Move : 8 = FlowMove::Keeps;
    /// Of an argument: which parameter. Of a splice: what kind of one.
    unsigned Detail : 24 = 0;

    friend auto operator<=>(const Edge &, const Edge &) = default;
  };
  llvm::SmallVector<Edge, 1> From;
  /// It has been written to that field or global variable.
  InternedString Lasting;
  /// It is a source.
  bool IsSource = false;
  /// It comes from whoever has made the object that the function is called on.
  bool IsGiven = false;
  /// It is, or may be, literal text.
  bool IsLiteral = false;
  /// It comes from the database.
  bool IsRow = false;
  /// Which of the function's calls gives it back, or, by which parameter, has
  /// written to it.
  OptionalIndex Call;
  OptionalIndex Out;
  /// FlowSummary::wordsOf() has them; 0 is none.
  unsigned Words = 0;

  friend std::strong_ordering operator<=>(const FlowValue &,
                                          const FlowValue &) = default;
};

/// Values of a function, by index.
using FlowValueIds = llvm::SmallVector<unsigned, 2>;

/// A call of a function of the program.
struct FlowCall {
  InternedString Usr;
  /// As messages show it.
  InternedString Name;
  SourcePoint At;
  /// The values that it is given, by parameter; 0 is none.
  FlowValueIds Arguments;
  /// By its name, or by the object it is called on, its result is a source
  /// where nothing else is known.
  bool IsSource = false;

  friend std::strong_ordering operator<=>(const FlowCall &,
                                          const FlowCall &) = default;
};

/// A call of whatever overrides a virtual function, or one that a library makes
/// for the program.
struct FlowDispatch {
  InternedString Usr;
  /// As of a call.
  FlowValueIds Arguments;

  friend std::strong_ordering operator<=>(const FlowDispatch &,
                                          const FlowDispatch &) = default;
};

/// A value that a call of a library takes to where it must not go.
struct FlowSink {
  unsigned Value = 0;
  /// What kind of place, for its topic.
  unsigned Kind = 0;
  /// What is called, or made.
  InternedString Name;
  SourcePoint At;

  friend auto operator<=>(const FlowSink &, const FlowSink &) = default;
};

/// A list that is empty in most functions: it takes little room then.
template <typename T> using Seldom = llvm::SmallVector<T, 0>;

/// How data moves through one function, as far as it matters to its callers
/// and to other units: its flow graph without the code. Value 0 is none.
struct FlowSummary {
  InternedString Usr;
  /// As BlockingSummary's.
  InternedString Defines;
  /// Where it is defined.
  InternedString File;
  std::vector<FlowValue> Values = std::vector<FlowValue>(1);
  /// By one less than the numbers that values have.
  std::vector<FlowWords> Words;
  std::vector<FlowCall> Calls;
  Seldom<FlowDispatch> Dispatches;
  Seldom<FlowSink> Sinks;
  /// What it writes to fields and global variables, sorted; 0 is nothing that
  /// comes from a source.
  Seldom<std::pair<InternedString, unsigned>> Writes;
  /// The functions that it names without calling them.
  Seldom<InternedString> Mentions;
  /// The virtual functions that a call of it may name: it is one of them or
  /// overrides them.
  std::vector<InternedString> Overrides;
  /// It may be called in ways that no summary shows.
  bool IsEntry = false;
  /// It is where a program begins.
  bool IsMain = false;
  /// Only its own unit can call it.
  bool IsInternal = false;
  /// The last of its parameters is what comes for ...
  bool IsVariadic = false;
  /// By index; 0 where a parameter has no data.
  FlowValueIds Parameters;
  /// By index of the parameter, what is in what it refers to afterwards; 0
  /// where nothing is written to it.
  FlowValueIds Outs;
  unsigned Result = 0;
  /// It is a sanitizer: there is known to be no taint in its result.
  bool IsHarmless = false;
  /// The result has room for text.
  bool GivesText = false;
  /// Of a closed program's record that tells no more than these: the parameters
  /// that nobody gives run-time text, and whether nobody calls the function in
  /// a program that begins with a main function.
  Seldom<unsigned> Constants;
  bool IsUncalled = false;

  /// Whether it tells who calls the function, and not what that does.
  bool isOfCallers() const { return !Constants.empty() || IsUncalled; }

  const FlowWords &wordsOf(const FlowValue &Value) const {
    static const FlowWords None;
    return Value.Words == 0 ? None : Words[Value.Words - 1];
  }
  /// Gives \p Value those words, where they say anything.
  void setWords(FlowValue &Value, const FlowWords &New);

  const std::string &file() const { return File; }
  friend std::strong_ordering operator<=>(const FlowSummary &,
                                          const FlowSummary &) = default;
};

/// The name by which a program asks for what others write to fields and global
/// variables.
inline constexpr llvm::StringLiteral LastingName = "places";

/// The summary without the values that lead nowhere.
FlowSummary pruned(const FlowSummary &Summary, const TaintRules &Rules);

nlohmann::json toJson(const FlowSummary &Summary);
void namesIn(const FlowSummary &Summary,
             llvm::function_ref<void(const std::string &)> Take);
/// Throws nlohmann::json::exception where \p Value is no summary.
FlowSummary flowSummaryFromJson(const nlohmann::json &Value);

} // namespace async_tidy

#endif
