"""What moved between two states of a case, as sections of lines: the command line prints them, the page shows them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.faces.cli.terminal import counted
from regesta.faces.plain import finding_json, problem_json
from regesta.faces.site.alone import alone
from regesta.findings.finding import Finding
from regesta.findings.moved import Changed, Move, Moved
from regesta.problem import Problem
from regesta.wording import joined, said

TITLES = {
    "bounds": "When it happened",
    "order": "What came first",
    "state": "How matters stand",
    "last word": "Who had the last word",
    "answer": "What was answered",
    "wait": "How long answers were waited for",
    "term": "What became of terms",
    "share": "Whose leave was needed",
    "verdict": "Why it happened",
    "chance": "How likely each answer is",
    "what-if": "What would have been",
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
    found = [Section("What the case says", tuple(map(_entry, moved.entries)))]
    for kind, title in TITLES.items():
        found.append(Section(title, tuple(_move(one) for one in moved.findings if one.value.kind == kind)))
    found.append(Section("Problems that came", tuple(_problem("!", one) for one in moved.come)))
    found.append(Section("Problems that went", tuple(_problem("✓", one) for one in moved.gone)))
    return [section for section in found if section.lines]


def _entry(one: Changed) -> Line:
    details = tuple(f"{field.key}: {_shift(field.before, field.after)}" for field in one.fields)
    return Line(_SIGNS[one.how], one.id, one.says, one.how, details)


def _shift(before: str, after: str) -> str:
    if not before:
        return f"{after} (new)"
    return f"{before} → {after}" if after else f"{before} (gone)"


def _move(found: Finding[Move]) -> Line:
    move = found.value
    reasons = [said("because of {names}", names=joined(", ", move.because))] if move.because else []
    states = (said("before: {state}", state=move.before), said("now: {state}", state=move.after))
    details = (*states, *move.chain, *reasons)
    return Line("~", move.subject, move.says, move.how, details)


def _problem(sign: str, one: Problem) -> Line:
    return Line(sign, str(one.position), one.message, one.code, (one.remedy,) if sign == "!" else ())


def summary(moved: Moved) -> str:
    """The whole in a sentence: `1 statement added; 3 findings moved; 1 problem came.`"""
    parts = list(_counted(moved.entries))
    if moved.findings:
        parts.append(f"{counted(len(moved.findings), 'finding')} moved")
    parts += [
        f"{counted(len(problems), 'problem')} {word}"
        for problems, word in ((moved.come, "came"), (moved.gone, "went"))
        if problems
    ]
    return f"{'; '.join(parts)}." if parts else "Nothing has changed."


def _counted(entries: Sequence[Changed]) -> Iterator[str]:
    for how in _SIGNS:
        if count := sum(1 for one in entries if one.how == how):
            yield f"{counted(count, 'statement')} {how}"


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
