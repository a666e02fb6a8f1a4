# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints what a SARIF log says, or its line hashes while it takes them out.

Usage: sarif.py LOG [--drop-hashes INTO]
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8-sig") as file:
    log = json.load(file)
run = log["runs"][0]

if "--drop-hashes" in sys.argv:
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        print(region["startLine"], result["partialFingerprints"].pop("primaryLocationLineHash"))
    with open(sys.argv[3], "w") as file:
        json.dump(log, file)
    sys.exit()


def place(physical):
    region = physical["region"]
    return f"{physical['artifactLocation']['uri']}:{region['startLine']}"


rules = run["tool"]["driver"]["rules"]
print("rules", *(rule["id"] for rule in rules))
first = rules[0]
print(
    "help",
    first["help"]["markdown"].splitlines()[0],
    "...",
    first["defaultConfiguration"]["level"],
    first["properties"]["precision"],
    first["properties"]["tags"][-1],
)
for note in run["invocations"][0].get("toolExecutionNotifications", []):
    print(
        "failed",
        note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        note["descriptor"]["id"],
    )
for result in run["results"]:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    at = result["locations"][0]["physicalLocation"]
    region = at["region"]
    # Columns are UTF-16 code units.
    line = at["contextRegion"]["snippet"]["text"].encode("utf-16-le")
    shown = line[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")
    print(
        result["ruleId"],
        result["level"],
        at["artifactLocation"]["uri"],
        f"{region['startLine']}:{region['startColumn']}-{region['endColumn']}",
        f"'{shown}'",
        *(f"suppressed {one['kind']}: {one.get('justification', 'no reason')}" for one in result.get("suppressions", [])),
        *([result["baselineState"]] if "baselineState" in result else []),
    )
    for flow in result.get("codeFlows", []):
        for number, step in enumerate(flow["threadFlows"][0]["locations"], 1):
            location = step["location"]
            print(f"  {number}. {place(location['physicalLocation'])} {location['message']['text']}")
    for fix in result.get("fixes", []):
        print("  fix:", fix["description"]["text"])
        for change in fix["artifactChanges"]:
            for one in change["replacements"]:
                deleted = one["deletedRegion"]
                print(
                    f"    {change['artifactLocation']['uri']} {deleted['startLine']}:{deleted['startColumn']}"
                    f"-{deleted['endLine']}:{deleted['endColumn']} {one['insertedContent']['text']!r}"
                )
