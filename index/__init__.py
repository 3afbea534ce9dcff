"""Public paragraphs in, ranked hits out. Everything here can be rebuilt from the register."""
