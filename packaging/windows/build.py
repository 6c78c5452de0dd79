"""Builds what Windows gets, in dist/: the portable folder, its zip, the setup, and their SHA-256 sums.

python packaging/windows/build.py [--fast] [--out FOLDER] [--work FOLDER]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import wheels
from archive import files_of, write_zip
from product import ROOT, SHORT, VERSION
from sums import write_sums
from windows import interpreter
from windows.bundle import build_bundle, build_test_tree
from windows.installer import build_installer
from windows.missing import missing

LARGEST_SETUP: Final = 35_000_000
LARGEST_ZIP: Final = 50_000_000

NOT_FOR_TESTS: Final = frozenset(
    {"ast-serialize", "librt", "mypy", "mypy-extensions", "pathspec", "pefile", "ruff", "uv"}
)
"""Tools of the dev lock that no test imports."""


def main() -> None:
    """Build everything that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="compress less: for tests")
    parser.add_argument(
        "--test-tree", type=Path, help="write only the sources with a python.exe for Wine here"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "windows")
    options = parser.parse_args()
    options.work = options.work.resolve()  # the compilers run in it
    started = time.monotonic()

    def say(what: str) -> None:
        print(f"[{time.monotonic() - started:5.1f} s] {what}", flush=True)

    locked = wheels.fetch(wheels.LOCK, options.work / "wheels", wheels.WINDOWS)
    (panda,) = wheels.fetch(
        Path(__file__).parent / "interpreter.lock", options.work / "interpreter", wheels.WINDOWS
    )
    say("packages")
    bundle = options.out.resolve() / SHORT
    if options.test_tree:
        tools = wheels.fetch(
            wheels.DEV_LOCK,
            options.work / "test-wheels",
            wheels.WINDOWS,
            leave_out=NOT_FOR_TESTS | _types() | {wheel.name for wheel in locked} - {"pyside6-essentials"},
        )
        build_test_tree(options.test_tree, options.work / "launcher", bundle, tools, panda)
        say(f"{options.test_tree}")
        return

    shutil.rmtree(bundle, ignore_errors=True)
    build_bundle(bundle, options.work / "launcher", locked, panda)
    files = files_of(bundle)
    say(f"{bundle.name}: {_megabytes(files)}, {len(files)} files")
    if lines := list(missing(bundle)):
        raise SystemExit("The bundle lacks:\n" + "\n".join(lines[:20]))
    if (who := interpreter.signer(bundle / "runtime" / "python311.dll")) != "Python Software Foundation":
        raise SystemExit(
            f"python311.dll is not signed by the Python Software Foundation, but by {who or 'nobody'}"
        )
    say("every library is there; the interpreter is the one its makers signed")

    portable = options.out.resolve() / f"{SHORT}-{VERSION}-portable.zip"
    entries = ((f"{SHORT}/{path.relative_to(bundle).as_posix()}", path.read_bytes()) for path in files)
    write_zip(portable, entries, level=1 if options.fast else 9)
    say(f"{portable.name}: {_megabytes([portable])}")
    setup = options.out.resolve() / f"{SHORT}-{VERSION}-setup.exe"
    build_installer(bundle, options.work / "setup", setup, fast=options.fast)
    say(f"{setup.name}: {_megabytes([setup])}")
    if not options.fast:
        for package, limit in ((setup, LARGEST_SETUP), (portable, LARGEST_ZIP)):
            if package.stat().st_size > limit:
                raise SystemExit(f"{package.name} is larger than {limit / 1e6:.0f} MB")
    write_sums(options.out)


def _types() -> frozenset[str]:
    """Return the names in the dev lock that hold types alone."""
    lines = wheels.DEV_LOCK.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("==")[0] for line in lines if line.startswith("types-"))


def _megabytes(files: list[Path]) -> str:
    return f"{sum(path.stat().st_size for path in files) / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
