"""The titles of the sheets that our workbook has beside the form.

People rename sheets, so the title stands in the first row too: "Análisis · " and the title of the form.
"""

ANALYSIS, PENDING, ADDITIONAL = "Análisis", "Pendientes", "Datos adicionales"
BETWEEN = " · "
