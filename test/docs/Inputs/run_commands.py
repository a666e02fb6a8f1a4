# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the commands that pages of the documentation show, word for word, in a small project.

Usage: run_commands.py BUILD INPUTS PAGE...

Each page has the project fresh: a git clone with a branch, whose commands are run in their order. Findings are expected, mistakes are not.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

build, inputs = map(pathlib.Path, sys.argv[1:3])
os.environ["PATH"] = f"{build / 'bin'}:{os.environ['PATH']}"
SOURCE = """#include "app.h"
own::task<> step();
own::task<> run() {
  step();
  co_return;
}
"""


def shell(command, folder):
    return subprocess.run(["bash", "-c", command], cwd=folder, text=True, capture_output=True)


def make_project(folder):
    shutil.rmtree(folder, ignore_errors=True)
    upstream = folder / "upstream"
    for name, text in {"src/session.cpp": SOURCE, "include/app.h": '#include "task.h"\n',
                       ".gitignore": "build\nout\n*.results\n"}.items():
        path = upstream / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    shell("git init -q && git add -A && git commit -qm start", upstream)
    shell("git clone -q upstream project", folder)
    project = folder / "project"
    flags = ["-std=c++20", f"-I{project}/include", f"-I{inputs}"]
    for name in ("build", "out"):
        (project / name).mkdir()
        (project / name / "compile_commands.json").write_text(json.dumps([
            {"directory": str(project), "file": "src/session.cpp", "arguments": ["c++", *flags, "-c", "src/session.cpp"]}]))
    shutil.copytree(build / "lib", project / "build" / "lib")
    # The flags of a command without a database name the project's folder only.
    (project / "include" / "task.h").symlink_to(inputs / "task.h")
    shell("git checkout -qb change && echo '// more' >>src/session.cpp && git commit -qam change", project)
    return project


def commands_of(page):
    """The lines of indented blocks that run async-tidy, without their comments."""
    for line in page.read_text(encoding="utf-8").splitlines():
        command = re.sub(r"\s+#.*", "", line.removeprefix("    ")).strip()
        if not line.startswith("    ") or not re.search(r"(^|\| )(async-tidy|clang-tidy-22) ", command + " "):
            continue
        if "--shard 1/4" in command:
            yield from (command.replace("1/4", f"{i}/4").replace("1.results", f"{i}.results") for i in range(1, 5))
        else:
            yield command


wrong = 0
for page in map(pathlib.Path, sys.argv[3:]):
    project = make_project(pathlib.Path.cwd() / page.stem)
    for command in commands_of(page):
        shell("git checkout -q -- src", project)
        ended = shell(command, project)
        good = ended.returncode in (0, 1) and not re.search(r"^error:", ended.stderr, re.M)
        print(f"{'good' if good else 'WRONG'}: {page.name}: {command}")
        if not good:
            wrong += 1
            print(f"exit {ended.returncode}\n{ended.stdout}{ended.stderr}")
sys.exit(wrong != 0)
