"""Which document each file of a folder belongs to before anything is read, and which need not be read again.

A file is known by its bytes first, so that it may change its name, and by its name only where its bytes are new.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.folder import Found
from ingest.register import SourceFile

Files = Mapping[str, Sequence[SourceFile]]


@dataclass(frozen=True, slots=True)
class Plan:
    """`belongs` gives the document of each file that has one, by the file's name. Those in `fitting` have the bytes and
    the declarations that were read. `kept` are the documents whose text still comes from a file that is there."""

    belongs: Mapping[str, str]
    fitting: frozenset[str]
    kept: frozenset[str]

    def stands(self, found: Found) -> bool:
        """Whether a file need not be read: it fits, and its document stands."""
        return found.name in self.fitting and self.belongs[found.name] in self.kept


def make_plan(folder: str, found: Sequence[Found], files: Files) -> Plan:
    """The plan for the files of a folder; `files` are those of each document that the register has."""
    look_up = _LookUp(folder, found, files)
    rows = {f.name: look_up.by_bytes(f) for f in found}
    texts = {document: chosen for document, (chosen, *_) in files.items()}
    fitting = frozenset(f.name for f in found if (row := rows[f.name]) and _fits(f, row[1], texts[row[0]], folder))
    belongs = {f.name: look_up.by_name(f) for f in found} | {n: row[0] for n, row in rows.items() if row}
    there = {(document, f.fingerprint) for f in found if f.name in fitting and (document := belongs[f.name])}
    unfit = {(folder, f.name) for f in found} - {(folder, name) for name in fitting}
    kept = frozenset(
        document
        for document, (chosen, *others) in files.items()
        if chosen.place not in unfit
        and (
            (document, chosen.fingerprint) in there
            or any(s.folder != folder and s.fingerprint == chosen.fingerprint for s in (chosen, *others))
        )
    )
    return Plan({name: document for name, document in belongs.items() if document}, fitting, kept)


class _LookUp:
    """Files of the register by place and by bytes."""

    def __init__(self, folder: str, found: Sequence[Found], files: Files) -> None:
        rows = [(document, file) for document in sorted(files) for file in files[document]]
        self._folder = folder
        self._here = {file.file: (document, file) for document, file in rows if file.folder == folder}
        self._known = {file.fingerprint for _, file in rows}
        self._present = {f.name: f.fingerprint for f in found}
        self._rows: dict[str, list[tuple[str, SourceFile]]] = {}
        for row in rows:
            self._rows.setdefault(row[1].fingerprint, []).append(row)

    def by_bytes(self, found: Found) -> tuple[str, SourceFile] | None:
        """The document that has a file of these bytes, and that file: this very one if it can be."""
        same = self._here.get(found.name)
        if same and same[1].fingerprint == found.fingerprint:
            return same
        return next((r for r in self._rows.get(found.fingerprint, ()) if not self._is_rewritten(r[1])), None)

    def by_name(self, found: Found) -> str | None:
        """The document of the file that had this name before."""
        row = self._here.get(found.name)
        return row[0] if row else None

    def _is_rewritten(self, file: SourceFile) -> bool:
        """Whether a file still has its name and has new content: the document stays with the name, then, and its old
        bytes under another name are a file of their own."""
        now = self._present.get(file.file) if file.folder == self._folder else file.fingerprint
        return now not in (None, file.fingerprint) and now not in self._known


def _fits(found: Found, known: SourceFile, text: SourceFile, folder: str) -> bool:
    """Whether what is known of these bytes holds for this file: no new declaration and, where it is the file that the
    document's text was read from, the same said of it."""
    if found.declared is not None and known.declared is None:
        return False
    if (folder, found.name) == text.place:
        return known.given == str(found.given)
    return found.given.published is not False
