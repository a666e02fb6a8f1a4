#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Links a plugin for a copy of the tree that has one check more, from the
objects of the real build and the three files that a new check compiles.

    build_scaffold.py COPY BUILD CLASS
"""

import json
import subprocess
import sys
from pathlib import Path


def main():
    copy, build, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    generated, objects = copy / "build" / "generated", copy / "build" / "objects"
    (copy / "build" / "lib").mkdir(parents=True, exist_ok=True)
    objects.mkdir(exist_ok=True)
    subprocess.run([sys.executable, copy / "rules" / "catalog.py", "--emit", generated], check=True)

    database = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    commands = {
        Path(entry["file"]).relative_to(build.parent): entry
        for entry in database
        if "/checks/" in entry["output"] or entry["output"].startswith("checks/")
    }
    kept, compiled = [], []
    model = commands[Path("checks/Module.cpp")]
    root = str(build.parent)
    for source in ("checks/Module.cpp", str(generated / "Catalog.cpp"), f"checks/trial/{name}.cpp"):
        target = objects / (Path(source).stem + ".o")
        words = model["command"].split()
        # The build's precompiled header belongs to the build's own paths.
        flags = [
            word.replace(f"{root}/checks", f"{copy}/checks").replace(f"{build}/generated", str(generated))
            for word in words
            if word.startswith(("-I", "-isystem", "-std", "-D", "-f")) or word.startswith("/usr")
        ]
        flags = [flag for flag in flags if "pch" not in flag and not flag.startswith("/usr/bin")]
        includes = [f"-isystem{flag}" if flag.startswith("/usr") else flag for flag in flags if flag != "-isystem"]
        compiler = words[0]
        subprocess.run([compiler, *includes, "-O0", "-c", copy / source, "-o", target], check=True)
        compiled.append(target)
    for source, entry in commands.items():
        if source.name not in ("Module.cpp", "Catalog.cpp", "cmake_pch.hxx.cxx") or "support" in source.parts:
            kept.append(Path(entry["directory"]) / entry["output"])
    plugin = copy / "build" / "lib" / "libasync-tidy-plugin.so"
    link = ["-shared", "-o", plugin, *compiled, *kept, "-L/usr/lib/llvm-22/lib", "-lclang-cpp", "-lLLVM"]
    subprocess.run([compiler, *link], check=True)


if __name__ == "__main__":
    main()
