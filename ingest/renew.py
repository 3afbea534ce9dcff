"""Facts read again, from the register's own public text, after the rules that read them have changed."""

from contextlib import closing
from pathlib import Path

from ingest.register import Register, open_to_renew
from ingest.register.schema import FILE
from ingest.settle import read_card
from ingest.sources import NOTHING, parse_given


def renew_facts(home: Path, who: str) -> int:
    """Bring the facts of a home up to date, one document a transaction; how many were read again, 0 where none had to
    be or where there is no register yet. A run that is stopped is taken up by the next one. Raises HomeError."""
    if not (home / FILE).exists():
        return 0
    with closing(open_to_renew(home)) as register:
        return _renew(register, who) if register.has_old_facts else 0


def _renew(register: Register, who: str) -> int:
    ids = register.ids()
    for document in ids:
        files = register.files_of(document)
        given = parse_given(files[0].given) if files else NOTHING
        register.renew(document, read_card(register.document(document), given))
    register.note_renewed(who, len(ids))
    return len(ids)
