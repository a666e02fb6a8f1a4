// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
include "llvm/Option/OptParser.td"

class Both<string name, OptionKind kind> : Option<["--", "-"], name, kind>;

class BoolOption<string name, string help> : Both<name, KIND_FLAG> {
  let HelpText = help;
}

// --name VALUE and --name=VALUE.
// The values complete a command line; what is wrong is told by CommandLine.cpp.
multiclass ValueOption<string name, string meta, string help, string values = ""> {
  def NAME : Both<name, KIND_SEPARATE> {
    let MetaVarName = meta;
    let HelpText = help;
    let Values = values;
  }
  def NAME#_eq : Both<name#"=", KIND_JOINED> {
    let Alias = !cast<Option>(NAME);
  }
}

def selection : OptionGroup<"what to lint"> {
  let HelpText = "WHAT TO LINT";
}
let Group = selection in {
  def p : Separate<["-"], "p">, MetaVarName<"DIR">, HelpText<"Folder of the compile database, or the database itself; found upward and in build*/ by default">;
  def p_eq : Joined<["-"], "p=">, Alias<p>;
  defm build_dir : ValueOption<"build-dir", "DIR", "Same as -p">;
  defm extra_arg : ValueOption<"extra-arg", "ARG", "Append ARG to every compile command">;
  defm extra_arg_before : ValueOption<"extra-arg-before", "ARG", "Prepend ARG to every compile command">;
  defm header_filter : ValueOption<"header-filter", "REGEX", "Report findings in headers whose path matches REGEX (by default: in the project's own, not those of another repository or an installed package); in system headers never">;
}

def checks_group : OptionGroup<"checks"> {
  let HelpText = "CHECKS";
}
let Group = checks_group in {
  defm checks : ValueOption<"checks", "GLOBS", "Comma-separated globs that add checks or, with '-' before, remove them, from left to right">;
  defm config : ValueOption<"config", "FILE", "Use FILE in place of the .async-tidy.json found upward from each source file">;
  def list_checks : BoolOption<"list-checks", "List all checks">;
  defm explain : ValueOption<"explain", "CHECK", "Print the page of CHECK">;
}

def new_only : OptionGroup<"new findings only"> {
  let HelpText = "NEW FINDINGS ONLY";
}
let Group = new_only in {
  defm new_from_merge_base : ValueOption<"new-from-merge-base", "REF", "Report what the working tree has and the common ancestor of REF and HEAD had not">;
  defm new_from_rev : ValueOption<"new-from-rev", "REV", "Report what the working tree has and revision REV had not">;
  defm new_from_patch : ValueOption<"new-from-patch", "FILE", "Report what a unified diff has brought, whose result is in the working tree; - is standard input">;
  def staged : BoolOption<"staged", "Lint what is staged and not the working tree, and report what it adds to HEAD">;
  def hook : BoolOption<"hook", "As a git hook: what is staged or, in pre-push, pushed, and of it the files given; only units that the change touches">;
  defm baseline : ValueOption<"baseline", "FILE", "Report what the baseline FILE does not hold; .async-tidy-baseline.json by default for the baseline commands">;
  defm header_cover : ValueOption<"header-cover", "one|all", "Lint a changed header through the fewest units that include it (default), or through all", "one,all">;
  def changed_only : BoolOption<"changed-only", "Lint only units that the change touches; what it causes elsewhere is not seen">;
  def by_root : BoolOption<"by-root", "With baseline create and update: take a cause that findings share once, for all who reach it now or later">;
  def check : BoolOption<"check", "With baseline prune: only tell of stale entries, exit code 1 if there are any">;
}

def suppression : OptionGroup<"suppression"> {
  let HelpText = "SUPPRESSION";
}
let Group = suppression in {
  def require_reason : BoolOption<"require-reason", "Report NOLINT comments of async checks that give no reason">;
  def report_unused_suppressions : BoolOption<"report-unused-suppressions", "Report NOLINT comments that silence nothing; needs a run over the whole database">;
}

def fixes : OptionGroup<"fixes"> {
  let HelpText = "FIXES";
}
let Group = fixes in {
  def fix : BoolOption<"fix", "Apply safe fixes; what they cure no longer counts for the exit code">;
  def unsafe_fixes : BoolOption<"unsafe-fixes", "Apply safe fixes, and unsafe ones where there is no safe one">;
}

let Group = fixes in {
  def diff : BoolOption<"diff", "Print the changes that --fix or, if given, --unsafe-fixes would make as a patch, in place of the report">;
  defm format_style : ValueOption<"format-style", "STYLE", "Format the lines that fixes touch as clang-format does: file, llvm, google, ...; none by default">;
  defm export_fixes : ValueOption<"export-fixes", "FILE", "Same as --format=export-fixes=FILE">;
}

def output : OptionGroup<"output"> {
  let HelpText = "OUTPUT";
}
let Group = output in {
  defm format : ValueOption<"format", "FORMAT[=PATH]", "full, concise, json, json-lines, sarif, github, gitlab, rdjson, checkstyle, junit, export-fixes, markdown or html; to a file with =PATH; may be repeated. Default: full on a terminal, else concise">;
  def f : Separate<["-"], "f">, Alias<format>, MetaVarName<"FORMAT[=PATH]">, HelpText<"Same as --format">;
  def f_eq : Joined<["-"], "f=">, Alias<format>;
  def no_ci_detect : BoolOption<"no-ci-detect", "Do not add what the CI system shows: annotations and a summary on GitHub, gl-code-quality-report.json on GitLab">;
  defm color : ValueOption<"color", "WHEN", "auto, always or never; NO_COLOR is honoured", "auto,always,never">;
  def quiet : BoolOption<"quiet", "No progress, notes or summary on standard error">;
  def q : Flag<["-"], "q">, Alias<quiet>;
  def verbose : BoolOption<"verbose", "Say what is shared between units, and what parsing and checking each of them takes">;
  defm write_results : ValueOption<"write-results", "FILE", "Write what 'report merge' needs; it reports and judges the findings of all shards then, not this run">;
  defm write_facts : ValueOption<"write-facts", "FILE", "Write what the functions of all units do; the option FactsFile of checks reads it in clang-tidy and editors">;
  def exit_zero : BoolOption<"exit-zero", "Findings do not make the exit code 1">;
  def statistics : BoolOption<"statistics", "Say on standard error how often each check reported and which units took longest">;
  defm tests : ValueOption<"tests", "MODE", "Findings in tests, benchmarks and examples: apart (default; counted apart, and --fail-on sees but tasks that never run), together or skip", "apart,together,skip">;
  defm fail_on : ValueOption<"fail-on", "SEVERITY", "Least severity that makes the exit code 1: error, warning (default), note or never", "error,warning,note,never">;
}

def running : OptionGroup<"running"> {
  let HelpText = "RUNNING";
}
let Group = running in {
  def j : JoinedOrSeparate<["-"], "j">, MetaVarName<"N">, HelpText<"Lint N units at once; all processors that the process may use by default">;
  def j_eq : Joined<["-"], "j=">, Alias<j>;
  defm jobs : ValueOption<"jobs", "N", "Same as -j">;
  defm shard : ValueOption<"shard", "I/N", "Lint the I-th of N parts of the units; 'report merge' joins the results">;
  def no_shared_prefix : BoolOption<"no-shared-prefix", "Parse the system headers of every unit anew, not once for units that share them">;
  defm timeout_per_tu : ValueOption<"timeout-per-tu", "SECONDS", "Give up on a unit after so long; 600 by default, 0 for never">;
  defm max_time : ValueOption<"max-time", "SECONDS", "Stop after so long, report what was found, name what is left and exit with 3">;
  defm cache : ValueOption<"cache", "MODE", "Results of units in which nothing has changed: rw (default), ro or off; also by ASYNC_TIDY_CACHE", "rw,ro,off">;
  def no_cache : BoolOption<"no-cache", "Same as --cache=off">;
  defm cache_dir : ValueOption<"cache-dir", "DIR", "Where results are kept; ASYNC_TIDY_CACHE_DIR or the user's cache folder by default">;
  defm cache_size : ValueOption<"cache-size", "MB", "Drop what was not used for longest beyond this size; 1024 by default">;
  def version : BoolOption<"version", "Print the version">;
  def help : BoolOption<"help", "Print this help">;
  def h : Flag<["-"], "h">, Alias<help>;
}
