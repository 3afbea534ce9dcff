"""One document for a seed and a number, with the truth about it; the same two always give the same document."""

from collections.abc import Callable

from evals.forge import Composed, forms, held, labels, meetings, notices, reports
from evals.forge.layout import lay_out, paginate
from evals.forge.parts import Draft
from evals.forge.pen import Pen

# Family, what composes it, and its share of a run.
FAMILIES: tuple[tuple[str, Callable[[Pen], Draft], int], ...] = (
    ("mopac-2018", forms.mopac_2018, 10),
    ("mopac-2019", forms.mopac_2019, 14),
    ("mopac-business-case", forms.mopac_business_case, 10),
    ("gla", forms.gla, 10),
    ("pcc-notice", notices.notice, 10),
    ("register", notices.register, 6),
    ("board-report", reports.board_report, 8),
    ("council-report", reports.council_report, 12),
    ("marked-pages", reports.marked_pages, 8),
    ("agenda", meetings.agenda, 8),
    ("minutes", meetings.minutes, 8),
    ("labels", labels.labelled, 6),
    ("held", held.held, 14),
)
_BY_SHARE = tuple(family for family in FAMILIES for _ in range(family[2]))


def compose(seed: int, n: int) -> Composed:
    """Document `n` of a seed.

    >>> compose(1, 7) == compose(1, 7) != compose(1, 8)
    True
    """
    pen = Pen(seed, n)
    family, write, _ = pen.pick(_BY_SHARE)
    draft = write(pen)
    blocks = draft.blocks if draft.paged else tuple(paginate(pen, draft.blocks))
    return Composed(
        name=draft.name,
        family=family,
        text=lay_out(pen, blocks),
        declared=draft.declared,
        held=draft.held,
        canaries=tuple(pen.canaries),
        markers=tuple(pen.markers),
    )
