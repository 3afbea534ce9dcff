"""Who gets a figure, where the name stands in the same sentence with it."""

import re

from ingest.facts.kinds import is_awarded
from ingest.facts.names import FULL, NAME, may_supply, tidy_name

_PAYEE_AFTER = re.compile(rf"^(?: each)?,? (?:is paid |paid )?to (?:the )?(?P<name>{NAME})(?=[,.;)]|$| [a-z(])")
_PAYEE_BEFORE = re.compile(
    rf"\b(?:to|with|Appointed|[Aa]wards?|awarded) (?:the )?(?P<name>{NAME})(?=[,.;)]|$| [a-z(£])"
)
_PAYEE_LATER = re.compile(rf"^[^.;,£]{{0,70}}? to (?:the )?(?P<name>{FULL})")
_PAYEE_SELLS = re.compile(
    rf"\b(?:from|by) (?:the )?(?P<name>{FULL})(?= (?:costs?|at|for)\b[^,;]{{0,40}}$)|(?P<name2>{FULL}) (?:charges"
    r"|is paid) $"
    rf"|\bpaid (?P<name3>{FULL}) $"
)


def find_payee(before: str, after: str, so_far: str) -> str | None:
    """The payee of the figure between `before` and `after`; `so_far` is the sentence up to it."""
    right_after = _PAYEE_AFTER.match(after)
    if right_after:
        return _name(right_after["name"])
    if not is_awarded(before, so_far):
        sells = _PAYEE_SELLS.search(before)
        return _name(next(v for v in sells.groupdict().values() if v)) if sells else None
    named = (_name(m["name"]) for m in reversed(list(_PAYEE_BEFORE.finditer(so_far))))
    later = _PAYEE_LATER.match(after)
    return next((name for name in named if name), None) or (_name(later["name"]) if later else None)


def _name(text: str) -> str | None:
    name = tidy_name(text)
    return name if may_supply(name) else None
