#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# clang 22.1.8 (Debian 1:22.1.8-1~deb12u1). A guess: clang's control flow graph
# ends a block at each operand of && in a condition, so that each way out of an
# if says what the operand before it was. With a temporary in the condition, be
# it the 1 that is bound to a const int &, both ways of the first operand meet
# again in a block that holds the whole &&, and only that one leads on.
#
# Seen: "without a temporary: if is left from 0 blocks with the whole &&; with
# one: from 1". So who reads a test off the ways in a graph has to look into the
# && as well.
set -euo pipefail
version=1:22.1.8-1~deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get -qq -o APT::Sandbox::User=root download "clang-22=$version" "libclang-common-22-dev=$version" \
  "libclang-cpp22=$version" "libllvm22=$version" libedit2 libxml2 zlib1g libzstd1 libz3-4 libffi8
for package in *.deb; do
  dpkg-deb -x "$package" root
done
llvm=$work/root/usr/lib/llvm-22
export LD_LIBRARY_PATH=$llvm/lib:$work/root/usr/lib/x86_64-linux-gnu

# The blocks that hold the whole && as a statement of theirs.
whole() {
  printf 'bool ready(const int &);\nvoid use();\nvoid f(int x, bool flag) { if (ready(%s) && flag) use(); }\n' "$1" >f.cpp
  "$llvm/bin/clang" -cc1 -std=c++20 -analyze -analyzer-checker=debug.DumpCFG f.cpp 2>&1 |
    grep -cE '^ *[0-9]+: .* && ' || true
}
without=$(whole x)
with=$(whole 1)
echo "without a temporary: if is left from $without blocks with the whole &&; with one: from $with"
((without == 0 && with == 1))
