#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds what the tests and the examples use of this machine against
scripts/packages.txt: what a package owns that is neither listed, nor needed by
a listed one, nor part of every Debian system is missing on a new machine.

    packages.py headers|commands|modules ROOT

Recommended packages do not count: scripts/setup installs none.
"""

import ast
import functools
import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(sys.argv[2])
ALL = ("build", "test", "examples")
DPKG = Path("/var/lib/dpkg/info")
# Included where the compiler is to find nothing.
ABSENT = {"missing.h", "no/such/header.h"}


def tracked(*patterns):
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *patterns],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=True,
    )
    return [path for path in map(Path, listed.stdout.splitlines()) if (ROOT / path).is_file()]


@functools.cache
def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


@functools.cache
def owners():
    """The packages of every file that dpkg has installed."""
    found = {}
    for listed in DPKG.glob("*.list"):
        package = listed.stem.partition(":")[0]
        for path in listed.read_text(encoding="utf-8").splitlines():
            found.setdefault(path, set()).add(package)
    return found


def owners_of(path):
    """Those of the file, or of the first link on the way to it that has any."""
    path = Path(path)
    while True:
        # /bin is /usr/bin, and packages name either.
        for name in (str(path), str(path).removeprefix("/usr"), f"/usr{path}"):
            if name in owners():
                return owners()[name]
        if not path.is_symlink():
            return owners().get(str(path.resolve()), set())
        path = path.parent / path.readlink()


@functools.cache
def brought(groups):
    """The packages that a new Debian system has with these groups of packages.txt."""
    fields = "${Package}\t${db:Status-Status}\t${Essential}\t${Provides}\t${Pre-Depends}, ${Depends}\n"
    shown = subprocess.run(["dpkg-query", "-W", "-f", fields], text=True, capture_output=True, check=True)
    needs, provided, left = {}, {}, ["apt"]

    def names(field):
        return [[re.sub(r"[\s(:].*", "", one.strip()) for one in each.split("|")] for each in field.split(",")]

    for line in shown.stdout.splitlines():
        package, status, essential, provides, depends = line.split("\t")
        if status != "installed":
            continue
        needs.setdefault(package, []).extend(names(depends))
        for [virtual] in names(provides):
            provided.setdefault(virtual, []).append(package)
        if essential == "yes":
            left.append(package)
    for line in (ROOT / "scripts/packages.txt").read_text(encoding="utf-8").splitlines():
        group, *listed = line.split()
        if group in groups:
            left += listed
    found = set()
    while left:
        package = left.pop()
        if package in found:
            continue
        found.add(package)
        for choices in needs.get(package, []):
            # Of several apt takes the first that there is; which provider of a
            # name it takes is certain where there is but one.
            known = [[choice] if choice in needs else provided.get(choice, []) for choice in choices]
            first = next(filter(None, known), [])
            if len(first) == 1:
                left += first
    return found


def lacking(what, where, path, groups):
    packages = owners_of(path)
    if not packages:
        return [f"{where}: {what}: {path} belongs to no package"]
    if packages & brought(groups):
        return []
    package = ", ".join(sorted(packages))
    missing = f"which scripts/packages.txt does not bring for {', '.join(groups)}"
    return [f"{where}: {what}: {path} belongs to {package}, {missing}"]


INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"\n]+)[>"]', re.MULTILINE)
SYSTEM = re.compile(r"(?:-I|-isystem) ?(/usr/[^\s\"']+)")
PART = re.compile(r"^(?:#|//)--- (\S+)$", re.MULTILINE)


@functools.cache
def search_path():
    said = subprocess.run(
        ["clang++-22", "-std=c++20", "-E", "-x", "c++", "-v", "/dev/null"], text=True, capture_output=True, check=True
    )
    listed = said.stderr.partition("search starts here:")[2].partition("End of search list")[0]
    return [Path(line.strip()) for line in listed.splitlines() if line.startswith(" ")]


def is_of_project(path, name, files):
    content = text(path)
    if any(part == name or part.endswith("/" + name) for part in PART.findall(content)):
        return True
    for found in files.get(name, []):
        is_mock = found.parts[:3] == ("test", "Inputs", "lib")
        # It counts where the test, or the mock that includes it, names its library.
        if not is_mock or path.parts[:4] == found.parts[:4] or f"lib/{found.parts[3]}" in content:
            return True
    return False


def is_made_by(path, name):
    """Whether the test names it elsewhere too: it makes it, or is about its absence."""
    return any(name in line for line in text(path).splitlines() if not INCLUDE.match(line))


def headers():
    files = {}
    for path in tracked("*.h", "*.hpp", "*.hxx", "*.cpp", "*.inc", "test/Inputs/lib"):
        for start in range(len(path.parts)):
            files.setdefault("/".join(path.parts[start:]), []).append(path)
    llvm = Path("/usr/lib/llvm-22/include")
    for path in tracked("checks", "driver", "test", "examples", "docs/*.md"):
        groups = {"checks": ALL[:1], "driver": ALL[:1], "examples": ("build", "examples")}.get(path.parts[0], ALL)
        folders = search_path() + [Path(word) for word in SYSTEM.findall(text(path))]
        if path.parts[0] in ("checks", "driver") or path.parts[:2] in (("test", "tools"), ("test", "unit")):
            folders.append(llvm)
        for name in INCLUDE.findall(text(path)):
            if is_of_project(path, name, files):
                continue
            found = [folder / name for folder in folders if (folder / name).is_file()]
            if not found and path.parts[0] == "examples":
                # Where their build finds it.
                found = [Path(at) for at in owners() if at.startswith("/usr/include/") and at.endswith("/" + name)]
            if found:
                yield from lacking(f"<{name}>", path, found[0].resolve(), groups)
            # What the build makes, the build finds.
            elif groups != ALL[:1] and name not in ABSENT and not is_made_by(path, name):
                yield f"{path}: <{name}> is neither in the project nor on this machine"


# What the build brings.
OWN = {"async-tidy", "async-tidyd"}
# What comes in front of a command.
PREFIXES = {"!", "not", "do", "then", "else", "if", "while", "until", "env", "exec", "timeout", "xargs", "{"}
# Programs that programs of the tests run.
RUN_BY = {"cpack": ["dpkg-shlibdeps", "file"], "pre-commit": ["git"]}
RUN = re.compile(r"^\s*(?:#|//) RUN: (.*)$", re.MULTILINE)
STARTED = re.compile(r"[(=]\s*\[\s*\"([A-Za-z][\w.+-]*)\"")
HERE_DOCUMENT = re.compile(r"<<'?(\w+)'?\n.*?^\1$", re.MULTILINE | re.DOTALL)
PATH = "/usr/lib/llvm-22/bin:/usr/bin:/bin:/usr/sbin:/sbin"


def words_of(line):
    lexer = shlex.shlex(line, posix=True, punctuation_chars="();<>|&`")
    lexer.whitespace_split = True
    lexer.commenters = ""
    try:
        return list(lexer)
    except ValueError:
        return []


def commands_in(line):
    """The words that stand where a shell looks for a command."""
    expected = True
    words = iter(words_of(line))
    for word in words:
        if word[0] in "<>":
            next(words, None)
        elif not set(word) - set("();|&`"):
            expected = word[-1] != ")"
        elif not expected or word.isdigit() or re.match(r"\w+\+?=", word):
            continue
        else:
            expected = word in PREFIXES
            yield word


def commands():
    used = {}
    said = subprocess.run(["bash", "-c", "compgen -bk"], text=True, capture_output=True, check=True)
    no_program = OWN | set(said.stdout.split())
    scripts = [f"scripts/{name}" for name in ("setup", "demo", "test", "mutate")]
    for path in tracked("test/*.test", "test/*.cpp", "test/*.py", "ci/*.sh", *scripts):
        if path.suffix in (".test", ".cpp"):
            for line in RUN.findall(re.sub(r"\\\n\s*(?:#|//) RUN:", " ", text(path))):
                for word in commands_in(line):
                    used.setdefault((word, True), path)
        elif text(path).startswith("#!/usr/bin/env bash"):
            for line in HERE_DOCUMENT.sub("", text(path)).splitlines():
                for word in commands_in(line):
                    used.setdefault((word, False), path)
        else:
            for word in STARTED.findall(text(path)):
                used.setdefault((word, False), path)
    for (word, is_sure), path in used.items():
        if word in no_program or not re.fullmatch(r"[\w.+-]+", word):
            continue
        for program in [word, *RUN_BY.get(word, [])]:
            if found := shutil.which(program, path=PATH):
                yield from lacking(program, path, found, ALL)
            # Elsewhere it is no package's, as with a Node.js of one's own.
            elif is_sure and not shutil.which(program):
                yield f"{path}: {program} is a command that this machine has not"


def modules():
    """What Python programs import; lit reads its configuration itself."""
    own = {path.stem for path in tracked("*.py")} | {"lit"}
    for path in tracked("test", "scripts", "rules", "driver"):
        if path.suffix != ".py" and not text(path).startswith("#!/usr/bin/env python3"):
            continue
        for node in ast.walk(ast.parse(text(path))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
            for name in {each.partition(".")[0] for each in names} - own:
                spec = importlib.util.find_spec(name)
                if spec is None:
                    yield f"{path}: import {name}: this machine has no such module"
                elif spec.origin not in ("built-in", "frozen"):
                    groups = ALL if path.parts[0] != "rules" else ALL[:1]
                    yield from lacking(f"import {name}", path, spec.origin, groups)


def main():
    if not DPKG.is_dir():
        # Another system; there the tests themselves tell what they miss.
        return
    problems = sorted(set(globals()[sys.argv[1]]()))
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
