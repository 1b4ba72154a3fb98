"""What can be wrong with the lines of a directive, each as a value that names the thing and its remedy."""

import re
from collections.abc import Iterable

from regesta.statements.grammar import ENTRY, READING
from regesta.statements.nearness import did_you_mean
from regesta.statements.notation import QUOTED, Unreadable, clip

# How the first lines are written that must hold more than a name.
HEADS = {
    "version": 'version NAME of MATTER "text"',
    "term": 'term ^name of ^entry condition|promise|exclusion|warning "text"',
    "same": "same NAME NAME",
    "hypothesis": 'hypothesis NAME of QUESTION "text"',
    "evidence": 'evidence ^name on QUESTION "text"',
    "what-if": 'what-if NAME in MODEL "text"',
}


def stray() -> Unreadable:
    """An indented line with no directive above it."""
    return Unreadable(
        "the line is indented, but nothing stands above it that it could belong to",
        "begin a directive in the first column",
        code="stray-indent",
    )


def ragged(text: str, indent: int, *, wanted: int, is_first: bool = False) -> Unreadable:
    """A field that is not indented as its neighbours are; what stands first belongs to no field above it."""
    return Unreadable(
        f"the line is indented by {indent}, its neighbours by {wanted}",
        f"indent it by {wanted}" + ("" if is_first else ", or further if it belongs to the line above"),
        text,
        "stray-indent",
    )


def unindented(key: str) -> Unreadable:
    """A field that stands in the first column."""
    return Unreadable(
        f"{clip(key)!r} is no directive and no date",
        f"{clip(key)} is a field: indent it below the line it belongs to",
        key,
        "unknown-directive",
    )


def too_deep(text: str, *, above: str) -> Unreadable:
    """A line indented below a field to which it cannot belong."""
    return Unreadable(
        f"the line stands below {clip(above)!r}, and does not belong to it",
        "indent the line as its neighbours are",
        text,
        "stray-indent",
    )


def unclosed_quote(text: str) -> Unreadable:
    """A quotation mark that opens a text and is never closed."""
    return Unreadable(
        "the quotation mark is never closed",
        'close it with " on the same line; a longer text goes on in the next line after +',
        text,
        "unclosed-quote",
    )


def unknown_field(key: str, text: str, *, kinds: Iterable[str], owner: str) -> Unreadable:
    """A line whose first word is no field of its directive."""
    known = tuple(kinds)
    guess = did_you_mean(key, known)
    if not guess and key in READING and key not in ENTRY and "cites" in known:
        guess = f"{key} belongs to a reading: indent it below a cites line"
    elif not guess and key in ENTRY:
        guess = f"{key} is a field of entries, which begin with a date"
    return Unreadable(
        f"{clip(key)!r} is not a field of {owner}",
        guess or f"the fields of {owner} are {', '.join(known)}",
        text,
        "unknown-field",
    )


def no_value(key: str) -> Unreadable:
    """A field with nothing after its key."""
    return Unreadable(
        f"{key} has no value", f"write it after {key}, or take the line away", key, "missing-part"
    )


def duplicate_field(key: str, text: str, *, takes_several: bool) -> Unreadable:
    """A field that stands a second time and may stand once."""
    remedy = "write all names in one line, with commas" if takes_several else "keep one of them"
    return Unreadable(f"{key} stands here a second time", remedy, text, "duplicate-field")


def missing_part(kind: str, needed: str) -> Unreadable:
    """A first line that lacks what its directive cannot do without."""
    what = "its nature" if needed == "nature" else f"{needed} what it is"
    return Unreadable(
        f"the {kind} does not say {what}",
        f"write it on the first line: {HEADS[kind]}",
        kind,
        "missing-part",
    )


_GLUED = re.compile(r'[^"]*?\w([\^"])')
_COMMENT = re.compile(r"#(?:\s|$)")
_OF_GLUED = frozenset({"surplus-words", "bad-value", "bad-name", "bad-date", "unknown-verb"})


def spaced(fault: Unreadable) -> Unreadable:
    """The fault, told as the space that is missing where a sign is written without one before it.

    Signs are `#` before a comment, `^` before an entry's name and the quotation mark before a text.
    """
    if fault.code not in _OF_GLUED:
        return fault
    bare = QUOTED.sub("", fault.piece)
    remedy = ""
    if "#" in bare and (fault.code != "bad-value" or _COMMENT.search(bare)):
        remedy = "write a space before #, if a comment begins there"
    elif found := _GLUED.match(fault.piece):
        remedy = f"write a space before {found[1]}"
    if not remedy:
        return fault
    return Unreadable(fault.what, remedy, fault.piece, fault.code, fault.at)


def pending_seal() -> Unreadable:
    """A seal that is still to be made."""
    return Unreadable(
        "the seal is still to be made",
        "put the words in its place and run `regesta seal`",
        "sealed",
        "pending-seal",
    )
