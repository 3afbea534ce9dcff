"""The parts, styles, numbers and words of Word files."""
