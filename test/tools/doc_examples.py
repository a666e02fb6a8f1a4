#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lints the examples of a check's page: a block marked bad gives exactly one
finding of that check, a block marked good none; both compile. A block marked
json .async-tidy.json is their configuration.

    doc_examples.py DRIVER PAGE TEMP
"""

import json
import re
import subprocess
import sys
from pathlib import Path

CONFIG = re.compile(r"^```json \.async-tidy\.json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```cpp (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def main():
    driver, page, temp = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    temp.mkdir(parents=True, exist_ok=True)
    text = page.read_text(encoding="utf-8")
    config = temp / ".async-tidy.json"
    config.unlink(missing_ok=True)
    for block in CONFIG.finditer(text):
        config.write_text(block.group(1), encoding="utf-8")
    seen = {"bad": 0, "good": 0}
    for block in BLOCK.finditer(text):
        kind, code = block.groups()
        line = text.count("\n", 0, block.start()) + 1
        if kind not in seen:
            sys.exit(f"{page}:{line}: a cpp block is bad or good, not '{kind}'")
        seen[kind] += 1
        source = temp / f"line{line}.cpp"
        source.write_text(code, encoding="utf-8")
        run = subprocess.run(
            [driver, f"--checks=-*,{page.stem}", "--format=json", "--quiet", str(source), "--", "-std=c++20"],
            text=True,
            capture_output=True,
            check=False,
        )
        if run.returncode not in (0, 1):
            sys.exit(f"{page}:{line}: the linter ended with {run.returncode}\n{run.stderr}")
        count = len(json.loads(run.stdout)["findings"])
        if count != (kind == "bad"):
            sys.exit(f"{page}:{line}: the {kind} example has {count} findings\n{run.stdout}")
    if not all(seen.values()):
        sys.exit(f"{page}: has {seen['bad']} bad and {seen['good']} good examples")


if __name__ == "__main__":
    main()
