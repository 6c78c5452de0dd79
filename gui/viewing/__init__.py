"""How the table is looked at: filters, order, hidden columns, zoom and the sum of what is selected."""
