"""Explanations: the rival answers to a question of why, weighed against the evidence, and what the verdict leans on."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.finding import Finding, Ground, Modality, ground
from regesta.findings.hypotheses import Clue, Inquiry, Rows, inquiries, tells_of, weighed
from regesta.reasoning.matrices import letter, scores
from regesta.reasoning.posteriors import Item, middle_posteriors, posterior_bounds, settled
from regesta.reasoning.sensitivity import Balance, Turn, leaders, turning_items, turning_readings
from regesta.reasoning.weights import odds_weight, proof, weight
from regesta.statements.wording import text_of
from regesta.wording import both, either, said


class Span(NamedTuple):
    """A chance: the least and the greatest that a reading gives, and that of the middles; None where undefined."""

    low: float | None
    middle: float | None
    high: float | None


class Chance(NamedTuple):
    """The chance of an item under a hypothesis: as written, in numbers, and as a letter of the ACH matrix."""

    hypothesis: str
    words: str
    low: float
    middle: float
    high: float
    letter: str


class Pair(NamedTuple):
    """How far an item, or all of them, tell for one hypothesis against another, in decibels.

    `test` is Van Evera's, of the hypothesis that an item speaks for; `weakest` and `strongest` are the tests it
    amounts to where it is read least and most in favour of that one. All three are empty for a sum of items.
    """

    hypothesis: str
    rival: str
    low: float | None
    middle: float | None
    high: float | None
    test: str = ""
    weakest: str = ""
    strongest: str = ""


class Evidence(NamedTuple):
    """An item of evidence weighed: its chances, what it tells between each two hypotheses, and its grounds.

    `with_items` are those it is not independent of: they are weighed once, together. `why_not` says why an item is not
    weighed, and is empty where it is.
    """

    name: str
    says: str
    is_absence: bool
    sought: str
    as_of: str
    survives: str
    why_not: str
    rests_on: tuple[str, ...]
    with_items: tuple[str, ...]
    chances: tuple[Chance, ...]
    weights: tuple[Pair, ...]
    grounds: tuple[Ground, ...]


class Hypothesis(NamedTuple):
    """A rival answer: its prior and posterior, and what is inconsistent with it, as ACH counts.

    `if_independent` is its posterior at the middle were all items independent of one another.
    """

    name: str
    says: str
    stated: str
    prior: Span
    posterior: Span
    if_independent: float | None
    inconsistency: float
    is_tested: bool


class Turning(NamedTuple):
    """Items without which, or by one reading of which, another hypothesis would lead or draw level."""

    how: str
    items: tuple[str, ...]
    leaders: tuple[str, ...]


class Missing(NamedTuple):
    """How strong one more document would have to be for a rival to draw level: decibels, and a ratio of chances."""

    rival: str
    low: float | None
    middle: float | None
    high: float | None
    times: float | None


class Explanation(NamedTuple):
    """A question of why, answered: who leads, how far, on what evidence, and what would turn it."""

    question: str
    asks: str
    verdict: str
    leaders: tuple[str, ...]
    hypotheses: tuple[Hypothesis, ...]
    evidence: tuple[Evidence, ...]
    weights: tuple[Pair, ...]
    odds: tuple[Pair, ...]
    turning: tuple[Turning, ...]
    missing: tuple[Missing, ...]


def explanations(case: Case) -> list[Finding[Explanation]]:
    """Every question of why of a case, weighed, in the order of its files."""
    return [explain(case, one) for one in inquiries(case)]


def explanation(case: Case, name: str) -> Finding[Explanation] | None:
    """The question of that name weighed, or None where there is none."""
    return next((explain(case, one) for one in inquiries(case) if one.question.name == name), None)


def in_words(explanation: Explanation) -> str:
    """The verdict in a sentence: who leads, by what posterior, and whether a reading lets another lead."""
    known = {one.name: one for one in explanation.hypotheses}
    if len(explanation.leaders) != 1 or not explanation.verdict.startswith(explanation.leaders[0]):
        return explanation.verdict
    leader = known[explanation.leaders[0]]
    low, middle, high = (percent(number) for number in leader.posterior)
    chance: str = middle
    if low != high:
        chance = said("{middle}, {low} to {high} as the chances are read", middle=middle, low=low, high=high)
    name = leader.says or leader.name
    return said("{name} ({chance}): {verdict}", name=name, chance=chance, verdict=explanation.verdict)


def percent(number: float | None) -> str:
    """A chance in percent for people: whole, and never 0 or 100 for what is neither."""
    if number is None:
        return said("undefined")
    if 0 < number < 0.01 or 0.99 < number < 1:
        return said("under 1 %") if number < 0.5 else said("over 99 %")
    return f"{number:.0%}".replace("%", " %")


def explain(case: Case, inquiry: Inquiry) -> Finding[Explanation]:
    """One inquiry weighed; its modality is `certain` only where no other hypothesis is possible in any reading."""
    names = [h.name for h in inquiry.hypotheses]
    rows = weighed(inquiry.clues)
    priors = inquiry.priors or ()
    balance = Balance(priors, rows.items) if priors else None
    ahead = leaders(balance.weights()) if balance is not None else ()
    evidence = tuple(_evidence(case, clue, inquiry, names) for clue in inquiry.clues)
    odds = tuple(
        Pair(names[i], names[j], *odds_weight(priors, rows.items, i, j))
        for i, j in combinations(range(len(priors)), 2)
    )
    turns = _turns(balance, rows, names) if balance is not None else ()
    missing = (
        tuple(_missing(odds, names[ahead[0]], rival) for rival in names if rival != names[ahead[0]])
        if len(ahead) == 1
        else ()
    )
    hypotheses = _hypotheses(case, inquiry, rows)
    verdict, modality = _verdict(inquiry, rows, ahead, missing)
    value = Explanation(
        inquiry.question.name,
        inquiry.question.text,
        verdict,
        tuple(names[k] for k in ahead),
        hypotheses,
        evidence,
        tuple(_pairs(rows.items, names)),
        odds,
        turns,
        missing,
    )
    grounds = dict.fromkeys(
        [ground(case, h) for h in inquiry.hypotheses] + [one for item in evidence for one in item.grounds]
    )
    return Finding(inquiry.question.name, value, modality, tuple(grounds), _caveats(inquiry, rows))


def _hypotheses(case: Case, inquiry: Inquiry, rows: Rows) -> tuple[Hypothesis, ...]:
    priors = inquiry.priors or ()
    middle = middle_posteriors(priors, rows.items) if priors else None
    bounds = posterior_bounds(priors, rows.items) if priors else None
    alone = [clue.item for clue in inquiry.clues if clue.item is not None]
    independent = middle_posteriors(priors, alone) if priors else None
    matrix = [[letter(chance.middle) for chance in settled(item).chances] for item in rows.items]
    against = scores(matrix) if matrix else [0.0] * len(inquiry.hypotheses)
    return tuple(
        Hypothesis(
            h.name,
            h.text,
            inquiry.stated[k],
            _span(priors[k].low, priors[k].middle, priors[k].high) if priors else _span(None, None, None),
            _span(
                bounds[k].low if bounds else None,
                middle[k] if middle else None,
                bounds[k].high if bounds else None,
            ),
            float(independent[k]) if independent else None,
            against[k],
            any(tells_of(item, k) for item in rows.items),
        )
        for k, h in enumerate(inquiry.hypotheses)
    )


def _span(*numbers: Fraction | None) -> Span:
    return Span(*(float(one) if one is not None else None for one in numbers))


def _pairs(items: Sequence[Item], names: Sequence[str]) -> list[Pair]:
    if not items:
        return []
    return [Pair(names[i], names[j], *weight(items, i, j)) for i, j in combinations(range(len(names)), 2)]


def _evidence(case: Case, clue: Clue, inquiry: Inquiry, names: Sequence[str]) -> Evidence:
    statement = clue.statement
    chances: tuple[Chance, ...] = ()
    weights: tuple[Pair, ...] = ()
    if clue.item is not None:
        numbers = settled(clue.item).chances
        chances = tuple(
            Chance(name, words, float(n.low), float(n.middle), float(n.high), letter(n.middle))
            for name, words, n in zip(names, clue.chances, numbers, strict=True)
        )
        weights = tuple(
            Pair(names[i], names[j], *_tells(clue.item, i, j)) for i, j in combinations(range(len(names)), 2)
        )
    as_of = statement.field("as of")
    rests_on = tuple(name for mention in statement.mentions("rests on") for name in mention.names)
    rests = [case.named.get(name) for name in rests_on]
    return Evidence(
        statement.name,
        statement.text or statement.word("absent"),
        clue.is_absence,
        statement.word("sought"),
        str(as_of.value) if as_of is not None else "",
        _survives(clue),
        clue.why_not,
        rests_on,
        tuple(
            other.statement.name for other in inquiry.clues if other.group == clue.group and other is not clue
        ),
        chances,
        weights,
        (ground(case, statement), *(ground(case, one) for one in rests if one is not None)),
    )


def _survives(clue: Clue) -> str:
    field = clue.statement.field("survives")
    if field is None:
        return ""
    return text_of(field.value)


def _tells(
    item: Item, one: int, other: int
) -> tuple[float | None, float | None, float | None, str, str, str]:
    tells = weight([item], one, other)
    speaks_for, against = (one, other) if (tells.middle or 0) >= 0 else (other, one)
    tests = proof(item, speaks_for, against)
    return (*tells, tests.middle, tests.weakest, tests.strongest)


def _turns(balance: Balance, rows: Rows, names: Sequence[str]) -> tuple[Turning, ...]:
    def named(how: str, turn: Turn) -> Turning:
        items = tuple(name for row in turn.items for name in rows.names[row])
        return Turning(how, items, tuple(names[k] for k in turn.leaders))

    return (
        *(named(said("without"), turn) for turn in turning_items(balance)),
        *(named(said("read otherwise"), turn) for turn in turning_readings(balance, rows.items)),
    )


def _missing(odds: Sequence[Pair], leader: str, rival: str) -> Missing:
    pair = next(one for one in odds if {one.hypothesis, one.rival} == {leader, rival})
    low, middle, high = pair.low, pair.middle, pair.high
    if pair.hypothesis != leader:
        low, middle, high = (
            0.0 - one if one is not None else None for one in (pair.high, pair.middle, pair.low)
        )
    times = 10 ** (middle / 10) if middle is not None and middle < 3000 else None
    return Missing(rival, low, middle, high, times)


def _verdict(
    inquiry: Inquiry, rows: Rows, ahead: Sequence[int], missing: Sequence[Missing]
) -> tuple[str, Modality]:
    names = [h.name for h in inquiry.hypotheses]
    if not names:
        return said("no hypothesis has been put"), "unknown"
    if inquiry.priors is None:
        return said("not weighed: the priors cannot be read together"), "unknown"
    if not ahead:
        return said("not weighed: the evidence makes every hypothesis impossible"), "unknown"
    if not rows.items:
        return said("open: no evidence has been weighed"), "unknown"
    if len(ahead) > 1:
        return said("open: {names} are equal", names=both([names[k] for k in ahead])), "unknown"
    leader = names[ahead[0]]
    if all(one.low == float("inf") for one in missing) and missing:
        return said("{leader}: every other is impossible on this evidence", leader=leader), "certain"
    near = [one.rival for one in missing if one.low is None or one.low <= 0]
    if not near:
        return said("{leader} leads, however the chances are read", leader=leader), "possible"
    lead = said("{leader} leads; {others} may, as the chances are read", leader=leader, others=either(near))
    return lead, "possible"


def _caveats(inquiry: Inquiry, rows: Rows) -> tuple[str, ...]:
    found = [
        said("the hypotheses are taken to be rivals, one of them true: an answer nobody put is not weighed")
    ]
    if inquiry.hypotheses and not any(inquiry.stated):
        found.append(said("no prior is stated: before the evidence each hypothesis counts the same"))
    found += [
        said("{name} is not weighed: {why}", name=clue.statement.name, why=clue.why_not)
        for clue in inquiry.clues
        if clue.why_not
    ]
    found += [
        said("{names} are not independent and are weighed once", names=both(names))
        for names in rows.names
        if names[1:]
    ]
    for k, hypothesis in enumerate(inquiry.hypotheses):
        if not any(tells_of(item, k) for item in rows.items):
            found.append(said("nothing tests {name}", name=hypothesis.name))
    return tuple(found)
