# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads JSON, and says where it breaks a schema."""

import json
import re

JSON_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
}


class RuleError(Exception):
    """A declaration that does not fit its schema or its neighbours."""


def violations(value, schema, root, where):
    """The ways in which value breaks schema: the keywords that rules/schema
    uses; test/meta validates the same files with a full validator."""
    if "$ref" in schema:
        target = root
        for part in schema["$ref"].split("/")[1:]:
            target = target[part]
        yield from violations(value, target, root, where)
    if "anyOf" in schema:
        branches = [list(violations(value, s, root, where)) for s in schema["anyOf"]]
        if all(branches):
            yield branches[0][0]
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    # bool is an int in Python, not in JSON.
    fits = any(
        isinstance(value, JSON_TYPES[t]) and isinstance(value, bool) == (t == "boolean")
        for t in types
    )
    if types and not fits:
        yield f"{where}: is no {' or '.join(types)}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {schema['enum']}"
    if isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value):
            yield f"{where}: {value!r} does not match {schema['pattern']}"
        if len(value) > schema.get("maxLength", len(value)):
            yield f"{where}: is longer than {schema['maxLength']} characters"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{where}: is empty"
        for i, item in enumerate(value):
            yield from violations(item, schema.get("items", {}), root, f"{where}[{i}]")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        extra = schema.get("additionalProperties", True)
        for key in schema.get("required", []):
            if key not in value:
                yield f"{where}: lacks '{key}'"
        for key, item in value.items():
            here = f"{where}.{key}"
            yield from violations(key, schema.get("propertyNames", {}), root, here)
            if key in properties:
                yield from violations(item, properties[key], root, here)
            elif extra is False:
                yield f"{here}: is no known key"
            elif isinstance(extra, dict):
                yield from violations(item, extra, root, here)


def read_json(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RuleError(f"{path}: {error}") from error
