#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# clang 22.1.8 (Debian 1:22.1.8-1~deb12u1). A guess: a header in a precompiled
# header costs nothing where it is not used. clang's own ASTMatchers.h does: an
# empty source behind it has clang generate thousands of functions, all of which
# it throws away, in each file anew; the object has not one of them.
#
# Seen: "14 functions generated without the matchers, 3768 with them; objects of
# 2600 and 2600 bytes". So the header belongs into no precompiled header that
# all files of a tool share, and into no header of theirs.
set -euo pipefail
version=1:22.1.8-1~deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get -qq -o APT::Sandbox::User=root download "clang-22=$version" "libclang-22-dev=$version" "libclang-common-22-dev=$version" \
  "libclang-cpp22=$version" "libllvm22=$version" "llvm-22-dev=$version" \
  libstdc++-12-dev libgcc-12-dev libc6-dev linux-libc-dev libedit2 libxml2 zlib1g libzstd1 libz3-4 libffi8
for package in *.deb; do
  dpkg-deb -x "$package" root
done
llvm=$work/root/usr/lib/llvm-22
export LD_LIBRARY_PATH=$llvm/lib:$work/root/usr/lib/x86_64-linux-gnu

compile() {
  "$llvm/bin/clang++" --sysroot="$work/root" --gcc-toolchain="$work/root/usr" -std=c++20 -O2 -fno-rtti \
    -isystem "$llvm/include" "$@"
}

echo '#include <clang/AST/ASTContext.h>' >plain.hpp
printf '#include <clang/AST/ASTContext.h>\n#include <clang/ASTMatchers/ASTMatchers.h>\n' >matchers.hpp
: >empty.cpp
for name in plain matchers; do
  compile -x c++-header $name.hpp -o $name.pch
  compile -include-pch $name.pch -S -emit-llvm -Xclang -disable-llvm-passes empty.cpp -o $name.ll
  compile -include-pch $name.pch -c empty.cpp -o $name.o
done
plain=$(grep -c '^define' plain.ll)
matchers=$(grep -c '^define' matchers.ll)
echo "$plain functions generated without the matchers, $matchers with them;" \
  "objects of $(stat -c %s plain.o) and $(stat -c %s matchers.o) bytes"
((plain < 100 && matchers > 3000 && $(stat -c %s plain.o) == $(stat -c %s matchers.o)))
