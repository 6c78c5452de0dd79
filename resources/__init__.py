"""The files that travel with the program: fonts, icons, samples, catalogues."""

from pathlib import Path


def read(name: str) -> bytes:
    """Return the bytes of a packaged file, such as ``"fonts/IBMPlexSans-Regular.ttf"``."""
    return _place(name).read_bytes()


def names(folder: str) -> list[str]:
    """Return the sorted names of the files in a packaged folder, such as ``"icons"``."""
    return sorted(entry.name for entry in _place(folder).iterdir() if entry.is_file())


def _place(name: str) -> Path:
    parts = name.split("/")
    if "\\" in name or ":" in name or any(part in {"", ".", ".."} for part in parts):
        raise ValueError(f"not a name inside resources: {name!r}")
    return Path(__file__).with_name(parts[0]).joinpath(*parts[1:])
