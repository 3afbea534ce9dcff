"""The conversation behind the page: what is shown after each step of an answer. No Gradio in it.

Nothing is shown before it is checked: a reply is complete and verified first, then revealed claim by claim.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer import Assistant, Reply, Turn
from assistant.verify import Citation, Coverage, Refusal
from ingest.facts import Facts
from ingest.register import Filters, Register
from ui import panel
from ui.panel import Suggestion
from ui.render import plain_markdown, reply_steps

_log = logging.getLogger(__name__)

_SEARCHING = "*Searching the record …*"
_FAILED = (
    "**Something went wrong, and this question was not answered.** Nothing is lost. Please ask again; if it "
    "happens again, tell whoever runs this service: its log has the time and the kind of failure."
)
_ERASED = "*This answer is no longer shown: it quoted a document that has been withdrawn or has changed.*"
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what is shown of its answer; `reply` is None until, or unless, there is one.

    `withdrawn` counts the documents that had been withdrawn when it was answered.
    """

    question: str
    shown: str
    reply: Reply | None = None
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What goes to the assistant."""

    question: str
    history: tuple[Turn, ...]
    filters: Filters


@dataclass(frozen=True, slots=True)
class View:
    """All that changes on the page: the conversation, and the HTML of panel and suggestions."""

    conversation: tuple[Exchange, ...] = ()
    panel: str = panel.EMPTY_PANEL
    suggestions: str = ""

    def messages(self) -> list[tuple[str, str]]:
        """The conversation as (role, Markdown), the oldest first."""
        told = [(("user", plain_markdown(e.question)), ("assistant", e.shown)) for e in self.conversation]
        return [message for pair in told for message in pair if message[1]]


def first_view(register: Register) -> View:
    """The page before the first question."""
    return View(suggestions=panel.suggestions("You could ask", examples(register)))


def converse(assistant: Assistant, earlier: tuple[Exchange, ...], question: str) -> Iterator[View]:
    """The views that follow a question, one after another, until it is answered."""
    earlier = still_standing(assistant.register, earlier)
    return _answer(assistant, earlier, question, _Asked(question, _turns(earlier), Filters()))


def converse_within(assistant: Assistant, earlier: tuple[Exchange, ...], document: str) -> Iterator[View]:
    """Ask the last question again within a document that its reply offered; else nothing changes.

    What is said before it is what was said before the question that was unclear.
    """
    earlier = still_standing(assistant.register, earlier)
    label = _offered(earlier[-1].reply if earlier else None).get(document)
    if label is None:
        return iter(())
    question, before = earlier[-1].question, _turns(earlier[:-1])
    return _answer(assistant, earlier, f"{question} ({label})", _Asked(question, before, Filters(document=document)))


def still_standing(register: Register, conversation: tuple[Exchange, ...]) -> tuple[Exchange, ...]:
    """The conversation without answers whose words the record no longer holds, as after a withdrawal."""
    withdrawn = len(register.tombstones())
    return tuple(
        e if _stands(register, e.reply) and _names_nobody(e, withdrawn) else Exchange(e.question, _ERASED)
        for e in conversation
    )


def _names_nobody(e: Exchange, withdrawn: int) -> bool:
    """Whether a refusal is sure to name no document that was withdrawn since: it may have named the nearest."""
    return e.reply is None or not isinstance(e.reply.result, Refusal) or e.withdrawn == withdrawn


def _stands(register: Register, reply: Reply | None) -> bool:
    if reply is None:
        return True
    if any(document not in register.ids() for document in _offered(reply)):
        return False
    try:
        return all(_is_as_cited(register, c) for c in reply.result.citations)
    except KeyError:
        return False


def _is_as_cited(register: Register, c: Citation) -> bool:
    """Whether the paragraph still has the words, and the document the title, which may have been withheld since."""
    return c.quote in register.paragraph(c.key).text and c.title == register.facts(c.document).title


def _answer(assistant: Assistant, earlier: tuple[Exchange, ...], told: str, asked: _Asked) -> Iterator[View]:
    """Ask; `told` is how the conversation shows and remembers the question."""
    yield View((*earlier, Exchange(told, _SEARCHING)))
    try:
        reply = assistant.ask(asked.question, asked.history, asked.filters)
        answered = Exchange(told, "", reply, len(assistant.register.tombstones()))
        views = tuple(_reveal(assistant.register, earlier, answered, reply))
    except Exception as error:  # noqa: BLE001 - the chat's edge: a failure becomes a message, never its text
        _log.error("a question was not answered: %s", type(error).__name__)
        yield View((*earlier, Exchange(told, _FAILED)))
        return
    yield from views


def _turns(conversation: tuple[Exchange, ...]) -> tuple[Turn, ...]:
    answered = [(e.question, e.reply.result.text) for e in conversation if e.reply is not None]
    return tuple(turn for asked, told in answered for turn in (Turn("user", asked), Turn("assistant", told)))


def _reveal(register: Register, earlier: tuple[Exchange, ...], exchange: Exchange, reply: Reply) -> Iterator[View]:
    number = len(earlier)
    steps = reply_steps(reply, number)
    for step in steps[:-1]:
        yield View((*earlier, replace(exchange, shown=step)))
    citations = reply.result.citations
    sources = show_source(register, citations, number, citations[0].n) if citations else panel.NO_SOURCES
    yield View((*earlier, replace(exchange, shown=steps[-1])), sources, _choices(reply))


def _choices(reply: Reply) -> str:
    offered = tuple(Suggestion(label, document) for document, label in _offered(reply).items())
    return panel.suggestions("Which decision do you mean?", offered)


def _offered(reply: Reply | None) -> dict[str, str]:
    """The decisions that a reply offers to choose from: their labels, by document."""
    choices = reply.result.choices if reply and isinstance(reply.result, Refusal) else ()
    return {choice.document: choice.label for choice in choices}


def open_citation(register: Register, conversation: tuple[Exchange, ...], address: str) -> str:
    """The panel with the citation at `<exchange>-<n>`, as a marker in the chat or a button names it."""
    exchange, _, n = address.partition("-")
    if not (exchange.isdecimal() and n.isdecimal() and int(exchange) < len(conversation)):
        return panel.GONE
    reply = conversation[int(exchange)].reply
    citations = reply.result.citations if reply else ()
    return show_source(register, citations, int(exchange), int(n))


def show_source(register: Register, citations: tuple[Citation, ...], exchange: int, n: int) -> str:
    """The source panel with citation `n` open; a paragraph that is no longer held is never shown."""
    cited = next((c for c in citations if c.n == n), None)
    if cited is None:
        return panel.GONE
    try:
        paragraph = panel.source(register.document(cited.document), cited)
    except KeyError:
        paragraph = panel.GONE
    return panel.panel(citations, exchange, n, paragraph)


def read_coverage(register: Register) -> Coverage:
    """How much there is to search: documents, held files, bodies and years."""
    entries = register.entries().values()
    years = sorted(e.date.year for e in entries if e.date)
    bodies = tuple(sorted({e.body for e in entries if e.body}))
    first, last = (years[0], years[-1]) if years else (None, None)
    return Coverage(len(entries), len(register.held()), bodies, first, last, register.unread)


def examples(register: Register) -> tuple[Suggestion, ...]:
    """Questions that the documents held can be asked: one a document, and of as many kinds as there are."""
    used: Counter[str] = Counter()
    asked: list[Suggestion] = []
    for document in register.ids():
        if len(asked) == _EXAMPLES:
            break
        questions = _questions(register.facts(document))
        if questions:
            kind = min(questions, key=lambda kind: used[kind])
            used[kind] += 1
            asked.append(Suggestion(questions[kind]))
    return tuple(asked)


def _questions(card: Facts) -> dict[str, str]:
    """What can be asked of a document that has a reference, by kind of question."""
    if card.reference is None:
        return {}
    name, questions = card.reference, {}
    if card.named("part 2"):
        questions["parts"] = f"What was approved in {name}, from which budget, and is there a Part 2?"
    if suppliers := card.named("supplier"):
        questions["award"] = f"How much was awarded to {suppliers[0].value} in {name}, and for how long?"
    questions["approval"] = f"When was {name} approved, and by whom?"
    return questions
