"""Contact details of persons, masked before anything is shown or stored: telephone numbers and e-mail addresses."""

import re

# Telephone numbers as printed in the United Kingdom, and e-mail addresses other than an office's own (enquiries@).
_TELEPHONE = re.compile(
    r"(?<![\w£.,-])(?:\+44\s?\(?0?\)?\s?|0)(?:\d[\s-]?){9}\d(?![\w%])|(?<![\w£.,])\+44[\s\d()-]{9,14}\d"
    r"|(?<![\w£.,])\(0\d{2,5}\)[\s-]?\d[\d\s-]{4,8}\d(?![\w%])|(?<![\w£.,])0\d{2,4}\.\d{3,4}\.?\d{3,6}(?![\w%])"
)
_EMAIL = re.compile(r"\b(?P<name>[\w.+'’-]+)@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_OFFICES = re.compile(
    r"enquir|info|contact|office|foi|freedom|data|dpo|press|media|comms|complaint|consult|support|admin|help|p(?:fc)?cc"
    r"|mopac|mopr|customer|service|team|govern|procure|records|mail",
    re.I,
)
_PRIVATE_MAIL = re.compile(r"^(?:gmail|hotmail|outlook|yahoo|icloud|btinternet|live)\.", re.I)


def mask_contacts(text: str) -> tuple[str, int]:
    """Replace telephone numbers and personal e-mail addresses; return the text and how many were replaced.

    >>> mask_contacts("Call 07700 900123 or write to sam.jones@example.police.uk by 14/11/19")
    ('Call [telephone] or write to [e-mail] by 14/11/19', 2)
    """
    text, telephones = _TELEPHONE.subn("[telephone]", text)
    named = [m for m in _EMAIL.finditer(text) if _is_personal(m)]
    for match in reversed(named):
        text = f"{text[: match.start()]}[e-mail]{text[match.end() :]}"
    return text, telephones + len(named)


def _is_personal(address: re.Match[str]) -> bool:
    """Whether an address may name a person: any does but an office's own."""
    return bool(_PRIVATE_MAIL.match(address["domain"]) or not _OFFICES.search(address["name"]))
