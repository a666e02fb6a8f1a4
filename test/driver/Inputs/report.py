# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Validates a report against its schema and prints what EXPRESSIONs say of it.

Usage: report.py SCHEMA REPORT [EXPRESSION...], where r is the report.
"""
import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
with open(sys.argv[2]) as file:
    report = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
jsonschema.validate(report, schema)
for expression in sys.argv[3:]:
    print(eval(expression, {"r": report}))
