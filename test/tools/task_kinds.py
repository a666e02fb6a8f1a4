#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the kinds of task types that the models name with those that are
read off the promises in the libraries' headers: the real ones where a model's
test uses them, else its mocks. Prints a line per type, with the second kind
where the two differ.

    task_kinds.py MODEL_DUMP ROOT
"""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

DUMP, ROOT = sys.argv[1], Path(sys.argv[2])
LINE = re.compile(r"(\S+) (\S+) model=(\S+) promise=(\S+)")


def flags(test):
    run = next(line for line in test.read_text().splitlines() if "%model_dump %s" in line)
    words = run.split(" -- ", 1)[1].split("|")[0].rstrip("\\ ")
    return shlex.split(words.replace("%inputs", str(ROOT / "test" / "Inputs")))


def named_tasks(model):
    for entry in model["facts"].get("tasks", []):
        for name in entry["types"]:
            for namespace in model["namespaces"]:
                yield name.replace("$", namespace["name"])


def kinds_in(test):
    command = [DUMP, "--kinds", test, "--", *flags(test)]
    run = subprocess.run(command, text=True, capture_output=True, check=True)
    return LINE.findall(run.stdout)


def main():
    named, seen = {}, set()
    for path in sorted(ROOT.glob("rules/models/*.json")):
        model = json.loads(path.read_text())
        tasks = {name: model["library"] for name in named_tasks(model)}
        named |= tasks
        for test in sorted(ROOT.glob(f"test/models/{path.stem}*.cpp")) if tasks else ():
            if "%model_dump %s" in test.read_text():
                seen |= set(kinds_in(test))
    for library, name, model, promise in sorted(seen):
        if library != "none":
            print(f"{library} {name}: {model}" + ("" if model == promise else f", by its promise {promise}"))
    for name in sorted(named.keys() - {name for _, name, _, _ in seen}):
        print(f"{named[name]} {name}: not seen")


if __name__ == "__main__":
    main()
