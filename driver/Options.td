// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
include "llvm/Option/OptParser.td"

class Both<string name, OptionKind kind> : Option<["--", "-"], name, kind>;

class BoolOption<string name, string help> : Both<name, KIND_FLAG> {
  let HelpText = help;
}

// --name VALUE and --name=VALUE.
multiclass ValueOption<string name, string meta, string help> {
  def NAME : Both<name, KIND_SEPARATE> {
    let MetaVarName = meta;
    let HelpText = help;
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
  defm header_filter : ValueOption<"header-filter", "REGEX", "Report findings in headers whose path matches REGEX; system headers never; all others by default">;
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

def fixes : OptionGroup<"fixes"> {
  let HelpText = "FIXES";
}
let Group = fixes in {
  def fix : BoolOption<"fix", "Apply safe fixes; what they cure no longer counts for the exit code">;
  def unsafe_fixes : BoolOption<"unsafe-fixes", "Apply safe fixes, and unsafe ones where there is no safe one">;
}

def output : OptionGroup<"output"> {
  let HelpText = "OUTPUT";
}
let Group = output in {
  defm format : ValueOption<"format", "FORMAT[=PATH]", "full, concise or json; to a file with =PATH; may be repeated. Default: full on a terminal, else concise">;
  def f : Separate<["-"], "f">, Alias<format>, MetaVarName<"FORMAT[=PATH]">, HelpText<"Same as --format">;
  def f_eq : Joined<["-"], "f=">, Alias<format>;
  defm color : ValueOption<"color", "WHEN", "auto, always or never; NO_COLOR is honoured">;
  def quiet : BoolOption<"quiet", "No progress, notes or summary on standard error">;
  def verbose : BoolOption<"verbose", "Say what the run does to be fast">;
  def q : Flag<["-"], "q">, Alias<quiet>;
  defm write_facts : ValueOption<"write-facts", "FILE", "Write what the functions of all units do; async-blocking-call.FactsFile reads it in clang-tidy and editors">;
  defm fail_on : ValueOption<"fail-on", "SEVERITY", "Least severity that makes the exit code 1: error, warning (default), note or never">;
}

def running : OptionGroup<"running"> {
  let HelpText = "RUNNING";
}
let Group = running in {
  def j : JoinedOrSeparate<["-"], "j">, MetaVarName<"N">, HelpText<"Lint N units at once; all cores by default">;
  def j_eq : Joined<["-"], "j=">, Alias<j>;
  defm jobs : ValueOption<"jobs", "N", "Same as -j">;
  defm timeout_per_tu : ValueOption<"timeout-per-tu", "SECONDS", "Give up on a unit after so long; 600 by default, 0 for never">;
  def no_shared_prefix : BoolOption<"no-shared-prefix", "Parse the system headers of every unit anew, not once for units that share them">;
  def version : BoolOption<"version", "Print the version">;
  def help : BoolOption<"help", "Print this help">;
  def h : Flag<["-"], "h">, Alias<help>;
}
