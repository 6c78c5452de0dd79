#!/bin/sh
# Compiles the program once, for this computer's Python: its users cannot write to @FOLDER@.
set -e
if [ "$1" = configure ]; then
    for python in python3 python3.11 python3.12 python3.13; do
        if command -v "$python" >/dev/null; then
            "$python" -m compileall -q -j 0 @FOLDER@ >/dev/null || true
        fi
    done
fi
