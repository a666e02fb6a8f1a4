# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Opens the file, shows its diagnostics, takes the fix of each and shows what is left."""

import pathlib
import sys

import lsp

command, path = sys.argv[1:-1], pathlib.Path(sys.argv[-1]).absolute()
server = lsp.Server(*command, folder=path.parent, log="server.log")


def show(found):
    for diagnostic in found:
        at = diagnostic["range"]["start"]
        print(f"{at['line'] + 1}:{at['character'] + 1} severity {diagnostic['severity']} {diagnostic.get('source')}"
              f" [{diagnostic.get('code')}] {diagnostic['message'].splitlines()[0]}")
        print("  page", diagnostic.get("codeDescription", {}).get("href"))
        for related in diagnostic.get("relatedInformation", []):
            start = related["location"]["range"]["start"]
            name = related["location"]["uri"].rsplit("/", 1)[-1]
            print(f"  see {name}:{start['line'] + 1} {related['message'].splitlines()[0]}")


uri = server.open(path)
found = server.diagnostics(uri)
show(found)
while fixable := [(each, action) for each in found for action in server.actions(uri, each)
                  if action.get("kind") == "quickfix"]:
    print("fix:", fixable[0][1]["title"])
    server.apply(uri, fixable[0][1])
    found = server.diagnostics(uri)
print("left:", len(found))
show(found)
print("text:")
print(server.texts[uri])
print("exit", server.end())
