"""Reading foreign tables: workbooks, CSV and copied text. Foreign files are read in a limited child process.

``read_book(path)`` gives what ``model.importing.interpret`` turns into a proposed report.
"""

from export.reading.process import import_file, import_text, read_book, read_copied_text
from model.importing import ImportProblem

__all__ = ["ImportProblem", "import_file", "import_text", "read_book", "read_copied_text"]
