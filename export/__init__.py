"""The report as an Excel workbook and as a printable PDF. Every writer returns bytes and knows no window."""
