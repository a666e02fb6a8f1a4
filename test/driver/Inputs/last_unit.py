# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Waits until a run of async-tidy has only its last unit left, which reads a named pipe.

Usage: last_unit.py PID FIFO COMMAND: then runs the command, and closes the pipe.

The unit is to be the smallest, which starts last: once it reads, the others have started.
"""

import contextlib
import errno
import os
import pathlib
import subprocess
import sys
import time


@contextlib.contextmanager
def only_left(pid, fifo):
    """The unit reads on until the end of this."""
    process = pathlib.Path(f"/proc/{pid}")
    while True:
        try:
            pipe = os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError as failure:
            # Nobody reads it: not yet, or the run has ended without that unit.
            if failure.errno != errno.ENXIO or "\nState:\tZ" in (process / "status").read_text():
                raise
        time.sleep(0.01)
    # A unit that has ended is one child less.
    while len((process / f"task/{pid}/children").read_text().split()) > 1:
        time.sleep(0.01)
    try:
        yield
    finally:
        os.close(pipe)


if __name__ == "__main__":
    with only_left(int(sys.argv[1]), sys.argv[2]):
        sys.exit(subprocess.run(sys.argv[3], shell=True).returncode)
