#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Runs async-tidy for the actions here, whose inputs are in the environment, and leaves its exit code to a later step.
set -euo pipefail

# The checkout may belong to another user than the container's.
git config --global --add safe.directory "$PWD"

options=(--format=full)
if [[ -n ${SHARD-} ]]; then
  options=(--shard "$SHARD" --write-results "async-tidy-${SHARD//\//-of-}.results")
else
  options+=(--format "sarif=$SARIF")
fi
if [[ -n ${RESULTS-} ]]; then
  # The glob is the user's.
  # shellcheck disable=SC2206
  options=(report merge "${options[@]}" $RESULTS)
else
  options+=(-p "$BUILD_DIR")
fi
if [[ -n $BASE && $BASE != none ]]; then
  options+=(--new-from-merge-base "$BASE")
elif [[ -z $BASE && -n $TARGET ]]; then
  options+=(--new-from-merge-base "origin/$TARGET")
fi
read -ra more <<<"$ARGS"

code=0
async-tidy "${options[@]}" "${more[@]}" || code=$?
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
# Where there is no report, there is nothing to show.
((code == 0 || code == 1 || code == 3)) || exit "$code"
