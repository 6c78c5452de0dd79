#!/bin/sh
# Takes away what the installation compiled.
set -e
[ ! -d @FOLDER@ ] || find @FOLDER@ -name __pycache__ -type d -prune -exec rm -r {} +
