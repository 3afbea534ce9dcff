"""What a reader of a drawn file sees and what it hides, and the pages that the tests of it share."""

from pathlib import Path

from ingest.readers.pdfium.pages import open_pdf
from ingest.readers.sight.unseen import find_attached, find_hidden
from tests.ingest.readers.drawn_pdf import picture, words

PUBLIC = words("The grant was agreed.", 72, 760)
SECRET = words("Walter Underhill", 72, 700)
BOX = "70 695 100 20 re f\n"
LAYERS = "/OCProperties << /OCGs [@layer] /D << /OFF [@layer] >> >>"
LAYER = "<< /Type /OCG /Name (Notes) >>"
PHOTO = picture([(x * 37 + y * 91) % 200 for y in range(40) for x in range(60)], 60)
CLEAR = {"ExtGState": "/Gone << /ca 0 /CA 0 >> /Thin << /ca 0.98 >> /Half << /ca 0.5 >>"}


def look(path: Path) -> tuple[str, list[tuple[str, int | None]]]:
    """The words that can be seen in a file, and what it hides on which page."""
    seen, found = [], []
    with open_pdf(path) as pdf:
        found += [(h.sort, h.page) for h in find_attached(pdf)]
        for i in range(len(pdf)):
            with pdf.page(i) as page:
                sheet = page.sheet()
                unseen = find_hidden(page, sheet)
            gone = unseen.words | unseen.layer
            seen += [word.text for n, word in enumerate(sheet.words) if n not in gone]
            found += [(h.sort, h.page) for h in unseen.found]
    return " ".join(seen), found
