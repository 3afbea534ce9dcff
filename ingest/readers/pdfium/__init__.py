"""PDF files through pypdfium2; no other module imports it."""
