"""The bundle with something else to run: it differs in runtime/programa.zip, which its .exe knows, alone."""

import shutil

from archive import compiled, write_zip
from product import SHORT
from windows.launcher import compile_launcher


def with_program(bundle, folder, source):
    """Copy the bundle to ``folder``, where its .exe runs ``source``; return the folder."""
    shutil.copytree(bundle, folder)
    write_zip(folder / "runtime" / "programa.zip", [("main.pyc", compiled(source.encode(), "main.py"))])
    exe = folder / f"{SHORT}.exe"
    exe.unlink()
    compile_launcher(folder.parent / "compilado", exe)
    return folder
