"""A register question into a draft: the result, to be worked out again when it is checked, and a row a document."""

from collections.abc import Callable, Mapping

from assistant.catalogue import Catalogue
from assistant.register_answers import listing, money, pairs
from assistant.register_answers.reading import RegisterQuestion
from assistant.register_answers.selection import RegisterDraft, Selection


def answer_from_register(
    question: RegisterQuestion, within: frozenset[str] | None, catalogue: Catalogue
) -> RegisterDraft:
    """Work out what a register question asks, over the documents that `within` leaves open (None: all)."""
    return _COMPUTED[question.operation](Selection(question, within, catalogue))


def _share(selection: Selection) -> RegisterDraft:
    """A share of a sum, where a decision's is asked for; else of a count."""
    return money.share_of_sum(selection) if selection.question.named else listing.share_of_count(selection)


_COMPUTED: Mapping[str, Callable[[Selection], RegisterDraft]] = {
    "list": listing.list_documents,
    "count": listing.list_documents,
    "latest": listing.latest_or_earliest,
    "earliest": listing.latest_or_earliest,
    "share": _share,
    "largest and smallest": money.largest_and_smallest,
    "sum": money.add_up,
    "largest": money.largest_or_smallest,
    "smallest": money.largest_or_smallest,
    "links": pairs.find_links,
    **dict.fromkeys(pairs.COMPARED, pairs.compare),
}
