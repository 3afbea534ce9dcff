"""What the commands of information governance do: withheld, review, withdraw, reinstate, check and audit."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evals.kept import find_reported
from ingest import by_kind, decide, review
from ingest import withdraw as withdrawal
from ingest.register import Register, open_register
from ingest.renew import renew_facts
from ingest.tombstones import Tombstone
from ui import kinds, listings, reviewing, whys
from ui.console import WrongUse, progress, say, say_replayed, show, show_json
from ui.erase import Erasure, erase
from ui.render import count

PENDING = 1
"""The exit code of an erasure that a running process delays."""
_FOR_REVIEWERS = "For reviewers only: these words are withheld. That you looked is in the audit."


@contextmanager
def opened(home: Path) -> Iterator[Register]:
    """A home's register, closed afterwards; what cannot be done becomes one line. What was withdrawn again is told."""
    with opened_quietly(home) as register:
        say_replayed(register)
        yield register


@contextmanager
def opened_quietly(home: Path) -> Iterator[Register]:
    """The same for who tells of that otherwise."""
    register = open_register(home)
    try:
        yield register
    except (review.ReviewError, withdrawal.WithdrawalError) as error:
        raise WrongUse(str(error)) from error
    finally:
        register.close()


def withheld(args: Namespace) -> int:
    """List what is withheld and held; with --why, stretch by stretch what opened it and why nothing cleared it; or,
    with --released, what was let through beside it."""
    if args.released and args.why:
        raise WrongUse("--released and --why are two lists: give one of them")
    with opened(args.home) as register:
        if args.released:
            listing, csv, text = reviewing.released_json(register), reviewing.released_csv, reviewing.released_text
        elif args.why:
            listing, csv, text = whys.whys_json(register), whys.whys_csv, whys.whys_text
        else:
            listing, csv, text = listings.withheld_json(register), listings.withheld_csv, listings.withheld_text
    if args.json:
        show_json(listing)
    elif args.csv:
        show(csv(listing))
    else:
        show(text(listing))
    return 0


def list_review(args: Namespace) -> int:
    """List what is withheld or held, by document and reason; with the number that names each group."""
    with opened(args.home) as register:
        groups, found = review.list_waiting(register), by_kind.list_kinds(register)
    if args.json:
        show_json({**reviewing.waiting_json(groups), "kinds": kinds.kinds_json(found)})
    else:
        texts = (reviewing.waiting_text(groups, every=args.all), kinds.kinds_text(found, every=args.all))
        show("\n".join(text for text in texts if text))
    return 0


def show_review(args: Namespace) -> int:
    """Show a reviewer the withheld words, of a document or of a kind, read from the source file."""
    if by_kind.is_kind(args.target):
        return _show_kind(args)
    with opened(args.home) as register:
        shown = review.show(register, args.target, _chosen(register, args), args.by)
    if args.json:
        show_json(reviewing.shown_json(args.target, shown))
    else:
        say(_FOR_REVIEWERS)
        show(reviewing.shown_text(shown))
    return 0


def _show_kind(args: Namespace) -> int:
    _refuse_choice(args)
    with opened(args.home) as register:
        shown = by_kind.show_kind(register, args.target, args.by)
    if args.json:
        show_json(kinds.shown_kind_json(args.target, shown))
    else:
        say(_FOR_REVIEWERS)
        show(kinds.shown_kind_text(shown))
    return 0


def _kind(args: Namespace) -> str | None:
    """The kind to be decided on, or None for a target. Raises WrongUse where both or neither are given."""
    if (args.kind is None) == (args.target is None):
        raise WrongUse("give one TARGET, or --kind KIND alone: 'decisions review list' names both")
    if args.kind is None:
        return None
    if not by_kind.is_kind(args.kind):
        raise WrongUse(f"{args.kind!r} is not a kind: expected a key such as k-0a1b2c3d4e from 'decisions review list'")
    _refuse_choice(args)
    return str(args.kind)


def _refuse_choice(args: Namespace) -> None:
    if args.group is not None or args.paragraphs:
        raise WrongUse("a kind is looked at and decided whole: leave --group and --paragraphs away")


def release(args: Namespace) -> int:
    """Let through what a person has looked at and found public."""
    with opened(args.home) as register:
        if kind := _kind(args):
            decided = by_kind.release_kind(register, kind, args.by, args.why)
        else:
            decided = decide.release_target(register, args.target, _chosen(register, args), args.by, args.why)
        erasure = _bring_up_to_date(args.home, register, (), wait=0)
    return _tell(args, reviewing.decided_json(decided, None), reviewing.decided_text(decided), erasure, False)


def withhold(args: Namespace) -> int:
    """Withhold what the rules let through, or confirm what they withheld; it is erased as a withdrawal is."""
    with opened(args.home) as register:
        if kind := _kind(args):
            decided = by_kind.withhold_kind(register, kind, args.by, args.why)
        else:
            decided = decide.withhold_target(register, args.target, _chosen(register, args), args.by, args.why)
        erasure = _bring_up_to_date(args.home, register, tuple(decided.documents), args.wait)
    return _tell(args, reviewing.decided_json(decided, erasure), reviewing.decided_text(decided), erasure, True)


def withdraw(args: Namespace) -> int:
    """Take a document out of everything; or list what was taken out."""
    with opened(args.home) as register:
        if args.list:
            return _list_withdrawn(args, register.tombstones())
        if not (args.name and args.why):
            raise WrongUse("withdraw needs REFERENCE and --why REASON (or --list alone)")
        tombstones = withdrawal.withdraw(register, args.name, args.by, args.why)
        erasure = _bring_up_to_date(args.home, register, [t.document for t in tombstones], args.wait)
    text = reviewing.withdrawn_text(tombstones)
    return _tell(args, reviewing.withdrawn_json(tombstones, erasure), text, erasure, True)


def _list_withdrawn(args: Namespace, tombstones: tuple[Tombstone, ...]) -> int:
    if args.json:
        show_json(reviewing.withdrawn_json(tombstones, None))
    else:
        show(reviewing.withdrawn_text(tombstones) or "Nothing is withdrawn.")
    return 0


def reinstate(args: Namespace) -> int:
    """Let a withdrawn document be ingested again."""
    with opened(args.home) as register:
        lifted = withdrawal.reinstate(register, args.name, args.by, args.why)
    if args.json:
        show_json(reviewing.withdrawn_json(lifted, None))
    else:
        show(f"{lifted[0].name} may be ingested again: 'decisions ingest FOLDER --home {args.home}'")
    return 0


def check(args: Namespace) -> int:
    """Replay withdrawals, hold the index against the register, rebuild what disagrees; 1 where something is left."""
    from index.build import verify

    renewed = renew_facts(args.home, "check")
    with opened_quietly(args.home) as register:
        register.check()
        replayed = (*register.replayed, *withdrawal.replay(register, args.withdrawals))
        repaired = verify(args.home, register)
        keys = [*(t.document for t in standing(register)), *_reported_and_gone(args.home, register)]
        erasure = _bring_up_to_date(args.home, register, keys, args.wait)
        documents = len(register.ids())
    if args.json:
        show_json({**reviewing.checked_json(documents, replayed, repaired, erasure), "facts_renewed": renewed})
    else:
        if renewed:
            show(f"Facts read again by this version's rules: {count(renewed, 'document')}.")
        show(reviewing.checked_text(documents, replayed, repaired, erasure))
    return 0 if erasure.done else PENDING


def _reported_and_gone(home: Path, register: Register) -> Iterator[str]:
    """What reports tell of and the register no longer has: an erasure may have been killed before it got to them."""
    held = {p.at.key for document in register.documents() for p in document.paragraphs}
    yield from sorted(find_reported(home) - held)


def standing(register: Register) -> list[Tombstone]:
    """The documents that are withdrawn now."""
    return [t for t in register.tombstones() if not t.lifted]


def audit(args: Namespace) -> int:
    """List what was done, by whom and when, oldest first."""
    with opened(args.home) as register:
        lines = register.audit()
    if args.json:
        show_json({"audit": list(lines)})
    else:
        show("\n".join(f"{x['at']}  {x['who']}  {x['action']}  {x['subject']}  {x['detail']}" for x in lines))
    return 0


def _chosen(register: Register, args: Namespace) -> frozenset[int] | None:
    """The paragraphs that --paragraphs or --group choose; None for all."""
    if args.group is None:
        return frozenset(args.paragraphs) if args.paragraphs else None
    if args.paragraphs:
        raise WrongUse("--group and --paragraphs each choose paragraphs: give one of them")
    published = review.find_published(register, args.target)
    groups = review.group_withheld(register, published[0]) if len(published) == 1 else ()
    chosen = next((g for g in groups if g.group == args.group), None)
    if chosen is None:
        raise WrongUse(f"{args.target!r} has no group {args.group}: 'decisions review list --all' numbers them")
    return frozenset(chosen.ordinals)


def _bring_up_to_date(home: Path, register: Register, keys: Iterable[str], wait: float) -> Erasure:
    from index.build import BuildError
    from index.vectors import ModelError

    try:
        with progress("Building the index") as report:
            return erase(home, register, tuple(keys), wait, report)
    except (BuildError, ModelError) as error:
        raise WrongUse(
            f"the register is changed, but the index was not built ({error}): run 'decisions check'"
        ) from error


def _tell(args: Namespace, as_json: dict[str, object], text: str, erasure: Erasure, erases: bool) -> int:
    if args.json:
        show_json(as_json)
    else:
        show(text + (f"\nErasing is {erasure}." if erases else ""))
    return PENDING if erases and not erasure.done else 0
