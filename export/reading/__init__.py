"""Reading foreign tables: workbooks, CSV and copied text. Foreign files are read in a limited child process.

Ask ``process`` (``import_file``, ``import_text``, ``read_book``). Nothing is imported here, so that the child
starts with the few modules it needs.
"""
