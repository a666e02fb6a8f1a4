# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A hard day for the server: a burst of edits, broken text, a huge file, an end in the middle of work."""

import pathlib
import sys

import lsp

HEAD = '#include "task.h"\nown::task<> step();\n'
DROPPED = "own::task<> f{0}() {{\n  step();\n  co_return;\n}}\n"
AWAITED = "own::task<> f{0}() {{\n  co_await step();\n  co_return;\n}}\n"


def lines_of(found):
    return sorted(each["range"]["start"]["line"] + 1 for each in found if str(each.get("code")).startswith("async-"))


folder = pathlib.Path.cwd()
server = lsp.Server(*sys.argv[1:], folder=folder, log="load.log")

uri = server.open(folder / "a.cpp", HEAD + DROPPED.format(0))
print("opened", lines_of(server.diagnostics(uri)))
for count in range(1, 201):
    # The finding wanders down, and is away in every third text.
    body = (AWAITED if count % 3 == 0 else DROPPED).format(0)
    server.change(uri, HEAD + "\n" * count + body)
print("200 edits", lines_of(server.diagnostics(uri)))
server.change(uri, HEAD + "\n" * 3 + AWAITED.format(0))
print("fixed", lines_of(server.diagnostics(uri)))

server.change(uri, HEAD + "own::task<> f( {\n  step();\n" + DROPPED.format(1) + "} } )")
broken = server.diagnostics(uri)
print("broken", any(each["severity"] == 1 for each in broken))
server.change(uri, HEAD + DROPPED.format(0))
print("mended", lines_of(server.diagnostics(uri)))

functions = 4000
text = HEAD + "".join((DROPPED if number % 1000 == 0 else AWAITED).format(number) + "\n" for number in range(functions))
print("lines", text.count("\n"))
huge = server.open(folder / "huge.cpp", text)
print("huge", lines_of(server.diagnostics(huge)))

for count in range(20):
    server.change(huge, text + "\n" * count)
print("ended while busy:", server.end())
