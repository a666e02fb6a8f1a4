#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Links a plugin for a copy of the tree that has one check more, from the
objects of the real build and the three files that a new check compiles.

    build_scaffold.py COPY BUILD CLASS
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path


def main():
    copy, build, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    root, generated = build.parent, copy / "build" / "generated"
    library = copy / "build" / "lib"
    library.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, copy / "rules" / "catalog.py", "--emit", generated], check=True)

    database = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    objects, module = [], None
    for entry in database:
        source, words = Path(entry["file"]), shlex.split(entry["command"])
        made = words[words.index("-o") + 1]
        if "async_tidy_checks.dir" not in made or "cmake_pch" in source.name:
            continue
        if source == root / "checks" / "Module.cpp":
            module = words
        elif source != build / "generated" / "Catalog.cpp":
            objects.append(build / made)

    # The command of Module.cpp with the copy's folders, and without the
    # precompiled header, which belongs to the build's own.
    places = {str(root / "checks"): str(copy / "checks"), str(build / "generated"): str(generated)}
    flags = []
    for flag in module[1 : module.index("-o")]:
        if flag.startswith("-I"):
            flag = "-I" + places[flag[2:]]
        if flag not in ("-Xclang", "-include-pch", "-include", "-Winvalid-pch") and "cmake_pch" not in flag:
            flags.append(flag)
    for source in (copy / "checks" / "Module.cpp", generated / "Catalog.cpp", copy / "checks" / "trial" / f"{name}.cpp"):
        target = library / f"{source.stem}.o"
        subprocess.run([module[0], *flags, "-O0", "-c", source, "-o", target], check=True)
        objects.append(target)
    plugin = library / "libasync-tidy-plugin.so"
    llvm = ["-L/usr/lib/llvm-22/lib", "-lclang-cpp", "-lLLVM"]
    subprocess.run([module[0], "-shared", "-o", plugin, *objects, *llvm], check=True)


if __name__ == "__main__":
    main()
