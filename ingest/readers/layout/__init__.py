"""A page's words to its lines: rows, columns, tables, and what opens an exempt section wherever it stands."""
