#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The only reader of rules/: validates the declarations and turns them into
C++ tables, the schema of .async-tidy.json and the index of checks.

    catalog.py --emit DIR    C++ for the build, written only where it changed
    catalog.py --bless       rewrite the generated files that are committed
    catalog.py --check       fail where a committed file is out of date or a
                             check lacks one of its files
"""

import argparse
import json
import sys
from pathlib import Path

from practices import load_practices, practices_page, untested_rows
from validation import RuleError, read_json, violations

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "rules"
FACT_SCHEMAS = sorted((ROOT / "checks" / "support").rglob("facts.schema.json"))
VERSION = "0.1.0"
URL = "https://github.com/async-tidy/async-tidy/blob/main/docs/checks/{}.md"
SCHEMA_ID = "https://raw.githubusercontent.com/async-tidy/async-tidy/main/rules/schema/config.schema.json"
TIERS = {"bug": "Tier::Bug", "risk": "Tier::Risk", "opinion": "Tier::Opinion"}

# An item of a call-list. "pattern => replacement -- reason; ..." says the same
# in .clang-tidy. A title says what a value is that fits the pattern.
LISTED_CALL = {
    "type": "object",
    "additionalProperties": False,
    "required": ["pattern"],
    "properties": {
        "pattern": {
            "description": "The call's qualified name; * stands for anything. Class::* is every method, also of derived classes.",
            "title": "qualified name, in which * stands for anything",
            "type": "string",
            "pattern": "^(::)?([A-Za-z_*][A-Za-z0-9_*]*::)*(~?[A-Za-z_*][A-Za-z0-9_*]*|operator[^;]+)$",
        },
        "replacement": {
            "description": "Code to write instead; {object}, {name}, {arguments} and {call} stand for parts of the call.",
            "title": "single expression",
            "type": "string",
            "pattern": "^[^;]+$",
        },
        "reason": {
            "description": "What the call does, as in 'it <reason>'.",
            "title": "phrase that completes 'it ...', in lower case and without a final period",
            "type": "string",
            "pattern": "^[a-z][^;]*[^.;]$",
        },
    },
}


def model_schema():
    """The schema of models: what all share, and the keys that each topic
    declares beside the code that reads them."""
    schema = read_json(RULES / "schema" / "model.base.json")
    definitions = schema["definitions"]
    for path in FACT_SCHEMAS:
        declared = read_json(path)
        for into, part in (
            (definitions["facts"]["properties"], declared["properties"]),
            (definitions, declared.get("definitions", {})),
        ):
            if twice := sorted(set(into) & set(part)):
                raise RuleError(f"{path}: '{twice[0]}' is declared by another topic")
            into.update(part)
    return schema


def load(folder, schema, key):
    loaded = []
    for path in sorted((RULES / folder).glob("*.json")):
        value = read_json(path)
        for problem in violations(value, schema, schema, path.name):
            raise RuleError(problem)
        if value[key] != path.stem:
            raise RuleError(f"{path}: '{key}' is not the file's name")
        loaded.append(value)
    return loaded


def option_default(option):
    value = option["default"]
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(value) if isinstance(value, list) else str(value)


def load_checks():
    checks = load("checks", read_json(RULES / "schema" / "check.schema.json"), "name")
    kinds = {"bool": bool, "int": int, "string": str, "path": str, "string-list": list, "call-list": list}
    for check in checks:
        for option in check["options"]:
            where = f"{check['name']}.{option['name']}"
            default = option["default"]
            if type(default) is not kinds[option["type"]]:
                raise RuleError(f"{where}: its default is no {option['type']}")
            items = default if isinstance(default, list) else [default]
            if "values" in option and not set(items) <= set(option["values"]):
                raise RuleError(f"{where}: its default is none of its values")
        names = [o["name"] for o in check["options"]]
        names += [f["name"] for f in check["findings"]]
        if len(set(names)) != len(names):
            raise RuleError(f"{check['name']}: a name stands twice")
    return checks


def load_models():
    models = load("models", model_schema(), "library")
    advised = set()
    for model in models:
        advised |= set(model.get("facts", {}).get("advice", {}))
    for model in models:
        facts = model.get("facts", {})
        used = {b["operation"] for b in facts.get("blocking", [])}
        used |= {o for r in facts.get("replacements", []) for o in r["operations"]}
        for operation in sorted(used - advised):
            raise RuleError(f"{model['library']}: no model has advice for '{operation}'")
    return models


def class_name(check):
    words = check["name"].removeprefix("async-").split("-")
    return "".join(word.capitalize() for word in words) + "Check"


def namespace(check):
    return check["name"].removeprefix("async-").replace("-", "_")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def raw(text):
    """A C++ literal of any length: pieces keep below compilers' limits."""
    pieces = [text[i : i + 8000] for i in range(0, len(text), 8000)] or [""]
    return "\n".join(f'R"__(' + piece + ')__"' for piece in pieces)


def emit_rules_header(check):
    """The check's findings and options as C++."""
    types = {
        "bool": ("bool", "flag"),
        "int": ("int", "number"),
        "string": ("std::string", "text"),
        "path": ("std::string", "text"),
        "string-list": ("std::vector<std::string>", "list"),
        "call-list": ("std::vector<ListedCall>", "calls"),
    }
    lines = [
        "// Generated from rules/checks by rules/catalog.py.",
        "#pragma once",
        '#include "support/catalog/Catalog.h"',
        '#include "support/check/OptionSource.h"',
        f"namespace async_tidy::{namespace(check)} {{",
    ]
    for finding in check["findings"]:
        lines.append(
            f"inline constexpr FindingKind {finding['name']}{{{quoted(check['name'])}, "
            f"{quoted(finding['name'])}, {TIERS[finding['tier']]}, {quoted(finding['message'])}, "
            f"{str(finding.get('countsInTests', False)).lower()}}};"
        )
    lines += ["struct Options {"]
    for option in check["options"]:
        lines.append(f"  {types[option['type']][0]} {option['name']};")
    lines.append("  explicit Options(const OptionSource &Source)")
    separator = ":"
    for option in check["options"]:
        values = ", ".join(quoted(v) for v in option.get("values", []))
        lines.append(
            f"      {separator} {option['name']}(Source.{types[option['type']][1]}("
            f"{quoted(option['name'])}, {quoted(option_default(option))}, {{{values}}}))"
        )
        separator = ","
    if not check["options"]:
        lines.append("  { (void)Source; }")
    else:
        lines.append("  {}")
    lines.append("  void store(OptionSink Sink) const {")
    for option in check["options"]:
        lines.append(f"    Sink.put({quoted(option['name'])}, {option['name']});")
    if not check["options"]:
        lines.append("    (void)Sink;")
    lines += ["  }", "};", "}", ""]
    return "\n".join(lines)


def emit_catalog(checks):
    lines = [
        "// Generated from rules/ by rules/catalog.py.",
        '#include "support/catalog/Catalog.h"',
        "namespace async_tidy {",
        "namespace {",
    ]
    table = []
    for i, check in enumerate(checks):
        page = ROOT / "docs" / "checks" / f"{check['name']}.md"
        if not page.exists():
            raise RuleError(f"{check['name']}: docs/checks/{page.name} is missing")
        findings = ",\n".join(
            f"  {{{quoted(check['name'])}, {quoted(f['name'])}, {TIERS[f['tier']]}, {quoted(f['message'])}, "
            f"{str(f.get('countsInTests', False)).lower()}}}"
            for f in check["findings"]
        )
        options = ",\n".join(
            f"  {{{quoted(o['name'])}, {quoted(o['type'])}, {quoted(option_default(o))}, {quoted(o['summary'])}}}"
            for o in check["options"]
        )
        rows = ", ".join(quoted(row) for row in check["rows"])
        lines.append(f"constexpr FindingKind Findings{i}[] = {{\n{findings}}};")
        optional = {"Options": ("OptionInfo", options), "Rows": ("llvm::StringRef", rows)}
        for name, (kind, text) in optional.items():
            if text:
                lines.append(f"constexpr {kind} {name}{i}[] = {{\n{text}}};")
            else:
                lines.append(f"constexpr llvm::ArrayRef<{kind}> {name}{i};")
        table.append(
            f"  {{{quoted(check['name'])}, {quoted(check['group'])}, {TIERS[check['tier']]},\n"
            f"   {quoted(check['summary'])}, {quoted(check['fix'])}, {quoted(check['since'])},\n"
            f"   {quoted(URL.format(check['name']))}, Findings{i}, Options{i}, Rows{i},\n"
            f"   {raw(page.read_text(encoding='utf-8'))}}}"
        )
    lines.append("const CheckInfo Checks[] = {\n" + ",\n".join(table) + "};")
    models = json.dumps([strip_schema(m) for m in load_models()], separators=(",", ":"))
    schema = json.dumps(config_schema(checks), separators=(",", ":"))
    lines += [
        "} // namespace",
        "llvm::ArrayRef<CheckInfo> checkCatalog() { return Checks; }",
        f"llvm::StringRef embeddedModels() {{\n  static constexpr char Text[] =\n{raw(models)};\n"
        "  return llvm::StringRef(Text, sizeof(Text) - 1);\n}",
        f"llvm::StringRef configSchema() {{\n  static constexpr char Text[] =\n{raw(schema)};\n"
        "  return llvm::StringRef(Text, sizeof(Text) - 1);\n}",
        f"llvm::StringRef productVersion() {{ return {quoted(VERSION)}; }}",
        "} // namespace async_tidy",
        "",
    ]
    return "\n".join(lines)


def strip_schema(model):
    return {key: value for key, value in model.items() if key != "$schema"}


def emit_cpp(checks, folder):
    headers, factories = [], []
    files = {"Catalog.cpp": emit_catalog(checks)}
    for check in checks:
        name = class_name(check)
        headers.append(f'#include "{check["group"]}/{name}.h"')
        factories.append(f"add<{name}>(Factories, {quoted(check['name'])});")
        files[f"rules/{name}Rules.h"] = emit_rules_header(check)
    files["CheckHeaders.inc"] = "\n".join(headers) + "\n"
    files["CheckFactories.inc"] = "\n".join(factories) + "\n"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # An untouched file keeps its time, so that one rule's edit does not
        # rebuild every check.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    (folder / "stamp").touch()


def option_schema(option):
    kinds = {"bool": "boolean", "int": "integer", "string": "string", "path": "string"}
    schema = {"description": option["summary"], "type": kinds.get(option["type"], "array")}
    value = {"enum": option["values"]} if "values" in option else {}
    if option["type"] == "string-list":
        schema["items"] = {"type": "string", **value}
    elif option["type"] == "call-list":
        schema["items"] = LISTED_CALL
    else:
        schema.update(value)
    return schema | {"default": option["default"]}


def config_schema(checks):
    model = model_schema()
    entries = {}
    for check in checks:
        properties = {
            "enabled": {
                "description": "Whether the check runs.",
                "type": "boolean",
                "default": check["tier"] != "opinion",
            }
        }
        properties |= {o["name"]: option_schema(o) for o in check["options"]}
        entries[check["name"]] = {
            "description": check["summary"],
            "type": "object",
            "additionalProperties": False,
            "properties": properties,
        }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": "A project's .async-tidy.json",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string"},
            "checks": {
                "description": "Options of checks, by the check's name.",
                "type": "object",
                "additionalProperties": False,
                "properties": entries,
            },
            "suppressions": {
                "description": "Findings in these files are silenced. Paths are globs relative to this file's folder; * stands for anything, folders too.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["paths", "reason"],
                    "properties": {
                        "paths": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
                        "checks": {
                            "description": "Globs of checks; all by default.",
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "pattern": "^(async-|[*])"},
                        },
                        "reason": {"type": "string", "minLength": 1},
                    },
                },
            },
            "tests": {
                "description": "Files of tests, benchmarks, load generators and examples: their findings are a group of their own. Globs relative to this file's folder; * stands for anything, folders too.",
                "type": "array",
                "items": {"type": "string", "minLength": 1},
            },
            "facts": {
                "description": "What the project's own and other libraries do, as in rules/models.",
                "$ref": "#/definitions/facts",
            },
        },
        "definitions": model["definitions"],
    }


def docs_index(checks):
    lines = [
        "<!-- Generated from rules/checks by rules/catalog.py --bless. -->",
        "# Checks",
        "",
        "Tiers: **bug** is on and an error, **risk** is on and a warning, **opinion** is off unless asked for.",
        "",
        "| check | tier | fix | what it flags |",
        "|---|---|---|---|",
    ]
    for check in checks:
        lines.append(
            f"| [{check['name']}]({check['name']}.md) | {check['tier']} | {check['fix']} | {check['summary']} |"
        )
    lines += ["", "## Options", "", "| option | type | default | meaning |", "|---|---|---|---|"]
    for check in checks:
        for option in check["options"]:
            default = option_default(option) or "(empty)"
            lines.append(
                f"| {check['name']}.{option['name']} | {option['type']} | `{default}` | {option['summary']} |"
            )
    return "\n".join(lines) + "\n"


def facts_index():
    """The keys of facts, by the topic that reads them."""
    lines = [
        "<!-- Generated from checks/support/*/facts.schema.json by rules/catalog.py --bless. -->",
        "# Facts",
        "",
        "What models in `rules/models` and the section `facts` of a project's `.async-tidy.json` can say, by the room of",
        "`checks/support` that reads it. [Configuration](configuration.md#facts) shows how entries are written.",
    ]
    for path in FACT_SCHEMAS:
        room = path.parent.relative_to(ROOT / "checks" / "support").as_posix()
        lines += ["", f"## {room}", "", "| key | meaning |", "|---|---|"]
        for key, rule in read_json(path)["properties"].items():
            lines.append(f"| `{key}` | {rule['description']} |")
    return "\n".join(lines) + "\n"


def page_header(check):
    """The part of a check's page that restates its declaration."""
    lines = [check["summary"], "", "| tier | fix | since |", "|---|---|---|"]
    lines.append(f"| {check['tier']} | {check['fix']} | {check['since']} |")
    if check["options"]:
        lines += ["", "| option | default | meaning |", "|---|---|---|"]
    for option in check["options"]:
        default = option_default(option)
        default = f"`{default}`" if default else "(empty)"
        lines.append(f"| `{option['name']}` | {default} | {option['summary']} |")
    return "\n".join(lines)


def page(check):
    path = ROOT / "docs" / "checks" / f"{check['name']}.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    begin, end = "<!-- rule: generated by rules/catalog.py --bless -->", "<!-- /rule -->"
    if text.count(begin) != 1 or text.count(end) != 1:
        raise RuleError(f"docs/checks/{path.name} lacks the markers '{begin}' and '{end}'")
    before, rest = text.split(begin)
    return path, f"{before}{begin}\n{page_header(check)}\n{end}{rest.split(end)[1]}"


def committed(checks):
    return dict(page(check) for check in checks) | {
        ROOT / "docs" / "checks" / "index.md": docs_index(checks),
        ROOT / "docs" / "facts.md": facts_index(),
        ROOT / "docs" / "practices.md": practices_page(load_practices(checks)),
        RULES / "schema" / "model.schema.json": json.dumps(model_schema(), indent=2) + "\n",
        RULES / "schema" / "config.schema.json": json.dumps(config_schema(checks), indent=2) + "\n",
    }


def missing_files(checks):
    for check in checks:
        source = ROOT / "checks" / check["group"] / class_name(check)
        tests = ROOT / "test" / "checks" / check["name"]
        for path in (source.with_suffix(".h"), source.with_suffix(".cpp"), tests):
            if not path.exists():
                yield f"{check['name']}: {path.relative_to(ROOT)} is missing"
        if tests.exists() and not any(tests.glob("*.cpp")):
            yield f"{check['name']}: {tests.relative_to(ROOT)} has no test"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--emit", type=Path, metavar="DIR")
    mode.add_argument("--bless", action="store_true")
    mode.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    try:
        checks = load_checks()
        if arguments.emit:
            emit_cpp(checks, arguments.emit)
            return 0
        problems = []
        load_models()
        for path, text in committed(checks).items():
            if arguments.bless:
                path.write_text(text, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                problems.append(f"{path.relative_to(ROOT)} is out of date: run rules/catalog.py --bless")
        problems += missing_files(checks)
        problems += untested_rows(load_practices(checks))
    except RuleError as error:
        problems = [str(error)]
    for problem in problems:
        print(f"catalog.py: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
