# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import os
import sys

import lit.formats

config.name = "async-tidy"
config.suffixes = [".cpp", ".test"]
config.excludes = ["Inputs", "tools", "unit"]
config.test_source_root = os.path.join(config.source_root, "test")
config.test_exec_root = os.path.join(config.build_root, "test")
# %{...} of one test never leaks into another: everything runs in bash.
config.test_format = lit.formats.ShTest(execute_external=True)

sys.path.insert(0, os.path.join(config.test_source_root, "tools"))
config.environment["PATH"] = os.pathsep.join(
    [config.llvm_tools, config.environment["PATH"]]
)
# Tests of the cache name a folder of their own.
config.environment["ASYNC_TIDY_CACHE"] = "off"
# Output must not depend on the terminal or on the CI system that runs it.
for variable in ("NO_COLOR", "CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI", "COLUMNS"):
    config.environment.pop(variable, None)

binaries = os.path.join(config.build_root, "bin")
plugin = os.path.join(config.build_root, "lib", "libasync-tidy-plugin.so")
tools = os.path.join(config.test_source_root, "tools")
config.substitutions += [
    ("%async_tidy", os.path.join(binaries, "async-tidy")),
    ("%clang_tidy", f"clang-tidy --load={plugin}"),
    ("%model_dump", os.path.join(binaries, "async-tidy-model-dump")),
    ("%check_tidy", f"{config.python} {tools}/check_tidy.py --build {config.build_root}"),
    ("%practice", f"{config.python} {tools}/practice.py --tidy {os.path.join(binaries, 'async-tidy')}"),
    ("%sarif_multitool", os.path.join(config.build_root, "npm", "node_modules", "@microsoft", "sarif-multitool-linux", "Sarif.Multitool")),
    ("%clangxx", "clang++"),
    ("%python", config.python),
    ("%inputs", os.path.join(config.test_source_root, "Inputs")),
    ("%root", config.source_root),
    ("%build", config.build_root),
]
