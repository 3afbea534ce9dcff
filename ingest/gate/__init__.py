"""The gate: blocks in, public paragraphs out. `gate.py` is the only place where text becomes public."""
