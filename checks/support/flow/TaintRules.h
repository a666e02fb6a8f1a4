// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TAINTRULES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TAINTRULES_H

namespace async_tidy {

/// What sources, taint and sinks mean to one topic of data flow: all that
/// following data, and joining what functions do with it, has to know of the
/// topic. Each topic declares them, in a file of its own.
struct TaintRules {
  /// Taint begins where what a source gives is spliced into literal text, and
  /// stays in that text; by itself it is run-time text, and harmless:
  ///     run(name);  run("SELECT * FROM t WHERE n='" + name + "'");
  /// Where this is not so, what a source gives is tainted, and no text is
  /// followed:
  ///     log(password);
  bool SplicesTaint;
  /// A source is text of which it is only assumed that it comes from outside.
  /// It is none where all code that can give it is known, and gives constants:
  /// so callers count, and writers of fields. Where this is not so, a source is
  /// known by its name, whatever gives it; only a sanitizer takes that back.
  bool SourcesAreAssumed;
  /// A function that takes what it is given to a sink is a query: what it gives
  /// back are rows, neither tainted nor run-time text.
  bool SinksAreQueries;
  /// Findings are told apart by the kind of their sink. Where this is not so,
  /// by that of their splice.
  bool KindsAreOfSinks;
};

} // namespace async_tidy

#endif
