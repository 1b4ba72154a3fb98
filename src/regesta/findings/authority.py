"""Authority: how far one actor's matters hung on another's leave, over time.

Acts are counted, with what is uncertain of them; practices and powers stand beside the counts and never become any.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.findings.decisions import Register, register_of
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, Modality, entry_id, grounds_of
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.findings.tally import Share, Tally, acts_in, share
from regesta.statements.statement import Statement
from regesta.statements.values import meant

# What somebody does in a matter that is his: he asks, he drafts, he does it.
OWN = ("request", "propose", "submit", "draft", "carry-out", "withdraw")
# What another does in it whose leave it needs: he gives or withholds it, or commands.
LEAVE = ("approve", "refuse", "defer", "order", "instruct")
CHANGING = ("amend", "criticise")
REFUSING = ("refuse", "defer")
_ASKING = ("request", "propose", "submit")


class Hold(NamedTuple):
    """How far the matters of one actor hung on another: of how many matters, and of how many acts.

    `needed` is the share of the one's matters that needed the other's leave: that he was asked for, or gave, withheld
    or commanded. `changed` and `refused` are the shares that he changed or criticised, and refused or put off. `asked`
    are the acts by which the one asked the other.
    """

    of: str
    by: str
    needed: Share
    changed: Share
    refused: Share
    asked: Tally
    matters: tuple[str, ...]


class Rule(NamedTuple):
    """A practice or a power, which stands beside the counts: whose, on whom it depends, and when it obtained."""

    id: str
    kind: str
    says: str
    of: tuple[str, ...]
    by: tuple[str, ...]
    date: str


class Veto(NamedTuple):
    """An actor whose leave was decisive: what he refused, and what nobody else decided."""

    actor: str
    refused: tuple[str, ...]
    alone: tuple[str, ...]


class Authority(NamedTuple):
    """Who depended on whom: holds by pairs, the rules beside them, chains of leave, and who could have stopped what."""

    holds: Sequence[Finding[Hold]]
    rules: tuple[Finding[Rule], ...]
    chains: tuple[tuple[str, ...], ...]
    vetoes: tuple[Finding[Veto], ...]


class _Part(NamedTuple):
    """What an actor did in a matter: the entry, and whether it was certainly he, within the time asked about.

    `toward` are those whom it concerned: who asked him, or whom he answered; None where nothing says whom.
    """

    entry: Statement
    is_sure: bool
    toward: frozenset[str] | None

    def concerns(self, actor: str) -> bool:
        """Whether it concerned an actor, as far as is said."""
        return self.toward is None or actor in self.toward


def authority(case: Case, first: int = EARLIEST, last: int = LATEST) -> Authority:
    """The authority in a case, over the days given, both inclusive; without them, over all of time.

    An act whose date only may lie within the days, or whose doer is in doubt, counts as possible and not as certain.
    """
    register = register_of(case)
    parts = _parts(register, first, last)
    holds, needing = _holds(case, parts)
    rules = tuple(_rules(register, first, last))
    return Authority(holds, rules, _chains(needing, rules), tuple(_vetoes(case, parts)))


_Parts = dict[str, dict[str, dict[str, list[_Part]]]]  # by matter, then what was done in it, then by actor


def _parts(register: Register, first: int, last: int) -> _Parts:
    """Who did what in each matter: the roles are "own", "leave", "changing", "refusing" and "asking"."""
    found: _Parts = {}
    for matter in register.case.of_kind("matter"):
        roles: dict[str, dict[str, list[_Part]]] = {}
        for entry in register.of_matter.get(matter.name, ()):
            if entry.kind not in ACT_BY_WORD or entry.is_denied or entry.field("draft") is not None:
                continue
            begin, end = register.sequence.bounds(entry)
            if begin > last or end < first:
                continue
            is_within = first <= begin and end <= last
            answered = _concerned(register.case, entry)
            for role, key in _roles(entry.kind):
                toward = (
                    answered if key == "by" else frozenset(name for name, _ in meant(entry.mentions("by")))
                )
                for name, is_sure in meant(entry.mentions(key)):
                    part = _Part(entry, is_sure and is_within, toward)
                    roles.setdefault(role, {}).setdefault(name, []).append(part)
        if roles:
            found[matter.name] = roles
    return found


def _concerned(case: Case, entry: Statement) -> frozenset[str] | None:
    """Whom an act concerned: to whom it was addressed, and who did what it answers; None where nothing says."""
    found = {name for name, _ in meant(entry.mentions("to"))}
    for mention in entry.mentions("answers"):
        for answered in (case.named.get(name) for name in mention.names):
            if answered is not None:
                found.update(name for key in ("by", "from") for name, _ in meant(answered.mentions(key)))
    return frozenset(found) or None


def _roles(verb: str) -> Iterator[tuple[str, str]]:
    """The roles that an act gives, each with the field that names who has it."""
    if verb in OWN:
        yield "own", "by"
        yield "own", "from"
    if verb in _ASKING:
        yield "leave", "to"
    if verb in LEAVE:
        yield "leave", "by"
        yield "decided", "by"
    if verb in CHANGING:
        yield "changing", "by"
    if verb in REFUSING:
        yield "refusing", "by"
    if verb in ("instruct", "order"):
        yield "own", "to"


_SHARES = ("leave", "changing", "refusing")


class _Count:
    """What is counted of a pair: in how many matters each thing was done, for certain and possibly, and in which."""

    __slots__ = ("matters", "most", "sure")

    def __init__(self) -> None:
        self.sure = [0] * len(_SHARES)
        self.most = [0] * len(_SHARES)
        self.matters: list[str] = []


def _holds(case: Case, parts: _Parts) -> tuple[Sequence[Finding[Hold]], list[tuple[str, str]]]:
    """The holds of all pairs in order of their names, and the pairs in which the one certainly needed leave."""
    owned: dict[str, list[int]] = defaultdict(
        lambda: [0, 0]
    )  # by actor, how many matters are his, surely and at most
    counts: dict[tuple[str, str], _Count] = defaultdict(_Count)
    for matter, roles in parts.items():
        did = [
            (index, other, ones)
            for index, role in enumerate(_SHARES)
            for other, ones in roles.get(role, {}).items()
        ]
        for own, mine in roles.get("own", {}).items():
            is_his = any(part.is_sure for part in mine)
            owned[own][0] += is_his
            owned[own][1] += 1
            for index, other, every in did:
                ones = [part for part in every if part.concerns(own)]
                if ones and other != own:
                    count = counts[own, other]
                    count.sure[index] += is_his and any(part.is_sure for part in ones)
                    count.most[index] += 1
                    if not count.matters or count.matters[-1] != matter:
                        count.matters.append(matter)
    needing = [pair for pair, count in counts.items() if count.sure[0]]
    pairs = sorted(counts)
    return Deferred(
        lambda pair: _hold(case, parts, pair, counts[pair], Tally(owned[pair[0]][0], owned[pair[0]][1])),
        pairs,
    ), needing


def _hold(case: Case, parts: _Parts, pair: tuple[str, str], count: _Count, whole: Tally) -> Finding[Hold]:
    own, other = pair
    shares = [share(Tally(sure, most), whole) for sure, most in zip(count.sure, count.most, strict=True)]
    asked = [
        part.entry
        for matter in count.matters
        for part in parts[matter]["own"][own]
        if part.entry.kind in _ASKING and any(other in m.names for m in part.entry.mentions("to"))
    ]
    value = Hold(own, other, shares[0], shares[1], shares[2], acts_in(asked), tuple(count.matters))
    entries: dict[int, Statement] = {id(entry): entry for entry in asked}
    for matter in count.matters:
        for role in _SHARES:
            entries.update(
                (id(part.entry), part.entry) for part in parts[matter].get(role, {}).get(other, ())
            )
    caveats = ["few matters: a share of so few says little"] if shares[0].is_few else []
    if asked and value.asked.is_about:
        caveats.append("a count that a source gives as approximate is carried through as it stands")
    modality: Modality = "certain" if count.sure[0] or count.sure[1] else "possible"
    return Finding(
        f"{own} {other}", value, modality, grounds_of(case, list(entries.values())), tuple(caveats)
    )


def _rules(register: Register, first: int, last: int) -> Iterator[Finding[Rule]]:
    case = register.case
    for kind in ("practice", "power"):
        for entry in case.of_kind(kind):
            begin, end = register.sequence.bounds(entry)
            if begin > last or end < first:
                continue
            rule = Rule(
                entry_id(entry),
                f"not {kind}" if entry.is_denied else kind,
                entry.text or " ".join(name for mention in entry.target for name in mention.names),
                tuple(name for name, _ in meant(entry.mentions("of"))),
                tuple(name for name, _ in meant(entry.mentions("needs"))),
                str(entry.date) if entry.date is not None else "",
            )
            is_through = entry.date is not None and entry.date.is_extent and begin <= first and last <= end
            modality: Modality = "no" if entry.is_denied else "certain" if is_through else "possible"
            yield Finding(rule.id, rule, modality, grounds_of(case, [entry]))


LONGEST_CHAIN = 12
MOST_CHAINS = 100


def _chains(needing: list[tuple[str, str]], rules: Sequence[Finding[Rule]]) -> tuple[tuple[str, ...], ...]:
    """The longest chains in which each needs the leave of the next: by an act of leave, or by a practice."""
    above: dict[str, list[str]] = defaultdict(list)
    for of, by in sorted(needing):
        above[of].append(by)
    for rule in rules:
        if rule.modality != "no":
            for of in rule.value.of:
                above[of].extend(by for by in rule.value.by if by != of and by not in above[of])
    below = {name for names in above.values() for name in names}
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[str, ...]] = [(name,) for name in sorted(above, reverse=True) if name not in below]
    while waiting and len(found) < MOST_CHAINS:
        chain = waiting.pop()
        further = [name for name in above.get(chain[-1], ()) if name not in chain]
        if not further or len(chain) >= LONGEST_CHAIN:
            if len(chain) > 1:
                found.append(chain)
            continue
        waiting.extend((*chain, name) for name in reversed(further))
    return tuple(sorted(found, key=lambda chain: (-len(chain), chain)))


def _vetoes(case: Case, parts: _Parts) -> Iterator[Finding[Veto]]:
    """Who refused what, and which matters nobody but he decided."""
    refused: dict[str, list[str]] = defaultdict(list)
    alone: dict[str, list[str]] = defaultdict(list)
    entries: dict[str, dict[int, Statement]] = defaultdict(dict)
    for matter, roles in parts.items():
        deciders = roles.get("decided", {})
        for name, ones in roles.get("refusing", {}).items():
            refused[name].append(matter)
            entries[name].update((id(one.entry), one.entry) for one in ones)
        if len(deciders) == 1:
            (name, ones), *_ = deciders.items()
            alone[name].append(matter)
            entries[name].update((id(one.entry), one.entry) for one in ones)
    for name in sorted({*refused, *alone}):
        veto = Veto(name, tuple(refused[name]), tuple(alone[name]))
        caveat = "nobody else is recorded to have decided these matters: others may have, unrecorded"
        grounds = grounds_of(case, list(entries[name].values()))
        yield Finding(name, veto, "certain", grounds, (caveat,) if veto.alone else ())
