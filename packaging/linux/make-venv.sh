#!/usr/bin/env bash
# Makes .venv hold what a lock file names; does nothing when it already does.
#   make-venv.sh LOCK      (PYTHON=... chooses another interpreter)
set -euo pipefail

lock=$1
done_with=.venv/installed-$lock # a copy of the lock that was installed last

if .venv/bin/python -c '' 2>/dev/null && cmp --silent "$lock" "$done_with"; then exit 0; fi

is_python_311() {
    "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null
}

if ! .venv/bin/python -c '' 2>/dev/null; then
    python=${PYTHON:-}
    if [ -z "$python" ]; then
        for candidate in python3.11 python3 python; do
            if is_python_311 "$candidate"; then
                python=$candidate
                break
            fi
        done
    fi
    if [ -z "$python" ]; then
        echo "No se encontró Python 3.11 (se buscó python3.11, python3 y python). Instálelo; en Debian 12:" >&2
        echo "  apt-get install python3.11 python3.11-venv" >&2
        echo "o diga dónde está: make PYTHON=/ruta/a/python3.11 ..." >&2
        exit 1
    fi
    # Debian leaves out of its own Python what makes virtual environments.
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        bash "$(dirname "$0")/install-packages.sh" <(echo python3.11-venv)
    fi
    "$python" -m venv --clear .venv
fi

echo "Se instala en .venv lo que nombra $lock (la primera vez se descargan más de 100 MB)."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: --requirement "$lock"
.venv/bin/python -m pip check --disable-pip-version-check >/dev/null
# As files, the part of shiboken that is written in Python is compiled once and not at every start.
SBK_EMBED=0 .venv/bin/python -c 'import shiboken6'
.venv/bin/python -m compileall -q .venv/lib/python3.11/site-packages/shiboken6/files.dir
cp "$lock" "$done_with"
