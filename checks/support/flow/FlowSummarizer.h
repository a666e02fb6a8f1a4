// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWSUMMARIZER_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWSUMMARIZER_H

#include "FlowSummary.h"
#include "FlowTopic.h"
#include "ValueFlow.h"

namespace async_tidy {

/// A function whose summary is wanted.
struct SummaryKey {
  const clang::FunctionDecl *Function = nullptr;
  /// What it shows of the object that it is given, as an operator<< does: its
  /// result is all that it passes on.
  bool AsPrinter = false;

  friend auto operator<=>(const SummaryKey &, const SummaryKey &) = default;
};

/// An summary, and the code that it stands for.
struct UnitSummary {
  FlowSummary Summary;
  /// Of each sink and of each call.
  struct Code {
    const FlowUse *Use = nullptr;
    /// Of a sink: which argument.
    unsigned Argument = 0;
    /// Of a call: what it calls.
    SummaryKey Callee;
  };
  std::vector<Code> Sinks;
  std::vector<Code> Calls;
};

/// What messages call the function that is called, or the class of the object
/// that is made.
std::string nameOfUse(const FlowUse &Use);

/// Makes the summaries of a unit's functions for one topic, each from the
/// function's own code alone.
class FlowSummarizer {
public:
  /// \p Safe are the names of functions whose result is no danger.
  FlowSummarizer(ValueFlow &Flow, const FlowTopic &Topic,
                 const std::vector<std::string> &Safe)
      : Flow(Flow), Topic(Topic), Safe(Safe) {}
  virtual ~FlowSummarizer() = default;

  const FlowTopic &topic() const { return Topic; }

  /// Nothing where the unit does not define the function.
  std::optional<UnitSummary> make(const SummaryKey &Key);

  /// Whether the function says how objects of a class are shown.
  virtual bool isPrinter(const clang::FunctionDecl &) const { return false; }

protected:
  /// Whether a value is a source; of the result of a call of the program's,
  /// whether it is one as long as nothing else is known.
  virtual bool isSource(const FlowGraph &Graph, FlowId Id) = 0;
  /// Whether a source comes with the object that the function is called on.
  virtual bool isGiven(const FlowGraph &, FlowId) const { return false; }
  virtual bool isLiteral(const FlowNode &Node) const = 0;
  /// How \p Operand of a value moves into it; nothing where it does not.
  virtual std::optional<FlowValue::Edge>
  edgeOf(const FlowGraph &Graph, FlowId To, unsigned Operand) = 0;
  /// Whether the literal that an element is asked for with names its data.
  virtual bool isNamedByKey(const FlowNode &Node) const {
    return !nameOfKey(Node.Key).empty();
  }
  /// What messages call the data that comes from a value.
  virtual std::string nameOf(const FlowNode &Node) const = 0;
  /// Whether a value comes from a call that is a query.
  virtual bool isRow(const FlowNode &) const { return false; }
  virtual bool isHarmless(const FlowGraph &, FlowId) const { return false; }
  /// Whether \p Use writes out what it is given.
  virtual bool shows(const FlowUse &) const { return false; }

  struct Sink {
    FlowId Value = 0;
    unsigned Kind = 0;
    unsigned Argument = 0;
    /// Instead of the value, what this printer shows of it.
    const clang::FunctionDecl *Printer = nullptr;
  };
  /// Where \p Use takes values that must not get there. Nothing where it is no
  /// such call.
  virtual std::optional<llvm::SmallVector<Sink, 2>>
  sinksOf(const FlowUse &Use, const FlowGraph &Graph) = 0;

  /// Whether the function that is called, or that gives a value, is safe.
  bool isSafe(const FlowUse &Use) const;
  bool isSafeCall(const FlowNode &Node) const;

  ValueFlow &Flow;

private:
  class Summarizing;

  bool isSafe(const clang::FunctionDecl &Function) const;

  const FlowTopic &Topic;
  const std::vector<std::string> &Safe;
  /// Whether Safe names them.
  mutable llvm::DenseMap<const clang::FunctionDecl *, bool> Known;
};

} // namespace async_tidy

#endif
