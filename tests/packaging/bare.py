"""The bundle with something else to run: it differs in nothing but runtime/programa.zip."""

import shutil

from archive import compiled, write_zip


def with_program(bundle, folder, source):
    """Copy the bundle to ``folder``, where its .exe runs ``source``; return the folder."""
    shutil.copytree(bundle, folder)
    write_zip(folder / "runtime" / "programa.zip", [("main.pyc", compiled(source.encode(), "main.py"))])
    return folder
