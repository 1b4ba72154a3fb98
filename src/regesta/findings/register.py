"""What the findings about decisions share of a case, worked out once: entries by matter and answer, names by role."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Listed
from functools import cached_property, lru_cache

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.findings.chronology import ACTOR_ROLES, Row, rows_by_id
from regesta.findings.course import Course
from regesta.findings.deferred import Deferred
from regesta.findings.finding import Ground, ground
from regesta.findings.sequence import LATEST, Sequence
from regesta.findings.terms import Terms
from regesta.statements.statement import Statement, field_mentions
from regesta.statements.values import Mentions, meant
from regesta.statements.wording import text_of

Names = tuple[tuple[str, bool], ...]  # names that may be meant, and whether each certainly is


class Register:
    """The entries of a case, their order in time and their terms, with the indexes that several findings need.

    Entries go by their numbers in `sequence.entries`.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.sequence = Sequence(case)
        self.terms = Terms(case, self.sequence)

    @cached_property
    def of_matter(self) -> Mapping[str, list[int]]:
        """The entries by what their verbs are about, in the order of the files."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.sequence.entries):
            if entry.is_entry:
                for name in names_in(entry.target):
                    found[name].append(number)
        return found

    @cached_property
    def acts(self) -> list[int]:
        """The acts that were done: not those denied, and no drafts that nobody has accepted."""
        idle = self.sequence.denied | self.sequence.drafts
        kinds = enumerate(self.sequence.kinds)
        return [number for number, kind in kinds if kind in ACT_BY_WORD and number not in idle]

    @cached_property
    def changes(self) -> tuple[list[int], list[int]]:
        """What became otherwise (states and events, those without a last day left out) and when, in order of time."""
        found = []
        for entry in (
            entry for kind in ("begins", "ends", "holds", "event") for entry in self.case.of_kind(kind)
        ):
            day = self.sequence.bounds(entry)[1]
            if entry.kind == "holds" and entry.date is not None and entry.date.is_extent:
                start = entry.date.start.latest
                day = start if isinstance(start, int) else LATEST
            if day < LATEST and not entry.is_denied:
                found.append((day, self.sequence.number(entry)))
        found.sort()
        return [day for day, _ in found], [number for _, number in found]

    @cached_property
    def motives(self) -> Mapping[int, list[str]]:
        """The motives that readings attribute, by the number of the entry."""
        found: dict[int, list[str]] = defaultdict(list)
        for entry, citation in self.case.fields("cites"):
            for field in citation.under:
                if field.key == "motive" and entry.is_entry:
                    found[self.sequence.number(entry)].append(str(field.value))
        return found

    @cached_property
    def claims(self) -> Mapping[str, list[Statement]]:
        """The claims by what they say was brought about."""
        return _by_name(self.case, "claim", "contributes to")

    @cached_property
    def versions(self) -> Mapping[str, list[Statement]]:
        """The versions of texts by the matter that they are of."""
        return _by_name(self.case, "version", "of")

    def grounds(self, numbers: Listed[int]) -> Listed[Ground]:
        """Entries as grounds for something, each put into words when it is looked at."""
        return Deferred(self._ground, numbers)

    def _ground(self, number: int) -> Ground:
        return ground(self.case, self.sequence.entries[number])

    def row(self, number: int) -> Row:
        """An entry as a row of the chronology."""
        return rows_by_id(self.case).of(self.sequence.entries[number])

    @cached_property
    def counts(self) -> Mapping[int, str]:
        """How many an entry says there were, in its words, by its number; only for those that say it."""
        found: dict[int, str] = {}
        for entry, field in self.case.fields("count"):
            if entry.is_entry:
                number = self.sequence.number(entry)
                before = f"{found[number]}; " if number in found else ""
                found[number] = before + text_of(field.value)
        return found

    def course(self, matter: str) -> Course:
        """The entries of a matter in order."""
        return Course(self.sequence, self.of_matter.get(matter, ()))

    def names(self, role: str) -> Listed[Names]:
        """By the number of each entry, the names that may be meant in its fields of that role."""
        return self._names[role]

    @cached_property
    def _names(self) -> Mapping[str, list[Names]]:
        found: dict[str, list[Names]] = {role: [()] * len(self.sequence.entries) for role in ACTOR_ROLES}
        single: dict[str, Names] = {}  # most fields have one sure name, and the same one again and again
        for number, entry in enumerate(self.sequence.entries):
            for field in entry.fields if entry.is_entry else ():
                own = found.get(field.key)
                if own is None:
                    continue
                mentions = field_mentions(field)
                if len(mentions) == 1 and mentions[0].is_sure and not own[number]:
                    name = mentions[0].names[0]
                    own[number] = single.get(name) or single.setdefault(name, ((name, True),))
                else:
                    own[number] = (*own[number], *meant(mentions))
        return found


@lru_cache(maxsize=1)
def register_of(case: Case) -> Register:
    """The register of a case, kept for the next finding of the same case: a case never changes."""
    return Register(case)


def _by_name(case: Case, kind: str, key: str) -> Mapping[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in case.of_kind(kind):
        for name in names_in(statement.mentions(key)):
            found[name].append(statement)
    return found


def names_in(mentions: Mentions) -> Iterable[str]:
    """The names in mentions, each once."""
    if len(mentions) == 1:
        return mentions[0].names
    return dict.fromkeys([name for mention in mentions for name in mention.names])
