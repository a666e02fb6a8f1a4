#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes async-tidy's man page and shell completions from Options.td.

Usage: command_line_pages.py OPTIONS.json VERSION FOLDER

OPTIONS.json is what llvm-tblgen --dump-json makes of Options.td. The commands are those of Commands.def beside this file.
"""

import json
import pathlib
import re
import sys

# What stands in for a value, by its name in the help.
FILES = {"FILE", "FORMAT[=PATH]"}
FOLDERS = {"DIR"}
CHECKS = {"CHECK", "GLOBS"}

EXIT_CODES = [
    (0, "nothing found at or above --fail-on"),
    (1, "findings"),
    (2, "a mistake in the command line, the configuration or the compile database"),
    (3, "some units were not fully analysed"),
    (4, "internal error"),
    (130, "interrupted"),
]


def commands():
    """(words, arguments, help) of each command."""
    text = (pathlib.Path(__file__).parent / "Commands.def").read_text()
    return re.findall(r'^COMMAND\("(.*?)", "(.*?)", \w+, "(.*?)"\)$', text, re.M)


class Option:
    def __init__(self, record, aliases):
        self.flag = ("-" if record["Prefixes"] == ["-"] else "--") + record["Name"]
        self.others = ["-" + other["Name"] for other in aliases
                       if other["Prefixes"] == ["-"] and not other["Name"].endswith("=")]
        self.value = record["MetaVarName"]
        self.help = record["HelpText"]
        self.values = [value for value in (record.get("Values") or "").split(",") if value]

    @property
    def flags(self):
        return [*self.others, self.flag]


def read(path):
    """The options by group, in the order of the help."""
    records = json.loads(pathlib.Path(path).read_text())
    of_kind = records["!instanceof"]
    line = lambda name: int(records[name]["!locs"][0].rsplit(":", 1)[1])
    groups = []
    for group in sorted(of_kind["OptionGroup"], key=line):
        members = [records[name] for name in of_kind["Option"] if (records[name]["Group"] or {}).get("def") == group]
        aliases = [each for each in members if each["Alias"]]
        options = [Option(each, [other for other in aliases if other["Alias"]["def"] == each["!name"]])
                   for each in sorted(members, key=lambda each: (line(each["!name"]), each["!name"]))
                   if not each["Alias"] and each["HelpText"]]
        groups.append((records[group]["HelpText"], options))
    return groups


def man_page(groups, version):
    escape = lambda text: text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    lines = [f'.TH ASYNC\\-TIDY 1 "" "async\\-tidy {version}"', ".SH NAME",
             "async\\-tidy \\- a linter for asynchronous C++", ".SH SYNOPSIS",
             ".B async\\-tidy\n[command] [options] [files and folders] [\\-\\- flags of the compiler]", ".SH DESCRIPTION",
             "Lints the units of a compile database: all of them, or those of the files and folders named. Flags behind",
             "\\-\\- take the place of a database."]
    lines.append(".SH COMMANDS")
    for words, arguments, text in commands():
        lines += [".TP", f"\\fB{escape(words)}\\fR \\fI{escape(arguments)}\\fR", escape(text) + "."]
    for title, options in groups:
        lines.append(f".SH {title}")
        for option in options:
            names = ", ".join(f"\\fB{escape(flag)}\\fR" for flag in option.flags)
            value = f" \\fI{escape(option.value)}\\fR" if option.value else ""
            lines += [".TP", names + value, escape(option.help) + "."]
    lines.append(".SH EXIT STATUS")
    for code, meaning in EXIT_CODES:
        lines += [".TP", f".B {code}", escape(meaning)]
    lines += [".SH SEE ALSO", ".BR clang\\-tidy (1)", ""]
    return "\n".join(lines)


def verbs():
    """The second words by the first; a command of one word has none."""
    result = {}
    for words, _, _ in commands():
        noun, _, verb = words.partition(" ")
        result.setdefault(noun, []).extend([verb] if verb else [])
    return result


def firsts():
    return " ".join(verbs())


def bash(options):
    cases = []
    for kind, action in ((FILES, "-f"), (FOLDERS, "-d"), (CHECKS, '-W "$(async-tidy --list-checks 2>/dev/null | grep -o "^async-[a-z-]*")"')):
        flags = [flag for option in options if option.value in kind and not option.values for flag in option.flags]
        if flags:
            cases.append(f'  {"|".join(flags)}) mapfile -t COMPREPLY < <(compgen {action} -- "$word"); return ;;')
    for option in options:
        if option.values:
            cases.append(f'  {"|".join(option.flags)}) mapfile -t COMPREPLY < <(compgen -W "{" ".join(option.values)}" -- "$word"); return ;;')
    for noun, seconds in verbs().items():
        if seconds:
            cases.append(f'  {noun}) ((COMP_CWORD == 2)) && {{ mapfile -t COMPREPLY < <(compgen -W "{" ".join(seconds)}" -- "$word"); return; }} ;;')
    words = " ".join(flag for option in options for flag in option.flags)
    return "\n".join([
        "# bash completion for async-tidy", "_async_tidy() {", '  local word=${COMP_WORDS[COMP_CWORD]}',
        '  case ${COMP_WORDS[COMP_CWORD-1]} in', *cases, "  esac",
        f'  if [[ $word == -* ]]; then mapfile -t COMPREPLY < <(compgen -W "{words}" -- "$word")',
        f'  else mapfile -t COMPREPLY < <(compgen -f -- "$word"; ((COMP_CWORD == 1)) && compgen -W "{firsts()}" -- "$word"); fi', "}",
        "complete -o filenames -F _async_tidy async-tidy", ""])


def zsh(options):
    quote = lambda text: text.replace("'", "'\\''").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    lines = ["#compdef async-tidy", "_async_tidy_checks() {",
             '  compadd -- ${(f)"$(async-tidy --list-checks 2>/dev/null | grep -o \'^async-[a-z-]*\')"}', "}", "_arguments \\"]
    for option in options:
        action = ""
        if option.values:
            action = f":value:({' '.join(option.values)})"
        elif option.value:
            action = ":" + quote(option.value.lower()) + ":" + (
                "_files" if option.value in FILES else "_files -/" if option.value in FOLDERS
                else "_async_tidy_checks" if option.value in CHECKS else " ")
        lines += [f"  '*{flag}[{quote(option.help)}]{action}' \\" for flag in option.flags]
    return "\n".join([*lines, f"  '1:command or file:{{_alternative \"commands:command:({firsts()})\" \"files:file:_files\"}}' \\",
                      "  '*:file:_files'", ""])


def fish(options):
    quote = lambda text: text.replace("\\", "\\\\").replace("'", "\\'")
    lines = ["# fish completion for async-tidy"]
    for option in options:
        names = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
        value = ""
        if option.values:
            value = f" -x -a '{' '.join(option.values)}'"
        elif option.value in FILES:
            value = " -r -F"
        elif option.value in FOLDERS:
            value = " -x -a '(__fish_complete_directories)'"
        elif option.value in CHECKS:
            value = " -x -a '(async-tidy --list-checks 2>/dev/null | string match -r \"^async-[a-z-]*\")'"
        elif option.value:
            value = " -x"
        lines.append(f"complete -c async-tidy {names}{value} -d '{quote(option.help)}'")
    lines.append(f"complete -c async-tidy -n __fish_use_subcommand -a '{firsts()}'")
    for noun, seconds in verbs().items():
        if seconds:
            lines.append(f"complete -c async-tidy -n '__fish_seen_subcommand_from {noun}' -a '{' '.join(seconds)}'")
    return "\n".join([*lines, ""])


def main():
    records, version, folder = sys.argv[1:]
    groups = read(records)
    options = [option for _, members in groups for option in members]
    folder = pathlib.Path(folder)
    for name, text in (("async-tidy.1", man_page(groups, version)), ("async-tidy.bash", bash(options)),
                       ("_async-tidy", zsh(options)), ("async-tidy.fish", fish(options))):
        (folder / name).write_text(text)


if __name__ == "__main__":
    main()
