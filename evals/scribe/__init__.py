"""The sample corpus: readable sources in, the same words out as PDF, scan, Word, web page and text."""

from pathlib import Path

SOURCES = Path(__file__).parent / "sources"
"""Where the sources of the sample documents stand; what is made of them goes to the samples."""
