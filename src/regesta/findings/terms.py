"""The terms of acts: conditions, promises, exclusions and warnings, and what became of each."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.findings.finding import Finding, Modality, entry_id, grounds_of
from regesta.findings.regest import phrase, regest
from regesta.findings.sequence import LATEST, Sequence
from regesta.statements.statement import Statement
from regesta.wording import said

Fate = Literal["kept", "broken", "waived", "lapsed", "not known"]

_FATES: dict[str, Fate] = {"keep": "kept", "break": "broken", "waive": "waived"}

# The decisions that undo a leave or an order, and with it what hung on it.
_UNDOING = ("refuse", "withdraw", "abandon")


class Term(NamedTuple):
    """A term of an act: its nature and words, whom it binds and to whom it was given, and what became of it.

    `stands` holds for what binds still at the end of the register. Only a condition suspends its act. `outcomes` are
    the entries that keep, break or waive it.
    """

    name: str
    nature: str
    says: str
    act: str
    binds: str
    toward: str
    fate: Fate
    stands: bool
    outcomes: tuple[str, ...]


class Terms:
    """The terms of a case by their acts, with the entries that say what became of them."""

    def __init__(self, case: Case, sequence: Sequence) -> None:
        self.case, self.sequence = case, sequence
        self._by_act: dict[int, list[Statement]] = defaultdict(list)
        self._outcomes: dict[str, list[Statement]] = defaultdict(list)
        self._undoing: dict[str, list[Statement]] = defaultdict(list)
        for term in case.of_kind("term"):
            acts = [case.named.get(name) for mention in term.mentions("of") for name in mention.names]
            for act in {id(act): act for act in acts if act is not None and act.is_entry}.values():
                self._by_act[sequence.number(act)].append(term)
        for verbs, index in ((_FATES, self._outcomes), (_UNDOING, self._undoing)):
            for entry in (entry for verb in verbs for entry in case.of_kind(verb)):
                if not entry.is_denied and entry.field("draft") is None:
                    for name in {name for mention in entry.target for name in mention.names}:
                        index[name].append(entry)

    def of(self, act: int) -> list[Statement]:
        """The terms of an act, by its number, in the order of the files."""
        return self._by_act.get(act, [])

    def pending(self, act: int, day: int) -> list[Statement]:
        """The conditions of an act that had not certainly been kept or waived by the end of a day."""
        return [
            term
            for term in self.of(act)
            if term.word("nature") == "condition"
            and not any(
                entry.kind in ("keep", "waive") and self.sequence.bounds(entry)[1] <= day
                for entry in self._outcomes.get(term.name, ())
            )
        ]

    def turns(self, act: int) -> set[int]:
        """The days on which one of an act's conditions is first certainly kept or waived."""
        days = {
            self.sequence.bounds(entry)[1]
            for term in self.of(act)
            if term.word("nature") == "condition"
            for entry in self._outcomes.get(term.name, ())
            if entry.kind in ("keep", "waive")
        }
        return days - {LATEST}

    def found(self, acts: Iterable[int]) -> list[Finding[Term]]:
        """The terms of acts, each with what the register says became of it."""
        with_terms = filter(self._by_act.__contains__, acts)
        return [self._term(term, self.sequence.entries[act]) for act in with_terms for term in self.of(act)]

    def _term(self, term: Statement, act: Statement) -> Finding[Term]:
        case = self.case
        met = self._outcomes.get(term.name, [])
        last = [one for one in met if not any(self.sequence.is_before(one, other) for other in met)]
        fates = {_FATES[one.kind] for one in last}
        undone = [] if met else self._undone(act)
        fate: Fate = fates.pop() if len(fates) == 1 else "lapsed" if undone else "not known"
        nature = term.word("nature")
        is_binding = fate in ("not known", "broken") or (fate == "kept" and nature != "condition")
        value = Term(
            entry_id(term),
            nature,
            regest(case, term),
            entry_id(act),
            phrase(case, term.mentions("binds")),
            phrase(case, term.mentions("toward")),
            fate,
            is_binding,
            tuple(entry_id(one) for one in met),
        )
        modality: Modality = "unknown" if fate == "not known" else "certain"
        grounds = grounds_of(case, (term, act, *met, *undone))
        is_split = len(last) > 1 and fate == "not known"
        return Finding(
            value.name,
            value,
            modality,
            grounds,
            (said("entries differ about what became of it"),) if is_split else (),
        )

    def _undone(self, act: Statement) -> list[Statement]:
        """The decisions that certainly came after an act and undid it."""
        matters = {name for mention in act.target for name in mention.names}
        return [
            entry
            for matter in matters
            for entry in self._undoing.get(matter, ())
            if self.sequence.is_before(act, entry)
        ]
