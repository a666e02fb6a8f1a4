# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Shows what an editor says of a file, and again after each of the facts files has come in the place of 'facts.json',
and the source that it is of, named as it is but for the ending, in the place of 'other.cpp'."""

import os
import pathlib
import shutil
import sys

import lsp

command, path, files = sys.argv[1], pathlib.Path(sys.argv[2]).absolute(), sys.argv[3:]
server = lsp.Server(command, folder=path.parent, log="server.log")


def show(when, found):
    codes = sorted({str(diagnostic.get("code")) for diagnostic in found})
    print(f"{when}:", *codes or ["nothing"])


uri = server.open(path)
show("at first", server.diagnostics(uri))
facts = path.parent / "facts.json"
for number, name in enumerate(files, start=1):
    facts.unlink(missing_ok=True)
    if (path.parent / name).exists():
        shutil.copyfile(path.parent / name, facts)
        shutil.copyfile((path.parent / name).with_suffix(".cpp"), path.parent / "other.cpp")
        # Two copies within one tick of a coarse clock would look like one file.
        os.utime(facts, (number, number))
    server.change(uri, server.texts[uri] + "\n")
    show(name, server.diagnostics(uri))
print("exit", server.end())
