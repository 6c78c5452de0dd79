#!/bin/sh
# Starts the program with a Python that its compiled parts were built for, apart from the user's own packages.
for python in python3 python3.11 python3.12 python3.13; do
    if command -v "$python" >/dev/null &&
        "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'; then
        exec "$python" -I @FOLDER@/start.py "$@"
    fi
done
echo "@NAME@ necesita Python 3.11, 3.12 o 3.13." >&2
exit 70
