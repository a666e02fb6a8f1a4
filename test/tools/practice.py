#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the checks of one practice on its test.

    practice.py --tidy PROGRAM FILE -- FLAGS

FILE is called as its row in rules/practices.json. A finding belongs to each
line that ends in '// bad: CHECK', and to no other; each check of the row must
have one, but where the row says that they stay silent. The configuration
ROW.json beside the file is used where there is one.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "rules"))
from catalog import load_checks  # noqa: E402
from practices import load_practices  # noqa: E402

EXPECTED = re.compile(r"// bad: (async-[a-z-]+(?:, async-[a-z-]+)*)$")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tidy", required=True)
    parser.add_argument("file", type=Path)
    parser.add_argument("flags", nargs="*")
    arguments = parser.parse_args()

    rows = {row["row"]: row for group in load_practices(load_checks()) for row in group["rows"]}
    row = rows[arguments.file.stem]
    expected = {
        (number, check)
        for number, line in enumerate(arguments.file.read_text(encoding="utf-8").splitlines(), 1)
        if (found := EXPECTED.search(line))
        for check in found[1].split(", ")
    }
    wanted = set() if row.get("silent") else set(row["checks"])
    if {check for _, check in expected} != wanted:
        sys.exit(f"practice.py: the test names other checks than the row: {sorted(wanted)}")

    command = [arguments.tidy, "--no-cache", "--format=concise", f"--checks=-*,{','.join(row['checks'])}"]
    config = arguments.file.with_suffix(".json")
    if config.exists():
        command.append(f"--config={config}")
    ran = subprocess.run(
        [*command, str(arguments.file), "--", *arguments.flags], text=True, capture_output=True, check=False
    )
    if ran.returncode not in (0, 1):
        sys.exit(f"practice.py: async-tidy failed\n{ran.stdout}{ran.stderr}")
    pattern = re.compile(rf"{re.escape(arguments.file.name)}:(\d+):\d+: (?:error|warning|note): .*\[(async-[a-z-]+)\]$", re.MULTILINE)
    found = {(int(line), check) for line, check in pattern.findall(ran.stdout)}
    for line, check in sorted(expected - found):
        print(f"{arguments.file.name}:{line}: {check} finds nothing")
    for line, check in sorted(found - expected):
        print(f"{arguments.file.name}:{line}: {check} is not wanted")
    if found != expected:
        sys.exit(ran.stdout)


if __name__ == "__main__":
    main()
