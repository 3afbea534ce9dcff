"""Pages read off their pictures, and which pages must be."""

MEMORY = 1_280 << 20
"""Bytes of data that the process may hold which reads pictures. Thirteen real pages of up to 7,500 by 7,500 pixels, one
after another, took 540 to 770 MB."""
