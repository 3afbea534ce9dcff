"""The register: documents, their public paragraphs and facts, what was withheld and why, rulings, and the audit.

It is the source of truth; every other store can be rebuilt from it. It never holds a word of withheld text, nor
the name of a held file. Its modules are the only ones that import SQLAlchemy.
"""

from ingest.register.files import Added, Entry, Filters, HeldFile, Saved, SourceFile
from ingest.register.opening import open_register, open_to_renew
from ingest.register.schema import HomeError
from ingest.register.store import Register

__all__ = [
    "Added",
    "Entry",
    "Filters",
    "HeldFile",
    "HomeError",
    "Register",
    "Saved",
    "SourceFile",
    "open_register",
    "open_to_renew",
]
