"""Which files lie in a folder, links followed inside it; what cannot be followed is named and never passed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.naming import is_text


@dataclass(frozen=True, slots=True)
class Failed:
    """A file, or a folder, that cannot be read, and why."""

    name: str
    why: str


def walk(folder: Path) -> Iterator[str | Failed]:
    """The files of a folder and its sub-folders, each once, by where it really is in the folder: a link to a file, or a
    folder behind a link, is the file or the folder that it leads to. Hidden ones are left out."""
    return iter(sorted(_walk(folder), key=lambda found: found if isinstance(found, str) else found.name))


def _walk(folder: Path) -> set[str | Failed]:
    root, found = folder.resolve(), set[str | Failed]()
    been, waiting = set[Path](), [folder]
    while waiting:
        at = waiting.pop()
        if at.resolve() in been:  # behind two links, or a link that leads back to where it stands
            continue
        been.add(at.resolve())
        try:
            entries = [entry for entry in at.iterdir() if not entry.name.startswith(".")]
        except OSError as error:
            found.add(Failed(at.relative_to(folder).as_posix(), f"the folder could not be opened: {error.strerror}"))
            continue
        for entry in entries:
            what = _follow(entry, folder, root)
            if isinstance(what, Path):
                waiting.append(what)
            else:
                found.add(what)
    return found


def _follow(entry: Path, folder: Path, root: Path) -> str | Path | Failed:
    """The name of a file, a folder to be gone through, or why an entry is neither."""
    name = entry.relative_to(folder).as_posix()
    try:
        real = entry.resolve(strict=True)
    except (OSError, RuntimeError):  # the latter is a circle of links
        return Failed(name, "a link that leads nowhere")
    if not real.is_relative_to(root):
        what = "folder" if real.is_dir() else "file"
        return Failed(name, f"a link to a {what} outside the folder: put the {what} itself there")
    place = real.relative_to(root).as_posix()
    if not is_text(name) or not is_text(place):
        return Failed(name, "its name is not UTF-8: give it another")
    if real.is_dir():
        return entry
    return place if real.is_file() else Failed(name, "neither a file nor a folder")
