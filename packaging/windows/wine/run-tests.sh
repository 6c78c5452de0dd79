#!/usr/bin/env bash
# Runs the project's own tests under the Python for Windows that is shipped, in a Wine prefix.
#   run-tests.sh PREFIX TREE PYTEST-ARGUMENTS...     (TREE: what build.py --test-tree wrote)
set -euo pipefail

source "$(dirname "$(readlink -f "$0")")/environment.sh" "$1"
cd "$2"
shift 2

# A Python for Windows that is given no console under Wine needs pipes, or it ends before it begins.
mkfifo input && exec 3<>input && rm input
wine python.exe -m pytest -p no:cacheprovider "$@" <&3 2>&1 | cat
