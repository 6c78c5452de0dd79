"""Starts the installed program with the packages that lie beside it."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "lib"), str(HERE)]

from main import main

sys.exit(main())
