"""When two wordings are the same: case, spaces, dashes, quotes and a reply's markers do not count."""

import re

# Dashes and quotation marks as word processors and PDF extraction leave them.
_PLAIN = str.maketrans(
    {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"'}
)
_MARKER = re.compile(r"\s?\[\d+\]")
_EMPHASIS = re.compile(r"\*{1,2}")
_WORD = re.compile(r"[^\W_]+(?:[.,'/-][^\W_]+)*")


def normalise(text: str) -> str:
    """One wording for all spellings of it.

    >>> normalise("Approve “up  to” £2.025m – now")
    'approve "up to" £2.025m - now'
    """
    return " ".join(text.translate(_PLAIN).casefold().split())


def read_aloud(answer: str) -> str:
    """An answer's text without citation markers and emphasis.

    >>> read_aloud("**Yes.** Three years [1] and two months [2]")
    'Yes. Three years and two months'
    """
    return _EMPHASIS.sub("", _MARKER.sub("", answer))


def contains(text: str, wording: str) -> bool:
    """Whether the wording stands in the text as whole words and whole figures.

    >>> contains("worth £2.025m over 3 years", "£2.025M")
    True
    >>> contains("worth £2.025m", "£2"), contains("worth £12.5m", "2.5m")
    (False, False)
    """
    wanted = re.escape(normalise(wording))
    return re.search(rf"(?<!\w)(?<!\d[.,]){wanted}(?!\w)(?![.,]\d)", normalise(text)) is not None


def split_words(text: str) -> tuple[str, ...]:
    """The words and figures of a text, normalised.

    >>> split_words("Worth £2.025m (8/11/2019).")
    ('worth', '2.025m', '8/11/2019')
    """
    return tuple(_WORD.findall(normalise(text)))
