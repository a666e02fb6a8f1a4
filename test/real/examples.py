#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds what the tools say about examples/ against the examples themselves."""

import argparse
import collections
import fcntl
import json
import os
import pathlib
import re
import shlex
import shutil
import socket
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
MARKER = re.compile(r"// planted: ([\w-]+(?:, [\w-]+)*)")
# Nothing is waited for for ever; a slow machine takes its time.
PATIENCE = 600
LINE = re.compile(r"(.+?):(\d+):(\d+): (warning|error|note): (.*)")


def run(command, codes=(0,), **options):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    if done.returncode not in codes:
        sys.exit(f"{shlex.join(map(str, command))}\nexited with {done.returncode}\n"
                 f"{done.stdout}\n{done.stderr}")
    return done.stdout


def configure(source, build, compiler="clang++-22"):
    """The tests run side by side and share the database of the examples."""
    build.mkdir(parents=True, exist_ok=True)
    with open(build / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (build / "build.ninja").exists():
            run(["cmake", "-S", source, "-B", build, "-G", "Ninja",
                 f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_CXX_FLAGS=-O0 -w"])
    return build


def database(build):
    return json.loads((build / "compile_commands.json").read_text())


def flags(unit):
    """The unit's flags, without compiler, source and output."""
    words = shlex.split(unit["command"])[1:]
    at = words.index("-o")
    del words[at:at + 2]
    return [word for word in words if word not in ("-c", unit["file"])]


def lint(tool, build, report, *options, codes=(1,), root=ROOT):
    run([*tool, "-p", build, "--format=concise", f"--format=json={report}", *options], codes,
        cwd=root)
    return json.loads(report.read_text())["findings"]


def place(finding, base=ROOT):
    return (str((base / finding["path"]).resolve()), finding["line"], finding["check"])


def markers(folder):
    places = []
    for path in sorted([*folder.rglob("*.cpp"), *folder.rglob("*.h")]):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            places += [(str(path), number, check) for checks in MARKER.findall(line)
                       for check in checks.split(", ")]
    return places


def differ(title, left, right):
    """Prints what one of the two has more often than the other."""
    left, right = collections.Counter(left), collections.Counter(right)
    for sign, more in (("-", left - right), ("+", right - left)):
        for item in sorted(more.elements()):
            print(title, sign, *item if isinstance(item, tuple) else (item,))
    return left != right


def planted(options):
    build = configure(EXAMPLES, options.work / options.compiler, options.compiler)
    findings = lint(options.async_tidy, build, options.work / f"planted-{options.compiler}.json")
    return differ("planted -, reported +:", markers(EXAMPLES), map(place, findings))


def readme(options):
    """The finding that README.md shows is what the tool says."""
    build = configure(EXAMPLES, options.work / "clang++-22")
    shown = (ROOT / "README.md").read_text().split("```")[1].strip()
    output = run([*options.async_tidy, "-p", build, "--format=full", "--color=never",
                  ROOT / shown.split(":")[0]], (1,), cwd=ROOT)
    if shown not in output:
        print(output)
    return shown not in output


def reported(output, directory):
    """The findings and notes of a text report, without its excerpts."""
    lines = []
    for match in filter(None, map(LINE.fullmatch, output.splitlines())):
        path, line, column, severity, message = match.groups()
        # clang-tidy knows no errors of its own.
        kind = "note" if severity == "note" else "finding"
        lines.append((str((directory / path).resolve()), int(line), int(column), kind, message))
    return lines


def front_doors(options):
    build = configure(EXAMPLES, options.work / "clang++-22")
    units = [unit for unit in database(build) if unit["file"].endswith(options.units)]
    assert len(units) == len(options.units), units
    wrong = False
    for unit in units:
        file, directory = unit["file"], pathlib.Path(unit["directory"])
        driver = reported(run([*options.async_tidy, "-p", build, "--format=concise", file], (1,),
                              cwd=directory), directory)
        plugin = reported(run([*options.clang_tidy, "--checks=-*,async-*", "--quiet", "-p", build,
                               file], (0, 1), cwd=directory), directory)
        no_database = reported(run([*options.async_tidy, "--format=concise", file, "--",
                                    *flags(unit)], (1,), cwd=directory), directory)
        print(file, len(driver), "lines")
        wrong |= not driver
        wrong |= differ("driver -, plugin +:", driver, plugin)
        wrong |= differ("with database -, without +:", driver, no_database)
    return wrong


def fix(options):
    copy = options.work / "fixed"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(EXAMPLES, copy)
    build = configure(copy, copy / "build")
    before = lint(options.async_tidy, build, copy / "before.json", "--fix", root=copy)
    after = lint(options.async_tidy, build, copy / "after.json", root=copy)
    fixable = [finding for finding in before
               if any(fix["applicability"] == "safe" for fix in finding["fixes"])]
    print(len(before), "findings,", len(fixable), "with a safe fix,", len(after), "left")
    # One edit can cure two findings, as of both arms of a conditional operator.
    stays, left = (collections.Counter((f["check"], f["message"]) for f in findings)
                   for findings in ((f for f in before if f not in fixable), after))
    for finding in (left - stays).elements():
        print("not cured, or new:", *finding)
    changed = 0
    for unit in database(build):
        file = pathlib.Path(unit["file"])
        if file.read_text() != (EXAMPLES / file.relative_to(copy)).read_text():
            changed += 1
            run(["clang++-22", "-fsyntax-only", *flags(unit), file], cwd=unit["directory"])
    print(changed, "units changed, all compile")
    return left - stays or not fixable or not changed


def ask(service, port, requests):
    while True:
        try:
            client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
            break
        except ConnectionRefusedError:
            if service.poll() is not None:
                sys.exit(f"the service ended with {service.returncode}")
            time.sleep(0.1)
    with client, client.makefile("rw") as stream:
        stream.readline()
        for request in requests:
            stream.write(request + "\n")
            stream.flush()
            yield stream.readline().rstrip("\n")


class Warehouse(threading.Thread):
    """Takes what the service has to tell."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.heard = []

    def run(self):
        while True:
            client, _ = self.listener.accept()
            with client, client.makefile() as stream:
                self.heard += [line.strip() for line in stream if not line.startswith("AUTH")]


def serve(options):
    source = EXAMPLES / "orders"
    build = options.work / f"service-{options.compiler}"
    if options.fixed:
        copy = options.work / "served"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(EXAMPLES, copy)
        source, build = copy / "orders", copy / "build"
        configure(source, build, options.compiler)
        lint(options.async_tidy, build, copy / "report.json", "--fix", codes=(0, 1), root=copy)
    configure(source, build, options.compiler)
    run(["cmake", "--build", build])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store = build / "orders.db"
    store.unlink(missing_ok=True)
    warehouse = Warehouse()
    warehouse.start()
    environment = {**os.environ, "ORDERS_PORT": str(port), "ORDERS_STORE": str(store),
                   "ORDERS_RATES": f"file://{EXAMPLES}/orders/data/rates.csv",
                   "ORDERS_LEDGER": "host=127.0.0.1 port=1", "ORDERS_NOTIFY_HOST": "127.0.0.1",
                   "ORDERS_NOTIFY_PORT": str(warehouse.listener.getsockname()[1])}
    service = subprocess.Popen([build / "orders"], env=environment, cwd=build,
                               stdout=subprocess.DEVNULL)
    try:
        for request, reply in zip(options.requests, ask(service, port, options.requests)):
            print(f"{request}: {reply}")
        # What runs in the background comes after the last reply; what is dropped would, too.
        end = time.monotonic() + PATIENCE
        while len(warehouse.heard) < options.heard and time.monotonic() < end:
            time.sleep(0.1)
        time.sleep(0.3)
    finally:
        service.terminate()
        print("exit", service.wait(timeout=PATIENCE))
    print("\n".join(sorted(warehouse.heard)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("test", choices=["planted", "readme", "front_doors", "fix", "serve"])
    parser.add_argument("--async-tidy", type=shlex.split)
    parser.add_argument("--clang-tidy", type=shlex.split)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--compiler", default="clang++-22")
    parser.add_argument("--fixed", action="store_true")
    parser.add_argument("--units", type=lambda text: tuple(text.split(",")))
    parser.add_argument("--requests", type=lambda text: text.split(","))
    parser.add_argument("--heard", type=int, help="messages that the service is to send")
    options = parser.parse_args()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    return 1 if globals()[options.test](options) else 0


if __name__ == "__main__":
    sys.exit(main())
