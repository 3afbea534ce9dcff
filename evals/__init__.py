"""Is it still right? Question sets, measures, the leak search and the gate that can fail a build."""

from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
"""Fictional decisions written for this project."""

SAMPLES_BY = "the sample corpus"
"""Who declares the sample documents published."""

SETS = Path(__file__).parent / "sets"
"""Question sets, their baselines, canaries and controls."""

EXEMPT = SETS / "exempt.txt"
"""Exempt text of the built samples, a piece a line, as their authors marked it."""
