# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds a json-lines report against a json report of the same run.

Usage: json_lines.py LINES REPORT
"""
import json
import sys

with open(sys.argv[1]) as file:
    *findings, last = map(json.loads, file)
with open(sys.argv[2]) as file:
    report = json.load(file)
assert all(finding.pop("type") == "finding" for finding in findings)
assert last.pop("type") == "summary"
assert findings == report.pop("findings")
for one in (last, report):
    del one["summary"]["seconds"]
assert last == report
print("the same:", len(findings), "findings and the rest")
