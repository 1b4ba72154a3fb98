"""The texts of a matter: its versions, what each hand did to them, and what of it stood in the end."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.findings.comparison import Change, Comparison
from regesta.findings.finding import Finding, Modality, grounds_of
from regesta.findings.held_versions import actor_of, hand_names, is_of
from regesta.findings.marked_hands import NOT_KNOWN, MarkedHands
from regesta.findings.regest import phrase
from regesta.findings.versions import Measure, Passage, measure, passages, sentence_passages
from regesta.sources import Text
from regesta.sources.tokens import is_word
from regesta.sources.versions import VersionText
from regesta.statements.statement import Statement
from regesta.wording import joined, said

STANDS = 0.5  # of the words of an addition, for it to count as standing
Told = Literal["encoding", "case", "not known"]


class AttributedChange(NamedTuple):
    """A change with the version that has it, its hand, what names that hand, and whether it stands in the final text.

    `stands` is None where the final text is not held.
    """

    version: str
    hand: str
    told: Told
    change: Change
    stands: bool | None


class HandShare(NamedTuple):
    """What one hand did: words added and cut, passages moved, changes by their nature, and what of it stood.

    `survived` is how many of the words it added stand in the final text; `standing` and `undone` count its changes.
    Those of a proposal count as `accepted` and `ignored` besides. None means that the final text is not held.
    """

    hand: str
    versions: tuple[str, ...]
    added: int
    cut: int
    moved: int
    substance: int
    form: int
    survived: int | None
    standing: int | None
    undone: int | None
    accepted: int | None
    ignored: int | None


class VersionRow(NamedTuple):
    """A version as the case has it, whether its text is held, and how it differs from the one it was made from.

    `sentences` says what became of every sentence of that one.
    """

    name: str
    title: str
    made_from: str
    hand: str
    date: str
    kind: str
    changed: tuple[str, ...]
    is_held: bool
    words: int | None
    measure: Measure | None
    sentences: tuple[Passage, ...]


class Place(NamedTuple):
    """Where a passage stands in a version: its paragraph from 1, or 0 where it is not there, and what became of it."""

    version: str
    paragraph: int
    fate: str


class Life(NamedTuple):
    """A passage through the versions: how it begins, where it first stands, and each place since."""

    begins: str
    places: tuple[Place, ...]


class Texts(NamedTuple):
    """The texts of a matter; `final` is the version that counts as the last, empty where none does."""

    matter: str
    title: str
    final: str
    versions: tuple[VersionRow, ...]
    hands: tuple[HandShare, ...]
    lives: tuple[Life, ...]
    changes: tuple[AttributedChange, ...]


class Row:
    """The versions of a matter with their texts, in the order in which each follows the one it was made from."""

    def __init__(self, case: Case, matter: str, held: Mapping[str, VersionText]) -> None:
        self.case = case
        self.versions = _in_order([one for one in case.of_kind("version") if is_of(one, matter)])
        self.held = {one.name: held[one.name] for one in self.versions if one.name in held}
        self.language = case.options.word("language") if case.options is not None else ""

    @cached_property
    def final(self) -> Statement | None:
        """The version said to be final; else the only one that no other was made from and that is no proposal."""
        said = [one for one in self.versions if one.word("kind") == "final"]
        if said:
            return said[0]
        followed = {made_from(one) for one in self.versions}
        last = [one for one in self.versions if one.name not in followed and one.word("kind") != "proposal"]
        return last[0] if len(last) == 1 else None

    def compared(self, one: Text, other: Text) -> Comparison:
        return Comparison(one, other, language=self.language)

    @cached_property
    def steps(self) -> dict[str, Comparison]:
        """By version, what it made of the one before it: of the version it was made from, or of its own first layer."""
        found = {}
        for version in self.versions:
            text = self.held.get(version.name)
            if text is None:
                continue
            before = self.held.get(made_from(version))
            if before is not None:
                found[version.name] = self.compared(before.text, text.text)
            elif text.draft is not None and text.draft.is_marked:
                found[version.name] = self.compared(text.draft.first, text.text)
        return found

    @cached_property
    def main_line(self) -> list[Statement]:
        """The held versions that led to the final one, the first of them first."""
        by_name = {one.name: one for one in self.versions}
        line: list[Statement] = []
        at = self.final
        while at is not None and at not in line:
            line.append(at)
            at = by_name.get(made_from(at))
        return [one for one in reversed(line) if one.name in self.held]


def made_from(version: Statement) -> str:
    """The version that one was made from, or an empty text."""
    return "".join(name for mention in version.mentions("from") for name in mention.names)


def _in_order(versions: Sequence[Statement]) -> list[Statement]:
    """Versions as the files have them, each behind the one it was made from."""
    names = {one.name for one in versions}
    found: list[Statement] = []
    waiting = list(versions)
    while waiting:
        placed = {one.name for one in found}
        ready = [one for one in waiting if made_from(one) not in names - placed] or waiting[:1]
        found.append(ready[0])
        waiting.remove(ready[0])
    return found


def texts(case: Case, matter: Statement, held: Mapping[str, VersionText]) -> Finding[Texts]:
    """The texts of a matter: what each version made of the one before it, whose each change is, what of it stood.

    A change is given to the hand that the encoding marks, else to the one hand that the case names for the version,
    else to *not known*. What rests on a text that is not held is not computed, and the caveats say so.
    """
    row = Row(case, matter.name, held)
    changes = tuple(_attributed(row))
    value = Texts(
        matter.name,
        case.title_of(matter.name),
        row.final.name if row.final is not None else "",
        tuple(_version_row(row, version) for version in row.versions),
        tuple(_shares(row, changes)),
        tuple(_lives(row)),
        changes,
    )
    known = [change.told != "not known" for change in changes]
    modality: Modality = "certain" if known and all(known) else "possible" if changes else "unknown"
    return Finding(matter.name, value, modality, grounds_of(case, row.versions), tuple(_caveats(row)))


def _caveats(row: Row) -> Iterator[str]:
    missing = [one.name for one in row.versions if one.name not in row.held]
    if not row.versions:
        yield said("the case has no version of this text")
    elif len(missing) == len(row.versions):
        yield said("no version's text is held: whose hand each is can be said, and not what was changed")
    elif missing:
        names = joined(", ", missing)
        yield said("the text of {names} is not held: nothing that rests on it is shown", names=names)
    if row.versions and row.final is None:
        yield said("no version is final: what stood in the end cannot be said")
    for version in row.versions:
        if version.name in row.held and version.name not in row.steps and made_from(version):
            yield said(
                "what {name} changed cannot be shown: the text it was made from is not held",
                name=version.name,
            )
        if len(version.mentions("hand")) - len(hand_names(version)) > 1:
            yield said(
                "{name} is by several hands: only the encoding could tell them apart", name=version.name
            )


def _version_row(row: Row, version: Statement) -> VersionRow:
    text = row.held.get(version.name)
    step = row.steps.get(version.name)
    date = version.field("date")
    words = None
    if text is not None:
        from regesta.sources.tokens import tokens_of

        words = sum(map(is_word, tokens_of(text.text).forms))
    return VersionRow(
        version.name,
        version.text or version.name,
        made_from(version),
        phrase(row.case, version.mentions("hand")),
        str(date.value) if date is not None else "",
        version.word("kind"),
        tuple(str(field.value) for field in version.all("changed")),
        text is not None,
        words,
        measure(step) if step is not None else None,
        sentence_passages(step) if step is not None else (),
    )


def _attributed(row: Row) -> Iterator[AttributedChange]:
    """Every change of every version, with its hand and whether it stands in the end."""
    last = row.held.get(row.final.name) if row.final is not None else None
    for version in row.versions:
        step = row.steps.get(version.name)
        if step is None:
            continue
        draft = row.held[version.name].draft
        named = _named_hand(row.case, version)
        ends = _Ends(row, step, version, last.text if last is not None else None)
        encoded = MarkedHands(draft, step) if draft is not None else None
        for change in step.changes:
            marked = encoded.of(change) if encoded is not None else ""
            hand = (actor_of(row.case, version, marked) or marked) if marked else named
            told: Told = "encoding" if marked else "case" if named else "not known"
            title = row.case.title_of(hand) if hand else NOT_KNOWN
            yield AttributedChange(version.name, title, told, change, ends.stands(change))


def _named_hand(case: Case, version: Statement) -> str:
    """The one hand that the case names for a version and is sure of, or an empty text."""
    mentions = [one for one in version.mentions("hand") if not one.stands_for]
    return mentions[0].names[0] if len(mentions) == 1 and mentions[0].is_sure else ""


class _Ends:
    """What of a version's changes stands in the final text."""

    def __init__(self, row: Row, step: Comparison, version: Statement, last: Text | None) -> None:
        self.is_final = row.final is version
        self.after = self.before = None
        if last is not None and not self.is_final:
            self.after = row.compared(step.texts[1], last)
            self.before = row.compared(step.texts[0], last)
        self.is_held = last is not None

    def stands(self, change: Change) -> bool | None:
        """Whether most of what was added is in the final text, or what was cut is not; None where it is not held."""
        if not self.is_held:
            return None
        if self.after is None or self.before is None:
            return True
        if change.what == "moved":
            return all(token in self.after.pairs for token in (change.other[0], change.other[1] - 1))
        added, cut = range(*change.other), range(*change.one)
        kept = sum(token in self.after.pairs for token in added)
        gone = sum(token not in self.before.pairs for token in cut)
        return kept + gone >= STANDS * (len(added) + len(cut))

    def survived(self, change: Change) -> int:
        """How many of the words a change added are in the final text."""
        forms = self.after.one.forms if self.after is not None else None
        return sum(
            1
            for token in range(*change.other)
            if self.after is None
            or (token in self.after.pairs and forms is not None and is_word(forms[token]))
        )


def _shares(row: Row, changes: Sequence[AttributedChange]) -> Iterator[HandShare]:
    """What each hand did, the one that changed most of the substance first."""
    hands = dict.fromkeys(change.hand for change in changes)
    ends = {}
    last = row.held.get(row.final.name) if row.final is not None else None
    by_name = {one.name: one for one in row.versions}
    for name, step in row.steps.items():
        ends[name] = _Ends(row, step, by_name[name], last.text if last is not None else None)
    found = [_share(row, hand, [one for one in changes if one.hand == hand], ends) for hand in hands]
    yield from sorted(found, key=lambda share: (share.hand == NOT_KNOWN, -share.substance, share.hand))


def _share(row: Row, hand: str, own: Sequence[AttributedChange], ends: Mapping[str, _Ends]) -> HandShare:
    words = {name: (step.one.forms, step.other.forms) for name, step in row.steps.items()}
    kinds = {one.name: one.word("kind") for one in row.versions}
    added = cut = survived = 0
    for one in own:
        if one.change.what == "moved":
            continue
        before, after = words[one.version]
        added += sum(map(is_word, after[slice(*one.change.other)]))
        cut += sum(map(is_word, before[slice(*one.change.one)]))
        if ends[one.version].is_final:
            survived += sum(map(is_word, after[slice(*one.change.other)]))
        else:
            survived += ends[one.version].survived(one.change)
    is_held = all(one.stands is not None for one in own)
    proposed = [one for one in own if kinds[one.version] == "proposal"]
    standing = sum(bool(one.stands) for one in own)
    accepted = sum(bool(one.stands) for one in proposed)
    return HandShare(
        hand,
        tuple(dict.fromkeys(one.version for one in own)),
        added,
        cut,
        sum(one.change.what == "moved" for one in own),
        sum(one.change.nature == "substance" for one in own),
        sum(one.change.nature == "form" for one in own),
        survived if is_held else None,
        standing if is_held else None,
        len(own) - standing if is_held else None,
        accepted if is_held else None,
        len(proposed) - accepted if is_held else None,
    )


def _lives(row: Row) -> Iterator[Life]:
    """Every paragraph from the version where it first stands to the last, over the versions that led there."""
    line = row.main_line
    open_lives: dict[int, list[Place]] = {}
    begins: dict[int, str] = {}
    found: list[tuple[str, list[Place]]] = []
    for number, version in enumerate(line):
        text = row.held[version.name].text
        if not number:
            step = row.compared(text, text)
            fates: dict[int, tuple[int, str]] = {}
        else:
            step = row.compared(row.held[line[number - 1].name].text, text)
            fates = {}
            for passage in passages(step, step.one.paragraphs, step.other.paragraphs):
                for one in passage.one:
                    fate = f"{passage.fate}, moved" if passage.is_moved else passage.fate
                    fates[one] = (passage.other[0] if passage.other else 0, fate)
        going: dict[int, list[Place]] = {}
        for paragraph, places in open_lives.items():
            place, fate = fates.get(paragraph, (0, "cut"))
            places.append(Place(version.name, place, fate))
            if place:
                going.setdefault(place, places)
        for at, token in enumerate(step.other.paragraphs, 1):
            if at not in going:
                places = [Place(version.name, at, "added" if number else "first")]
                going[at] = places
                begins[id(places)] = " ".join(step.other.words[token : token + 8])
                found.append((begins[id(places)], places))
        open_lives = going
    yield from (Life(words, tuple(places)) for words, places in found)
