#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds what async-blocking-call says about Inputs/heartbeat* against what the
program's event loop does: a case is flagged if and only if it makes the loop's
heartbeat late."""

import argparse
import collections
import json
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent / "Inputs" / "heartbeat.cpp"
FLAGS = ["-std=c++20"]
# A case of which the page of the check says that it is judged wrongly.
LIMIT = re.compile(r"^// limit: .*\nstatic asio::awaitable<void> (\w+)\(", re.MULTILINE)
# How long a call that waits does so, in ms: what else the machine does may delay the heartbeat, but
# hardly each time and for most of so long.
LASTING = [100, 1_000, 10_000]


def run(command, codes=(0,), seconds=1800):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=seconds)
    if done.returncode not in codes:
        sys.exit(f"{shlex.join(map(str, command))}\nexited with {done.returncode}\n"
                 f"{done.stdout}\n{done.stderr}")
    return done.stdout


def observe(program, work, lasting, names=()):
    """What each case does to the heartbeat, and for how many ms."""
    folder = work / "files"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lines = [line.split() for line in run([program, folder, lasting, *names]).splitlines()]
    return {name: (outcome, int(longest)) for name, outcome, longest in lines}


def findings(tool, work):
    report = work / "report.json"
    run([*tool, "--checks=-*,async-blocking-call", "--format=concise", f"--format=json={report}",
         "--quiet", SOURCE, "--", *FLAGS], (1,))
    return json.loads(report.read_text())["findings"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--async-tidy", type=shlex.split, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    options = parser.parse_args()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)

    program = work / "heartbeat"
    run(["clang++-22", *FLAGS, "-O1", SOURCE, "-o", program, "-lpthread", "-lsqlite3", "-lcurl"])
    flagged = collections.defaultdict(list)
    for finding in findings(options.async_tidy, work):
        place = f"{pathlib.Path(finding['path']).name}:{finding['line']}"
        flagged[finding["function"].split()[0]].append(place)
    limits = {name for header in SOURCE.parent.glob("heartbeat-*.h")
              for name in LIMIT.findall(header.read_text())}

    seen = observe(program, work, LASTING[0])
    # Noise makes gaps longer, never shorter: what should be smooth gets more time for it.
    for lasting in LASTING[1:]:
        again = [name for name, (outcome, _) in seen.items()
                 if outcome != "smooth" and (name in flagged) == (name in limits)]
        if again:
            seen |= observe(program, work, lasting, again)

    wrong = [f"{name}: flagged, and no case" for name in flagged if name not in seen]
    wrong += [f"{name}: a limit, and no case" for name in limits if name not in seen]
    for name, (outcome, longest) in seen.items():
        places = flagged.get(name, [])
        # One call, one finding; a limit that is none any more has to lose its comment.
        late = bool(places) != (name in limits)
        if outcome != ("delayed" if late else "smooth") or len(places) > 1:
            wrong.append(f"{name}: {outcome}, {longest} ms, findings: {places}"
                         + ", a limit" * (name in limits))
    for line in wrong:
        print(line)
    outcomes = collections.Counter(outcome for outcome, _ in seen.values())
    print(len(seen), "cases,", outcomes["delayed"], "delayed,", outcomes["smooth"], "smooth,",
          len(limits), "known limits")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
