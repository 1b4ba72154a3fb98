"""Authority: how far one actor's matters hung on another's leave, over time.

Acts are counted, with what is uncertain of them; practices and powers stand beside the counts and never become any.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.findings.decisions import ASKING
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Finding, Modality, entry_id, grounds_of
from regesta.findings.register import Names, Register, register_of
from regesta.findings.sequence import EARLIEST, LATEST
from regesta.findings.tally import Share, Tally, acts_in, share
from regesta.statements.statement import Statement
from regesta.statements.values import meant
from regesta.wording import said

# What somebody does in a matter that is his: he asks, he drafts, he does it.
OWN = ("request", "propose", "submit", "draft", "carry-out", "withdraw")
# What another does in it whose leave it needs: he gives or withholds it, or commands.
LEAVE = ("approve", "refuse", "defer", "order", "instruct")
CHANGING = ("amend", "criticise")
REFUSING = ("refuse", "defer")


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
    """Who depended on whom: holds by pairs, the rules beside them, chains of leave, and who could have stopped what.

    Of very many chains `chains` are the longest, and `chains_left` is how many more there are.
    """

    holds: Sequence[Finding[Hold]]
    rules: tuple[Finding[Rule], ...]
    chains: tuple[tuple[str, ...], ...]
    chains_left: int
    vetoes: tuple[Finding[Veto], ...]


# What an actor did in a matter: his roles as bits, he, the entry by its number, whether it was certainly he, within the
# time, and whom what is shared concerned: who asked him, or whom he answered; None where nothing says whom.
_Part = tuple[int, str, int, bool, set[str] | None]


def authority(case: Case, first: int = EARLIEST, last: int = LATEST) -> Authority:
    """The authority in a case, over the days given, both inclusive; without them, over all of time.

    An act whose date only may lie within the days, or whose doer is in doubt, counts as possible and not as certain.
    """
    register = register_of(case)
    parts = _Parts(register, first, last)
    pairs = _Pairs()
    vetoes = _Vetoes()
    for matter in case.of_kind("matter"):
        own = parts.of(matter.name)
        if own:
            pairs.count(matter.name, own)
            vetoes.count(matter.name, own)
    holds = Deferred(lambda pair: _hold(register, parts, pairs, pair), sorted(pairs.counts))
    rules = tuple(_rules(register, first, last))
    needing = {pair: count.sure[0] for pair, count in pairs.counts.items() if count.sure[0]}
    chains = _chains(needing, rules)
    left = max(0, len(chains) - MOST_CHAINS)
    return Authority(holds, rules, tuple(chains[:MOST_CHAINS]), left, tuple(vetoes.found(register)))


class _Parts:
    """Who did what in each matter within some days."""

    def __init__(self, register: Register, first: int, last: int) -> None:
        self._register, self._first, self._last = register, first, last
        self._acts = frozenset(register.acts)
        self._by, self._from, self._to = (register.names(key) for key in ("by", "from", "to"))
        self._names = {"by": self._by, "from": self._from, "to": self._to}
        self._found: dict[str, list[_Part]] = {}

    def of(self, matter: str) -> list[_Part]:
        """What was done in a matter: as own, as leave, in changing, refusing and deciding it."""
        found = self._found.get(matter)
        if found is None:
            found = self._found[matter] = self._sought(matter)
        return found

    def _sought(self, matter: str) -> list[_Part]:
        order = self._register.sequence
        found: list[_Part] = []
        for number in self._register.of_matter.get(matter, ()):
            roles = _ROLES.get(order.kinds[number])
            begin, end = order.first[number], order.last[number]
            if roles is None or begin > self._last or end < self._first or number not in self._acts:
                continue
            is_within = self._first <= begin and end <= self._last
            for key, role in roles:
                names = self._names[key][number]
                toward = None
                if names and role & _SHARED:
                    toward = _named(self._by[number]) if key == "to" else self._concerned(number)
                for name, is_sure in names:
                    found.append((role, name, number, is_sure and is_within, toward))
        return found

    def _concerned(self, number: int) -> set[str] | None:
        """Whom an act concerned: to whom it was addressed, and who did what it answers; None where nothing says."""
        found = _named(self._to[number])
        for asked in self._register.sequence.answered.get(number, ()):
            for name, _ in (*self._by[asked], *self._from[asked]):
                found.add(name)
        return found or None


def _named(names: Names) -> set[str]:
    return {name for name, _ in names}


# The roles that acts give, as bits. The first three are what the shares are counted of, in their order.
_LEAVE, _CHANGED, _REFUSED, _OWN, _DECIDED = 1, 2, 4, 8, 16
_SHARES, _SHARED = 3, _LEAVE | _CHANGED | _REFUSED


def _roles_of(verb: str) -> dict[str, int]:
    """The roles that an act gives, by the field that names who has them."""
    by = _OWN if verb in OWN else 0
    if verb in LEAVE:
        by |= _LEAVE | _DECIDED
    by |= (_CHANGED if verb in CHANGING else 0) | (_REFUSED if verb in REFUSING else 0)
    to = (_LEAVE if verb in ASKING else 0) | (_OWN if verb in ("instruct", "order") else 0)
    roles = {"by": by, "from": _OWN if verb in OWN else 0, "to": to}
    return {key: role for key, role in roles.items() if role}


_ROLES = {verb: tuple(roles.items()) for verb in ACT_BY_WORD if (roles := _roles_of(verb))}


class _Count:
    """What is counted of a pair: in how many matters each thing was done, for certain and possibly, and in which."""

    __slots__ = ("matters", "most", "sure")

    def __init__(self) -> None:
        self.sure = [0] * _SHARES
        self.most = [0] * _SHARES
        self.matters: list[str] = []


class _Pairs:
    """What is counted of all pairs, and of each actor how many matters are his, surely and at most."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], _Count] = {}
        self.owned: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def count(self, matter: str, parts: list[_Part]) -> None:
        """Counts a matter: each thing once for each pair, certain where one of its parts is."""
        owners: dict[str, bool] = {}
        for roles, actor, _, is_sure, _ in parts:
            if roles & _OWN:
                owners[actor] = is_sure or owners.get(actor, False)
        for own, is_his in owners.items():
            self.owned[own][0] += is_his
            self.owned[own][1] += 1
        done: dict[
            tuple[str, str], int
        ] = {}  # by pair, the shares it counts in, and higher those for certain
        for roles, actor, _, is_sure, toward in parts:
            share_of = roles & _SHARED
            for own in (owners if toward is None else toward) if share_of else ():
                if own in owners and own != actor:
                    certain = share_of << _SHARES if is_sure and owners[own] else 0
                    done[own, actor] = done.get((own, actor), 0) | share_of | certain
        for key, shares in done.items():
            count = self.counts.get(key)
            if count is None:
                count = self.counts[key] = _Count()
            count.matters.append(matter)
            for number in range(_SHARES):
                count.most[number] += shares >> number & 1
                count.sure[number] += shares >> number + _SHARES & 1


def _hold(register: Register, parts: _Parts, pairs: _Pairs, pair: tuple[str, str]) -> Finding[Hold]:
    own, other = pair
    count, owned = pairs.counts[pair], pairs.owned[own]
    whole = Tally(owned[0], owned[1])
    needed, changed, refused = (
        share(Tally(sure, most), whole) for sure, most in zip(count.sure, count.most, strict=True)
    )
    entries = register.sequence.entries
    asked: dict[int, Statement] = {}
    others: dict[int, Statement] = {}
    for roles, actor, number, _, toward in (part for matter in count.matters for part in parts.of(matter)):
        if roles & _OWN and actor == own:
            entry = entries[number]
            if entry.kind in ASKING and any(other in m.names for m in entry.mentions("to")):
                asked[number] = entry
        if roles & _SHARED and actor == other and (toward is None or own in toward):
            others[number] = entries[number]
    value = Hold(own, other, needed, changed, refused, acts_in(asked.values()), tuple(count.matters))
    caveats = [said("few matters: a share of so few says little")] if needed.is_few else []
    if asked and value.asked.is_about:
        caveats.append(said("a count that a source gives as approximate is carried through as it stands"))
    modality: Modality = "certain" if count.sure[0] or count.sure[1] else "possible"
    grounds = grounds_of(register.case, list({**asked, **others}.values()))
    return Finding(f"{own} {other}", value, modality, grounds, tuple(caveats))


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


MOST_CHAINS = 100  # that are told
MOST_FOLLOWED = 10_000  # where rules branch again and again


def _chains(needing: dict[tuple[str, str], int], rules: Sequence[Finding[Rule]]) -> list[tuple[str, ...]]:
    """The chains in which each needs the leave of the next, the longest first; none is a part of another.

    From each actor a chain goes on to the one whose leave most of his matters certainly needed; of several, to the one
    who in turn needed another's of them, as who stands between. By a rule it goes on besides.
    """
    above: dict[str, dict[str, int]] = defaultdict(dict)
    for (of, by), count in needing.items():
        above[of][by] = count
    followed: dict[str, set[str]] = {of: {_next(above, of)} for of in above}
    for rule in rules:
        for of in rule.value.of if rule.modality != "no" else ():
            followed.setdefault(of, set()).update(by for by in rule.value.by if by != of)
    below = set().union(*followed.values())
    found: list[tuple[str, ...]] = []
    begun: set[str] = set()
    for name in sorted(followed, key=lambda name: (name in below, name)):
        waiting: list[tuple[str, ...]] = [] if name in begun else [(name,)]
        while waiting and len(found) < MOST_FOLLOWED:
            chain = waiting.pop()
            begun.add(chain[-1])
            further = [by for by in sorted(followed.get(chain[-1], ())) if by not in chain]
            waiting.extend((*chain, by) for by in further)
            if not further and len(chain) > 1:
                found.append(chain)
    return sorted(found, key=lambda chain: (-len(chain), chain))


def _next(above: dict[str, dict[str, int]], of: str) -> str:
    """Whose leave an actor needed most often; of several, one who himself needed that of most of the others."""
    most = max(above[of].values())
    ones = {by for by, count in above[of].items() if count == most}
    return max(sorted(ones), key=lambda one: len(above.get(one, {}).keys() & ones))


class _Vetoes:
    """Who refused what, and which matters nobody but he decided, with the entries by their numbers."""

    def __init__(self) -> None:
        self._refused: dict[str, dict[str, None]] = defaultdict(dict)
        self._alone: dict[str, dict[str, None]] = defaultdict(dict)
        self._numbers: dict[str, set[int]] = defaultdict(set)

    def count(self, matter: str, parts: list[_Part]) -> None:
        """Counts a matter."""
        deciding = [part for part in parts if part[0] & (_DECIDED | _REFUSED)]
        deciders = {actor for roles, actor, *_ in deciding if roles & _DECIDED}
        for roles, actor, number, *_ in deciding:
            is_alone = roles & _DECIDED and len(deciders) == 1
            for is_so, found in ((is_alone, self._alone), (roles & _REFUSED, self._refused)):
                if is_so:
                    found[actor][matter] = None
                    self._numbers[actor].add(number)

    def found(self, register: Register) -> Iterator[Finding[Veto]]:
        """Those who refused something, or decided something alone, in the order of their names."""
        entries = register.sequence.entries
        for name in sorted(self._numbers):
            veto = Veto(name, tuple(self._refused.get(name, ())), tuple(self._alone.get(name, ())))
            caveat = said(
                "nobody else is recorded to have decided these matters: others may have, unrecorded"
            )
            grounds = grounds_of(register.case, [entries[n] for n in sorted(self._numbers[name])])
            yield Finding(name, veto, "certain", grounds, (caveat,) if veto.alone else ())
