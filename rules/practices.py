# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The practices that the checks come from, rules/practices.json: which check
looks after which of them, the page that says so, and what is missing."""

from pathlib import Path

from validation import RuleError, read_json

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "test" / "practices"

HEAD = """<!-- Generated from rules/practices.json and rules/checks by rules/catalog.py --bless. -->
# Practices

What teams that write asynchronous code ask of each other, and which check holds it. Each row has a test of its own,
`test/practices/<row>.cpp`, in which the bad form is flagged and the good one is silent."""


def load_practices(checks):
    """The groups of practices; each row knows the names of its checks."""
    groups = read_json(ROOT / "rules" / "practices.json")
    rows = {row["row"]: row for group in groups for row in group["rows"]}
    for row in rows.values():
        row["checks"] = []
    for check in checks:
        for name in check["rows"]:
            if name not in rows:
                raise RuleError(f"{check['name']}: row {name} is not in rules/practices.json")
            rows[name]["checks"].append(check["name"])
    for name, row in rows.items():
        if bool(row["checks"]) == ("without" in row):
            what = "has checks, and 'without'" if row["checks"] else "has neither a check nor 'without'"
            raise RuleError(f"practices.json: row {name} {what}")
    return groups


def practices_page(groups):
    lines = [HEAD]
    for group in groups:
        lines += ["", f"## {group['id']}. {group['title']}", "", "| row | practice | bad | good | check |", "|---|---|---|---|---|"]
        for row in group["rows"]:
            checks = ", ".join(f"[{name}](checks/{name}.md)" for name in row["checks"])
            if row.get("silent"):
                checks += " stays silent"
            if "needs" in row:
                checks += f", once {row['needs']}"
            cells = [row["row"], row["practice"], row.get("bad", ""), row.get("good", ""), checks or row["without"]]
            lines.append("| " + " | ".join(cell.replace("||", "\\|\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def untested_rows(groups):
    for group in groups:
        for row in group["rows"]:
            if row["checks"] and not (TESTS / f"{row['row']}.cpp").exists():
                yield f"practice {row['row']}: test/practices/{row['row']}.cpp is missing"
