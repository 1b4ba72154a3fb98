"""What moved between two states of a case, as sections of lines: the command line prints them, the page shows them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.faces.plain import finding_json, problem_json
from regesta.faces.site.alone import alone
from regesta.findings.finding import Finding
from regesta.findings.moved import Changed, Move, Moved
from regesta.problem import Problem
from regesta.wording import joined, said, word

TITLES = {
    "bounds": said("When it happened"),
    "order": said("What came first"),
    "state": said("How matters stand"),
    "last word": said("Who had the last word"),
    "answer": said("What was answered"),
    "wait": said("How long answers were waited for"),
    "term": said("What became of terms"),
    "share": said("Whose leave was needed"),
    "verdict": said("Why it happened"),
    "chance": said("How likely each answer is"),
    "what-if": said("What would have been"),
}
_SIGNS = {"added": "+", "removed": "-", "changed": "~", "renamed": "~"}


class Line(NamedTuple):
    """What happened to one thing: a sign, what it is called, what it says, how it moved, and in detail."""

    sign: str
    name: str
    says: str
    how: str
    details: tuple[str, ...]


class Section(NamedTuple):
    """The lines about one kind of thing."""

    title: str
    lines: tuple[Line, ...]


def sections(moved: Moved) -> list[Section]:
    """What moved, in the order in which a person wants it: entries, what follows from them, problems."""
    found = [Section(said("What the case says"), tuple(map(_entry, moved.entries)))]
    for kind, title in TITLES.items():
        found.append(Section(title, tuple(_move(one) for one in moved.findings if one.value.kind == kind)))
    found.append(Section(said("Problems that came"), tuple(_problem("!", one) for one in moved.come)))
    found.append(Section(said("Problems that went"), tuple(_problem("✓", one) for one in moved.gone)))
    return [section for section in found if section.lines]


def _entry(one: Changed) -> Line:
    details = tuple(
        joined(": ", (word("field", field.key), _shift(field.before, field.after))) for field in one.fields
    )
    return Line(_SIGNS[one.how], one.id, one.says, word("how", one.how), details)


def _shift(before: str, after: str) -> str:
    if not before:
        return said("{value} (new)", value=after)
    return (
        said("{before} → {after}", before=before, after=after)
        if after
        else said("{value} (gone)", value=before)
    )


def _move(found: Finding[Move]) -> Line:
    move = found.value
    reasons = [said("because of {names}", names=joined(", ", move.because))] if move.because else []
    states = (said("before: {state}", state=move.before), said("now: {state}", state=move.after))
    details = (*states, *move.chain, *reasons)
    return Line("~", move.subject, move.says, word("how", move.how), details)


def _problem(sign: str, one: Problem) -> Line:
    return Line(sign, str(one.position), one.message, one.code, (one.remedy,) if sign == "!" else ())


def summary(moved: Moved) -> str:
    """The whole in a sentence: `1 statement added; 3 findings moved; 1 problem came.`"""
    parts = [*_counted(moved.entries), *_counted_findings(len(moved.findings)), *_counted_problems(moved)]
    return said("{changes}.", changes=joined("; ", parts)) if parts else said("Nothing has changed.")


def _counted(entries: Sequence[Changed]) -> Iterator[str]:
    for how in _SIGNS:
        if count := sum(1 for one in entries if one.how == how):
            told = said("1 statement") if count == 1 else said("{n:,} statements", n=count)
            yield joined(" ", (told, word("how", how)))


def _counted_findings(count: int) -> Iterator[str]:
    if count:
        yield said("1 finding moved") if count == 1 else said("{n:,} findings moved", n=count)


def _counted_problems(moved: Moved) -> Iterator[str]:
    if come := len(moved.come):
        yield said("1 problem came") if come == 1 else said("{n:,} problems came", n=come)
    if gone := len(moved.gone):
        yield said("1 problem went") if gone == 1 else said("{n:,} problems went", n=gone)


def page(moved: Moved, title: str, states: tuple[str, str]) -> bytes:
    """The same as one page of HTML that stands by itself, with no script in it; `states` name what was compared."""
    shown: dict[str, object] = {"title": title, "states": states, "summary": summary(moved)}
    shown["sections"] = sections(moved)
    shown["address_of"] = lambda _: ""  # it leads nowhere, since it stands by itself
    return alone("differences.html", **shown)


def moved_json(moved: Moved) -> dict[str, object]:
    """What moved as the JSON contract has it."""
    return {
        "entries": moved.entries,
        "findings": [finding_json(one) for one in moved.findings],
        "problems": {
            "came": [problem_json(one) for one in moved.come],
            "went": [problem_json(one) for one in moved.gone],
        },
    }
