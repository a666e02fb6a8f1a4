# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes the current folder a project: a root and a compile database.

Usage: project.py [--compiler=NAME] FILE... [-- FLAG...]
"""
import json
import os
import sys

arguments = sys.argv[1:]
compiler = "c++"
if arguments and arguments[0].startswith("--compiler="):
    compiler = arguments.pop(0).partition("=")[2]
split = arguments.index("--") if "--" in arguments else len(arguments)
files, flags = arguments[:split], arguments[split + 1 :]
os.makedirs(".git", exist_ok=True)
with open("compile_commands.json", "w") as database:
    json.dump(
        [
            {
                "directory": os.getcwd(),
                "file": file,
                "arguments": [compiler, "-std=c++20", *flags, "-o", file + ".o", "-c", file],
            }
            for file in files
        ],
        database,
    )
