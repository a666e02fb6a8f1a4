# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the steps of a composite GitHub action in the current folder, as a runner does; other people's actions are named, not run.

Usage: composite.py FOLDER [NAME=INPUT]... [CONTEXT.NAME=VALUE]...
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

folder = pathlib.Path(sys.argv[1])
action = yaml.safe_load((folder / "action.yml").read_text(encoding="utf-8"))
given = dict(argument.split("=", 1) for argument in sys.argv[2:])
context = {f"inputs.{name}": given.pop(name, each.get("default", "")) for name, each in action["inputs"].items()}
temporary = tempfile.mkdtemp()
context |= {"runner.temp": temporary, "github.sha": "0123abc", "github.base_ref": ""} | given


def value(expression):
    """The value of what stands in ${{ }}: names, texts, ==, !, && and ||."""
    python = re.sub(r"'[^']*'|[a-z][\w.-]*", lambda word: repr(
        word[0][1:-1] if word[0].startswith("'") else context.get(word[0], "")), expression)
    result = eval(python.replace("&&", " and ").replace("||", " or ").replace("!", " not "))
    return "true" if result is True else "" if result is False else result


def expand(text):
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda each: str(value(each[1])), str(text))


code = 0
for step in action["runs"]["steps"]:
    if "if" in step and not expand(step["if"]):
        print(f"skipped: {step['name']}", file=sys.stderr)
        continue
    if "uses" in step:
        inputs = {name: expand(each) for name, each in step["with"].items()}
        print(f"uses: {step['uses']} {inputs}", file=sys.stderr)
        continue
    # What a pull request chooses must never become part of a script.
    assert "${{" not in step["run"], step["run"]
    outputs = pathlib.Path(temporary) / "outputs"
    outputs.write_text("")
    environment = os.environ | {name: expand(each) for name, each in step.get("env", {}).items()} | {
        "GITHUB_ACTION_PATH": str(folder), "GITHUB_OUTPUT": str(outputs)}
    code = subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], env=environment).returncode
    for line in outputs.read_text().splitlines():
        name, _, text = line.partition("=")
        context[f"steps.{step['id']}.outputs.{name}"] = text
    if code:
        print(f"failed: {step['name']}", file=sys.stderr)
        break
sys.exit(code)
