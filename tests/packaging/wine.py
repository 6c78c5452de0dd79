"""A Windows computer to test on: a Wine prefix, its programs, its registry and its screen."""

import shutil
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "build" / "windows-test"  # make windows-test puts everything here
PATIENCE = 90.0


def until(fact, what, *, step=0.2):
    """Wait until ``fact()`` holds and return it; fails with ``what`` when it takes too long."""
    end = time.monotonic() + PATIENCE
    while not (found := fact()):
        assert time.monotonic() < end, f"never came: {what}"
        time.sleep(step)
    return found


def windows(title):
    """Return the windows on the screen whose title contains a text."""
    done = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", title],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


def names(folder):
    """Return the files below a folder, by their paths inside it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _environment(folder):
    """Return what every call of Wine needs, of a prefix."""
    script = ROOT / "packaging/windows/wine/environment.sh"
    told = subprocess.run(
        ["bash", "-c", 'source "$0" "$1" && env -0', script, folder],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split("=", 1) for line in told.stdout.split("\0") if line)


class Computer:
    """One Wine prefix; the paths that it takes and gives are this system's own."""

    def __init__(self, folder):
        self.disk = folder / "drive_c"
        self._environment = _environment(folder)
        (self.user,) = [p for p in (self.disk / "users").iterdir() if p.name != "Public"]
        self.local = self.user / "AppData" / "Local"

    def wine(self, *command, timeout=PATIENCE):
        """Run one of Wine's own commands."""
        return subprocess.run(
            ["wine", *map(str, command)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=timeout,
            env=self._environment,
        )

    def run(self, program, *arguments, timeout=PATIENCE):
        """Run a program as a double click would, wait for its end and return its status."""
        command = ["wine", "start", "/wait", "/unix", str(program), *map(str, arguments)]
        return self._silently(command, timeout)

    def _silently(self, command, timeout):
        nothing = subprocess.DEVNULL  # a pipe would stay open for as long as a program that it opened
        done = subprocess.run(
            command,
            check=False,
            timeout=timeout,
            env=self._environment,
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
        )
        return done.returncode

    def open(self, file):
        """Open a file as a double click would, without waiting."""
        command = ["wine", "start", "/unix", str(file)]
        assert self._silently(command, PATIENCE) == 0

    def open_with(self, program, *arguments):
        """Start a program without waiting for its end."""
        assert self._silently(["wine", "start", "/unix", str(program), *map(str, arguments)], PATIENCE) == 0

    def windows_path(self, path):
        """Return how the computer's programs call a path on its disk."""
        return "C:\\" + str(path.relative_to(self.disk)).replace("/", "\\")

    def registered(self, key):
        """Return what ``reg query`` says of a key of the user, "" when there is none."""
        done = self.wine("reg", "query", f"HKCU\\{key}", "/s")
        return done.stdout if done.returncode == 0 else ""

    def merge_classes(self):
        """Do what Windows does by itself: the user's file types count as the system's."""
        exported = self.disk / "classes.reg"
        self.wine("reg", "export", "HKCU\\Software\\Classes", self.windows_path(exported), "/y")
        text = exported.read_text(encoding="utf-16").replace("HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE")
        exported.write_text(text, encoding="utf-16")
        assert self.wine("reg", "import", self.windows_path(exported)).returncode == 0

    def close_all(self, program):
        """End a program without asking it."""
        self.wine("taskkill", "/f", "/im", program)

    def shut_down(self):
        """End everything that runs in the prefix."""
        subprocess.run(["wineserver", "--kill"], check=False, env=self._environment)
        subprocess.run(["wineserver", "--wait"], check=False, env=self._environment)


def new_computer(folder):
    """Return a computer as it comes from the shop, in ``folder``, which is emptied."""
    if folder.exists():
        shutil.rmtree(folder)
    subprocess.run(["bash", str(ROOT / "packaging/windows/wine/prefix.sh"), str(folder)], check=True)
    return Computer(folder)
