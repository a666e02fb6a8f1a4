#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# install.sh PACKAGE: installs a .deb, by its path or URL, unless async-tidy is there.
set -euo pipefail

if command -v async-tidy; then
  exit 0
fi
as_root=()
((EUID == 0)) || as_root=(sudo)
package=$1
if [[ $package == http?(s)://* ]]; then
  package=$(mktemp -d)/async-tidy.deb
  curl -fsSL --retry 3 -o "$package" "$1"
fi
"${as_root[@]}" apt-get -qq update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "$(realpath "$package")"
