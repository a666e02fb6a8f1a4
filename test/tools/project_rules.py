#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Rules about the project itself, one function each.

    project_rules.py schemas|includes|rooms|files|tests|messages|libraries|keys ROOT
"""

import graphlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(sys.argv[2])


def tracked(*patterns):
    """The files that are, or are about to be, part of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *patterns],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=True,
    )
    return [path for path in map(Path, listed.stdout.splitlines()) if (ROOT / path).is_file()]


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def checks():
    return [json.loads(text(path)) for path in tracked("rules/checks/*.json")]


def schemas():
    from jsonschema import Draft7Validator

    for schema in tracked("rules/schema/*.json"):
        Draft7Validator.check_schema(json.loads(text(schema)))
    for folder, name in (("checks", "check"), ("models", "model")):
        validator = Draft7Validator(json.loads(text(f"rules/schema/{name}.schema.json")))
        for path in tracked(f"rules/{folder}/*.json"):
            for error in validator.iter_errors(json.loads(text(path))):
                yield f"{path}: {'.'.join(map(str, error.path))}: {error.message}"


INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)


def includes():
    """rules -> support -> groups -> Module -> plugin, driver."""
    groups = {check["group"] for check in checks()}
    for path in tracked("checks/*.h", "checks/*.cpp", "driver/*.h", "driver/*.cpp"):
        room = path.parts[1] if path.parts[0] == "checks" else "driver"
        for included in INCLUDE.findall(text(path)):
            target = included.split("/")[0] if "/" in included else room
            allowed = {
                "driver": {"driver", "support", "report", "clang-tidy"},
                "support": {"support", "clang", "clang-tidy", "llvm"},
                "Module.cpp": {"Module.cpp", "support", "clang-tidy"},
            }.get(room, {room, "support", "rules", "clang", "clang-tidy", "llvm"})
            if path.parts[0] == "driver":
                allowed |= {"clang", "llvm"}
            if target in groups | {"driver", "support", "rules"} and target not in allowed:
                yield f"{path}: {room} must not include {included}"


# The rooms of a tree, lowest first. A file includes files of its own room and of the rooms before it. Above all rooms are
# the files at the top of the tree. None: there is no order yet.
ROOMS = {
    "driver": [
        "words",
        "files",
        "options",
        "workers",
        "units",
        "prefix",
        "findings",
        "lint",
        "run",
        "suppression",
        "changes",
        "fixes",
        "report",
        "inspect",
        "cli",
    ],
    # A program of its own, without rooms.
    "driver/clangd": [],
    # First what is true of any C++, then what is told of libraries, then
    # coroutines, then programs; then topics, and how checks report.
    "checks/support": [
        "code",
        "bodies",
        "catalog",
        "facts",
        "coroutines",
        "objects",
        "readiness",
        "nonblocking",
        "locks",
        "binding",
        "replacing",
        "program",
        "flow",
        "blocking",
        "tasks",
        "throwing",
        "handling",
        "resources",
        "concurrency",
        "scopes",
        "running",
        "sharing",
        "polling",
        "lifetime",
        "security",
        "check",
    ],
}


def tree_of(path):
    """The innermost tree around the file that ROOMS gives an order, or None."""
    return next((str(folder) for folder in path.parents if ROOMS.get(str(folder)) is not None), None)


def room_of(path, tree):
    """The folder below the tree that the file is in; None at the top."""
    inside = path.relative_to(tree).parts
    return inside[0] if len(inside) > 1 else None


def included_by(path, known):
    """The project's files that the file includes, each beside it or by its way from driver/ or checks/."""
    for included in INCLUDE.findall(text(path)):
        ways = (Path(os.path.normpath(base / included)) for base in (path.parent, Path("driver"), Path("checks")))
        yield from [way for way in ways if way in known][:1]


def rooms():
    """Includes go down the list of rooms, and never in a circle: there a source and its header are one."""
    sources = {path: tree_of(path) for path in tracked("checks/*.h", "checks/*.cpp", "driver/*.h", "driver/*.cpp")}
    for tree, order in ROOMS.items():
        found = {room_of(path, tree) for path, own in sources.items() if own == tree}
        for room in sorted(found - {None, *(order or ())}):
            yield f"{tree}/{room}: is not among the rooms of {tree}"
        for room in sorted({*(order or ())} - found):
            yield f"{tree}/{room}: is no room, or holds no source"
    uses = {}
    for path, tree in sources.items():
        if not tree:
            continue
        rank = {room: place for place, room in enumerate([*ROOMS[tree], None])}
        used = uses.setdefault(path.with_suffix(""), set())
        for target in included_by(path, sources):
            own = sources[target]
            if own == tree:
                if rank.get(room_of(target, tree), -1) > rank.get(room_of(path, tree), -1):
                    yield f"{path} includes {target}, a room above its own"
                used |= {target.with_suffix("")} - {path.with_suffix("")}
            elif own and (path.is_relative_to(own) or target.is_relative_to(tree)):
                yield f"{path} includes {target}, which is another program's"
    try:
        graphlib.TopologicalSorter(uses).prepare()
    except graphlib.CycleError as circle:
        yield "these include each other in a circle: " + ", ".join(map(str, reversed(circle.args[1])))


def files():
    sources = tracked("*.cpp", "*.h", "*.py", "scripts/*", ".ci/*", "*.cmake", "*CMakeLists.txt")
    for path in sources:
        lines = text(path).splitlines()
        if path.suffix != ".txt" and not any("SPDX-License-Identifier" in line for line in lines[:2]):
            # A test's first lines are its RUN lines.
            if path.parts[0] != "test" or path.parts[1] == "tools":
                yield f"{path}: has no SPDX line"
        if len(lines) > 500:
            yield f"{path}: has {len(lines)} lines"
        if re.search(r"util|helper|misc", path.stem.lower()):
            yield f"{path}: its name says nothing"


def tests():
    elsewhere = "\n".join(text(path) for path in tracked("test/driver/*.test"))
    for check in checks():
        cases = {path: text(path) for path in tracked(f"test/checks/{check['name']}/*.cpp")}
        together = "\n".join(cases.values())
        if not any("CHECK-SILENT" in case for case in cases.values()):
            yield f"{check['name']}: has no negative test"
        if "CHECK-MESSAGES" not in together:
            yield f"{check['name']}: has no positive test"
        if ("CHECK-FIXES" in together) != (check["fix"] != "none"):
            yield f"{check['name']}: declares the fix '{check['fix']}', its tests say otherwise"
        for option in check["options"]:
            by_name = f"{check['name']}.{option['name']},"
            if not re.search(rf"--option '?{option['name']}=", together) and by_name not in elsewhere:
                yield f"{check['name']}: no test sets {option['name']}"
        for finding in check["findings"]:
            # The longest literal stretch of the message.
            stretch = max(re.split(r"%\d", finding["message"]), key=len).strip(" ;:,'")
            if stretch not in together:
                yield f"{check['name']}: no test shows '{stretch}'"
    models = {path.stem for path in tracked("rules/models/*.json")}
    shown = set()
    for path in tracked("test/models/*.cpp"):
        # A library that is only used through another is shown in its test.
        named = re.search(r"^// Models: (.*)\.$", text(path), re.MULTILINE)
        shown |= set(named.group(1).split(", ")) if named else {path.stem}
    for name in sorted(models - shown):
        yield f"rules/models/{name}.json: test/models/{name}.cpp is missing"


BANNED = re.compile(r"\b(should|must|please|illegal|legal|don't|try)\b", re.IGNORECASE)


# Where a note's text is put together, up to the statement's end.
NOTE = re.compile(r"\b(?:Notes\.(?:push|emplace)_back\(|Note\(|PathNote\{)([^;]*);")


def messages():
    """Lower case, no final period, and what was observed, not a command."""
    written = [(check["name"], finding["message"]) for check in checks() for finding in check["findings"]]
    for path in tracked("checks/*.cpp"):
        for note in NOTE.findall(text(path)):
            pieces = re.findall(r'"((?:[^"\\]|\\.)*)"', note)
            written += [(str(path), "".join(pieces))] if pieces else []
    for where, message in written:
        if message[:1].isupper() or message.endswith("."):
            yield f"{where}: '{message}' is no sentence fragment"
        if BANNED.search(message):
            yield f"{where}: '{message}' gives orders"


def keys():
    """Topics read the keys that their schemas declare; the dump of what they read is on standard input."""
    declared = json.loads(text("rules/schema/model.schema.json"))["definitions"]["facts"]["properties"]
    read = set(sys.stdin.read().split())
    for key in sorted(set(declared) ^ read):
        yield f"'{key}' is {'declared, and nothing reads it' if key in declared else 'read, and nothing declares it'}"


def libraries():
    """C++ knows the standard library and POSIX; every other one is data."""
    names = set()
    for path in tracked("rules/models/*.json"):
        model = json.loads(text(path))
        if model["library"] not in ("std", "posix"):
            names |= {model["library"]} | {n["name"].split("::")[-1] for n in model["namespaces"] if n["name"]}
    # Words of the language of coroutines, too, and what the tool itself is made with.
    names -= {"execution", "coro", "fmt", "google", "v1", "nlohmann"}
    word = re.compile(rf"\b({'|'.join(map(re.escape, sorted(names)))})\b")
    for path in tracked("checks/*.h", "checks/*.cpp", "driver/*.h", "driver/*.cpp"):
        for number, line in enumerate(text(path).splitlines(), 1):
            if not line.lstrip().startswith("//") and (found := word.search(line)):
                yield f"{path}:{number}: names the library {found.group()}"


def main():
    problems = list(globals()[sys.argv[1]]())
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
