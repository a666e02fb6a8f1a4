#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs one check on one file through both front doors and holds the outcome
against the file's comments:

    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: ...   every warning and note
    // CHECK-FIXES: ...                               whole lines after --fix

Every warning and note must be named. The plugin in clang-tidy and the driver
must say the same. Fixed code must compile, and a second run over it must not
offer a fix again; with --cured it must find nothing at all.

    check_tidy.py FILE CHECK TEMP [--option Name=Value]... [--unsafe] [--cured] -- FLAGS
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

EXPECTATION = re.compile(r"// CHECK-MESSAGES")
FINDING = re.compile(r"^(?:error|warning|note): |:\d+:\d+: (?:error|warning|note): ")


def run(command, **options):
    return subprocess.run(command, text=True, capture_output=True, check=False, **options)


def fail(what, *outputs):
    print(f"check_tidy.py: {what}", file=sys.stderr)
    for output in outputs:
        print(output, file=sys.stderr)
    sys.exit(1)


def without_expectations(text):
    """The source with its CHECK comments blanked, so that neither FileCheck
    nor a fix sees them; line numbers stay."""
    return re.sub(r"// CHECK-[A-Z-]*:[^\n]*", "//", text)


def file_check(source, prefix, text, *options):
    result = run(
        ["FileCheck", f"--check-prefix={prefix}", "--allow-empty", *options, str(source)],
        input=text,
    )
    if result.returncode:
        fail(f"{prefix} lines of {source} do not fit", result.stderr, "the output was:", text)


def findings(output, path):
    """The finding lines, severities evened out: clang-tidy shows a bug as a
    warning, so that --fix still works, and an opinion, too."""
    lines = [line for line in output.splitlines() if FINDING.search(line)]
    lines = [line.replace(": error: ", ": warning: ") for line in lines]
    lines = [re.sub(r": note: (.*\[async-[a-z-]+\])$", r": warning: \1", line) for line in lines]
    return [line.replace(str(path), path.name).replace(os.path.relpath(path), path.name) for line in lines]


def main():
    if "--" in sys.argv:
        split = sys.argv.index("--")
        own, flags = sys.argv[1:split], sys.argv[split + 1 :]
    else:
        own, flags = sys.argv[1:], ["-std=c++20"]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("check")
    parser.add_argument("temp", type=Path)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--unsafe", action="store_true", help="apply unsafe fixes too")
    parser.add_argument("--cured", action="store_true", help="the fixes leave no finding")
    arguments = parser.parse_args(own)

    original = arguments.source.read_text(encoding="utf-8")
    temp = arguments.temp.with_suffix(arguments.source.suffix)
    temp.parent.mkdir(parents=True, exist_ok=True)
    temp.write_text(without_expectations(original), encoding="utf-8")

    options = ", ".join(
        "{key: '%s.%s', value: '%s'}" % (arguments.check, *option.split("=", 1))
        for option in arguments.option
    )
    plugin = [
        "clang-tidy",
        f"--load={arguments.build / 'lib' / 'libasync-tidy-plugin.so'}",
        f"--checks=-*,{arguments.check}",
        f"--config={{CheckOptions: [{options}]}}",
        "--quiet",
    ]
    wanted = EXPECTATION.search(original)
    if not wanted and "CHECK-SILENT" not in original:
        fail("the file names no warning; write CHECK-SILENT if that is meant")
    by_plugin = run([*plugin, str(temp), "--", *flags])
    if "clang-diagnostic" in by_plugin.stdout:
        fail("the source does not compile", by_plugin.stdout)
    if wanted:
        file_check(
            arguments.source,
            "CHECK-MESSAGES",
            by_plugin.stdout,
            "--implicit-check-not={{warning|error|note}}:",
        )
    elif findings(by_plugin.stdout, temp):
        fail("the file is not silent", by_plugin.stdout)

    driver = [str(arguments.build / "bin" / "async-tidy"), f"--checks=-*,{arguments.check}", "--format=concise", "--quiet"]
    folder = temp.parent / (temp.name + ".config")
    folder.mkdir(exist_ok=True)
    (folder / ".clang-tidy").write_text(f"CheckOptions: [{options}]\n", encoding="utf-8")
    copy = folder / temp.name
    copy.write_text(temp.read_text(encoding="utf-8"), encoding="utf-8")
    by_driver = run([*driver, str(copy), "--", *flags])
    if by_driver.returncode not in (0, 1):
        fail(f"the driver ended with {by_driver.returncode}", by_driver.stderr)
    if sorted(findings(by_driver.stdout, copy)) != sorted(findings(by_plugin.stdout, temp)):
        fail("driver and plugin differ", by_driver.stdout, "---", by_plugin.stdout)

    if "CHECK-FIXES" not in original:
        return
    fix = ["--fix", "--unsafe-fixes"] if arguments.unsafe else ["--fix"]
    applied = run([*driver, *fix, str(copy), "--", *flags])
    fixed = copy.read_text(encoding="utf-8")
    file_check(arguments.source, "CHECK-FIXES", fixed, "--match-full-lines")
    compiled = run(["clang++", "-fsyntax-only", "-w", *flags, str(copy)])
    if compiled.returncode:
        fail("the fixed source does not compile", compiled.stderr, applied.stderr)
    by_fix = ["--fix-notes"] if arguments.unsafe else ["--fix"]
    run([*plugin, *by_fix, str(temp), "--", *flags])
    if temp.read_text(encoding="utf-8") != fixed:
        fail("driver and plugin fix differently", fixed, "---", temp.read_text(encoding="utf-8"))
    again = run([*driver, *fix, str(copy), "--", *flags])
    if arguments.cured and (again.returncode or findings(again.stdout, copy)):
        fail("the fixed source is not silent", again.stdout, again.stderr)
    if copy.read_text(encoding="utf-8") != fixed:
        fail("a second run fixes again", copy.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
