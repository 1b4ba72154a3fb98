"""Questions of why as numbers: hypotheses and evidence read on the case's scale, and what is wrong with them."""

from collections.abc import Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.pieces import chance_text
from regesta.problem import Problem
from regesta.reasoning.posteriors import Item, joined
from regesta.reasoning.ranges import ImproperPriors, Range, between, proper_priors
from regesta.reasoning.scales import SCALE_BY_NAME, Scale, folded
from regesta.statements.nearness import did_you_mean
from regesta.statements.statement import Field, Statement, field_mentions
from regesta.statements.values import UNKNOWN, Chance, Supposition
from regesta.wording import either, said


class Clue(NamedTuple):
    """A piece of evidence as it is read: the chance under each hypothesis as written, and in numbers.

    `item` is None where it cannot be weighed; `why_not` says why. `group` is the name of the first item of those it
    is not independent of, its own where it stands alone.
    """

    statement: Statement
    chances: tuple[str, ...]
    item: Item | None
    why_not: str
    group: str

    @property
    def is_absence(self) -> bool:
        """Whether it is something looked for and not found."""
        return self.statement.field("absent") is not None


class Inquiry(NamedTuple):
    """A question of why: its hypotheses, their priors (None where they cannot add up), and its evidence."""

    question: Statement
    hypotheses: tuple[Statement, ...]
    stated: tuple[str, ...]
    priors: tuple[Range, ...] | None
    clues: tuple[Clue, ...]
    problems: tuple[Problem, ...]


class Rows(NamedTuple):
    """What is weighed: the items, independent of one another, and the names of those each is made of."""

    items: tuple[Item, ...]
    names: tuple[tuple[str, ...], ...]


def weighed(clues: Sequence[Clue]) -> Rows:
    """What is weighed of a question's evidence: one item for each group of those that are not independent."""
    groups: dict[str, list[Clue]] = {}
    for clue in clues:
        if clue.item is not None:
            groups.setdefault(clue.group, []).append(clue)
    return Rows(
        tuple(joined([clue.item for clue in group if clue.item is not None]) for group in groups.values()),
        tuple(tuple(clue.statement.name for clue in group) for group in groups.values()),
    )


def _is_alike(item: Item, one: int, other: int) -> bool:
    """Whether an item has the same chance under two hypotheses in every reading."""
    first, second = item.chances[one], item.chances[other]
    return first == second and (first.mark != "" or first.low == first.high)


def tells_of(item: Item, k: int) -> bool:
    """Whether an item tells between a hypothesis and any other."""
    return any(not _is_alike(item, k, j) for j in range(len(item.chances)) if j != k)


def inquiries(case: Case) -> list[Inquiry]:
    """The questions of a case, in the order of its files."""
    return [inquiry(case, question) for question in case.of_kind("question")]


def inquiry(case: Case, question: Statement) -> Inquiry:
    """A question with its hypotheses and its evidence, read on the scale of the case."""
    problems: list[Problem] = []
    hypotheses = tuple(h for h in case.of_kind("hypothesis") if _names(h, "of") == {question.name})
    evidence = [e for e in case.of_kind("evidence") if _names(e, "on") == {question.name}]
    reader = _Reader(case, problems)
    stated = [h.field("prior") for h in hypotheses]
    read = [reader.chance(h, f) if f is not None else None for h, f in zip(hypotheses, stated, strict=True)]
    priors = None
    if all(chance is not None or field is None for chance, field in zip(read, stated, strict=True)):
        priors = _priors(case, question, hypotheses, read, problems)
    groups = _groups(case, evidence, problems)
    clues = tuple(
        _clue(case, one, [h.name for h in hypotheses], groups[one.name], reader) for one in evidence
    )
    return Inquiry(
        question,
        hypotheses,
        tuple(chance_text(f.value) if f is not None and isinstance(f.value, Chance) else "" for f in stated),
        priors,
        clues,
        tuple(problems),
    )


def _names(statement: Statement, key: str) -> set[str]:
    return {name for mention in statement.mentions(key) for name in mention.names}


class _Reader:
    """Reads chances on the scale of the case, and collects what cannot be read."""

    def __init__(self, case: Case, problems: list[Problem]) -> None:
        self.case, self.problems = case, problems
        name = case.options.word("words") if case.options is not None else ""
        self.scale: Scale | None = SCALE_BY_NAME.get(name)

    def chance(self, statement: Statement, field: Field) -> Range | None:
        """The chance that a field states, or None where it cannot be read."""
        value = field.value.chance if isinstance(field.value, Supposition) else field.value
        if not isinstance(value, Chance):
            return None
        if value.low is not None and value.high is not None:
            return between(value.low, value.high)
        found = self.scale.read(value.words) if self.scale is not None else None
        if found is not None:
            return found._replace(mark=folded(value.words))
        self._unread(statement, field, value.words)
        return None

    def _unread(self, statement: Statement, field: Field, words: str) -> None:
        place = self.case.locate(statement, field.line, words.split()[0])
        if self.scale is None:
            known = ", ".join(SCALE_BY_NAME)
            fault = "no-scale", f"{words!r} is a chance in words, and the case names no scale to read it on"
            remedy = f"write a number, or words under the case's line, with one of {known}"
        else:
            fault = "unknown-words", f"the scale {self.scale.name} has no {words!r}"
            guess = did_you_mean(folded(words), self.scale.words)
            remedy = (
                f"{guess + ' ' if guess else ''}It has: {', '.join(self.scale.words)}; numbers will do too"
            )
        self.problems.append(self.case.problem(fault[0], place, fault[1], remedy))


def _priors(
    case: Case,
    question: Statement,
    hypotheses: Sequence[Statement],
    read: Sequence[Range | None],
    problems: list[Problem],
) -> tuple[Range, ...] | None:
    if len(hypotheses) < 2 and question.is_whole and question.name:
        problems.append(
            case.problem(
                "single-hypothesis",
                case.locate(question, piece=question.name),
                f"{question.name} has {'one hypothesis' if hypotheses else 'no hypothesis'}, and evidence tells "
                "between hypotheses",
                f'add a rival: hypothesis NAME of {question.name} "…"',
            )
        )
    try:
        return tuple(proper_priors(read))
    except ImproperPriors as fault:
        stated = [h for h, prior in zip(hypotheses, read, strict=True) if prior is not None]
        first = stated[0].field("prior")
        assert first is not None
        exact = fault.least == fault.most
        amount = f"{float(fault.least):g}" if exact else f"{float(fault.least):g} to {float(fault.most):g}"
        problems.append(
            case.problem(
                "improper-priors",
                case.locate(stated[0], first.line, "prior"),
                f"the priors of the hypotheses of {question.name} add up to {amount}, not to 1",
                "just one of the hypotheses is true: let their priors add up to 1, or leave some out to share the rest",
                tuple(case.locate(h, piece="prior") for h in stated[1:]),
            )
        )
        return None


def _groups(case: Case, evidence: Sequence[Statement], problems: list[Problem]) -> dict[str, str]:
    """For each piece of evidence the first of those that it is not independent of."""
    own = {one.name for one in evidence}
    above = {name: name for name in own}

    def head(name: str) -> str:
        while above[name] != name:
            name = above[name]
        return name

    order = {one.name: number for number, one in enumerate(evidence)}
    for one in evidence:
        for field in one.all("depends on"):
            for name in (name for mention in field_mentions(field) for name in mention.names):
                other = case.named.get(name)
                if name in own:
                    first, second = sorted((head(one.name), head(name)), key=order.__getitem__)
                    above[second] = first
                elif other is not None and other.kind == "evidence":
                    problems.append(
                        case.problem(
                            "other-question",
                            case.locate(one, field.line, name),
                            f"{name} is evidence on another question",
                            "state it for this question too, if it bears on it",
                        )
                    )
    return {name: head(name) for name in own}


def _clue(case: Case, statement: Statement, names: Sequence[str], group: str, reader: _Reader) -> Clue:
    found: dict[str, Range | None] = {}
    written: dict[str, str] = {}
    for field in statement.all("if"):
        assert isinstance(field.value, Supposition)
        name = field.value.hypothesis
        if fault := _misplaced(case, name, names, found):
            code, message, remedy = fault
            place = case.locate(statement, field.line, name)
            reader.problems.append(case.problem(code, place, f"{statement.name}: {message}", remedy))
        elif name in names:
            found[name], written[name] = reader.chance(statement, field), chance_text(field.value.chance)
    survives = statement.field("survives")
    survival = reader.chance(statement, survives) if survives is not None else None
    missing = [name for name in names if name not in found]
    why_not = _unweighed(statement, missing, [*found.values(), *([survival] if survives else [])])
    reader.problems.extend(_faults(case, statement, missing))
    item = None
    if not why_not:
        item = Item(tuple(chance for name in names if (chance := found[name]) is not None), survival)
    return Clue(statement, tuple(written.get(name, "") for name in names), item, why_not, group)


def _misplaced(
    case: Case, name: str, names: Sequence[str], found: dict[str, Range | None]
) -> tuple[str, str, str] | None:
    """What is wrong with an `if` for a hypothesis: code, message and remedy."""
    if name in found:
        return "duplicate-chance", f"a second chance were {name} true", "leave one of the two lines"
    other = case.named.get(name)
    if name in names or other is None or other.kind != "hypothesis":
        return None
    return (
        "other-question",
        f"{name} is a hypothesis of another question",
        f"write if for {', '.join(names) or 'a hypothesis of this question'}",
    )


def _unweighed(statement: Statement, missing: Sequence[str], chances: Sequence[Range | None]) -> str:
    """Why an item cannot be weighed, or an empty text."""
    if statement.field("draft") is not None:
        return said("a draft that no person has accepted")
    if _is_unsought(statement):
        return said("nobody is known to have looked for it")
    if missing:
        return said("it does not say its chance if {names}", names=either(missing))
    return "" if all(chance is not None for chance in chances) else said("a chance of it cannot be read")


def _is_unsought(statement: Statement) -> bool:
    return statement.field("absent") is not None and statement.word("sought") in ("", UNKNOWN)


def _faults(case: Case, statement: Statement, missing: Sequence[str]) -> list[Problem]:
    """What is wrong with a piece of evidence as a whole."""
    if not statement.is_whole:
        return []
    place = case.locate(statement, piece=statement.name)
    found = []
    if missing:
        found.append(
            case.problem(
                "missing-chance",
                place,
                f"{statement.name} does not say its chance if {' or '.join(missing)}, and so cannot be weighed",
                f"add if {missing[0]} and a chance: a number, a range, or words of the scale",
            )
        )
    if _is_unsought(statement):
        found.append(
            case.problem(
                "unsought-absence",
                place,
                f"{statement.name} is an absence that nobody is known to have searched for, and is not weighed",
                "say under sought where it was looked for, as soon as that is known",
            )
        )
    for key in ("sought", "as of", "survives"):
        field = statement.field(key)
        if field is not None and statement.field("absent") is None:
            found.append(
                case.problem(
                    "idle-field",
                    case.locate(statement, field.line, key),
                    f"{key} speaks of a search, and {statement.name} is not an absence",
                    'say what was looked for, absent "…", or take the line away',
                )
            )
    return found
