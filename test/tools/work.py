#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Counts what a program of test/unit does: the instructions of its measured
part, by callgrind, and the bytes that it holds at most. Neither depends on how
fast the machine is or what else it does.

    work.py --growth=FACTOR PROGRAM SHAPE SMALL LARGE
    work.py --instructions=MOST PROGRAM SHAPE SIZE

Fails where the large size takes more than FACTOR times what the small one
takes, or the size more than MOST instructions.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def measure(program, shape, sizes):
    """Instructions and bytes of each size."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["valgrind", "--tool=callgrind", "--toggle-collect=measured", "--dump-after=measured"]
        command += [f"--callgrind-out-file={folder}/out", program, shape, *map(str, sizes)]
        ended = subprocess.run(command, text=True, capture_output=True)
        if ended.returncode:
            sys.exit(f"{ended.stdout}{ended.stderr}exit {ended.returncode}")
        dumps = [Path(folder, f"out.{number}").read_text() for number in range(1, len(sizes) + 1)]
    instructions = [int(re.search(r"^totals: (\d+)", dump, re.MULTILINE).group(1)) for dump in dumps]
    return instructions, [int(held) for held in re.findall(r"^\d+: (\d+) bytes$", ended.stderr, re.MULTILINE)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--growth", type=float)
    parser.add_argument("--instructions", type=float)
    parser.add_argument("program")
    parser.add_argument("shape")
    parser.add_argument("sizes", type=int, nargs="+")
    options = parser.parse_args()
    instructions, held = measure(options.program, options.shape, options.sizes)
    wrong = False
    for size, count, most in zip(options.sizes, instructions, held, strict=True):
        print(f"{options.shape} {size}: {count} instructions, {most} bytes")
        # A part that was not counted takes nothing, whatever its size.
        wrong |= count < 1000 * size or bool(options.instructions and count > options.instructions)
    if options.growth:
        for what, (small, large) in (("instructions", instructions), ("bytes", held)):
            print(f"{what} grow {large / small:.2f} times")
            wrong |= large > options.growth * small
    return wrong


if __name__ == "__main__":
    sys.exit(main())
