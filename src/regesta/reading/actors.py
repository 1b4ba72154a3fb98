"""The actors and places of a case as prose names them: in any spelling, by surname, by land, by a description."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.case.tenures import tenures
from regesta.dates import Edtf
from regesta.findings.spellings import sound
from regesta.reading.lexicon import Lexicon
from regesta.statements.grammar import ACTOR_KINDS
from regesta.statements.statement import Statement
from regesta.statements.values import Mention

ACTORS = ACTOR_KINDS
PLACES = ("place", "body")
KINDS = (*ACTORS, "place")
MOST_WORDS = 8  # of a name that is sought
LEAST_SOUNDS = 4  # consonants that a transliteration must share
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_SMALL = frozenset((
    "the", "a", "an", "of", "in", "and", "or", "to", "for", "on", "at", "by", "with", "from", "who", "that",
    "his", "her", "its", "their", "this", "these", "those", "some", "all", "many", "any", "former", "then",
    "new", "young", "old", "late", "great", "first", "own", "most", "several", "various", "other",
    "only", "even", "both",
))  # fmt: skip


class Named(NamedTuple):
    """What a stretch of words is read as: the names it may be, and how it was read."""

    mention: Mention
    how: str  # "named", "surname", "land", "described", "spelling" or "metonym"


class Actors:
    """The actors and places of a case by all their names."""

    def __init__(self, case: Case, lexicon: Lexicon) -> None:
        self.case, self.lexicon = case, lexicon
        self.kinds: dict[str, str] = {}
        self._full: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._sur: dict[str, set[str]] = defaultdict(set)
        self._sounds: dict[str, set[str]] = defaultdict(set)
        self._described: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        self._called: dict[str, set[str]] = defaultdict(set)
        self.births: list[tuple[str, str]] = []
        for kind in KINDS:
            for statement in case.of_kind(kind):
                self._add(statement)
        for office, held in tenures(case).items():
            for tenure in held:
                self._called[tenure.person].update(words_of(case.title_of(office)))
        self._lands = {tuple(words_of(name)): land for name, land in lexicon.lands.items()}
        self._vocabulary = frozenset(
            word for names in (self._full, self._lands) for name in names for word in name
        )
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], Named | None] = {}

    def _add(self, statement: Statement) -> None:
        name, kind = statement.name, statement.kind
        self.kinds.setdefault(name, kind)
        for text in statement.called:
            words = tuple(words_of(text))
            if not words:
                continue
            bare = words[1:] if words[0] == "the" and len(words) > 1 else words
            if name not in self._full[bare]:
                self._full[bare].append(name)
            self._called[name].update(words)
            if kind == "person":
                self._add_person(name, text, bare)
            elif kind in ("body", "group"):
                content = frozenset(word for word in words if word not in _SMALL)
                for word in content:
                    self._described[word].append((name, content))
        born = statement.value("born", Edtf) if kind == "person" else None
        if born is not None:
            self.births.extend((text, str(born)) for text in _spoken(statement, self.lexicon))

    def _add_person(self, name: str, text: str, words: tuple[str, ...]) -> None:
        if _is_of_a_place(words, self.lexicon):
            self._full[words[: words.index("of")]].append(name)
        self._sur[_surname(words, self.lexicon)].add(name)
        key = sound(text)
        if len(key) >= LEAST_SOUNDS:
            self._sounds[key].add(name)

    def read(self, words: Sequence[str], kinds: Sequence[str] = ACTORS) -> Named | None:
        """What a noun phrase is read as among the things of these kinds; None where it is not safe to say."""
        if not self._may_name(words):
            return None
        key = tuple(words), tuple(kinds)
        if key not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[key] = self._read(list(words_of(" ".join(words))), words, kinds)
        return self._known[key]

    def _may_name(self, words: Sequence[str]) -> bool:
        """Whether words have anything of a known name: a word, another spelling, or the look of a transliteration."""
        vocabulary = self._vocabulary
        for word in words:
            if word in vocabulary or word.lower() in vocabulary or not word.isalpha() or not word.isascii():
                return True
        return len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()

    def _read(self, plain: list[str], words: Sequence[str], kinds: Sequence[str]) -> Named | None:
        while plain and plain[0] in _SMALL and tuple(plain) not in self._full:
            plain.pop(0)
        if not plain:
            return None
        for start in range(max(0, len(plain) - MOST_WORDS), len(plain)):
            found = [name for name in self._full.get(tuple(plain[start:]), ()) if self.kinds[name] in kinds]
            before = plain[start - 1] if start else ""
            if found and (not before or self._may_stand_before(before)):
                return Named(Mention(tuple(sorted(found))), "named")
        return (
            self._by_land(plain, kinds)
            or self._by_surname(plain, words, kinds)
            or self._by_description(plain, kinds)
            or self._by_sound(plain, words, kinds)
        )

    def _may_stand_before(self, word: str) -> bool:
        """Whether a word before a name leaves it the same name: "President Truman", not "the death of Truman's"."""
        people = self.lexicon.people
        is_adjective = word in self.lexicon.adjectives or word.endswith(self.lexicon.endings)
        return word in people["titles"] or word in people["offices"] or is_adjective or word in _SMALL

    def _by_land(self, plain: list[str], kinds: Sequence[str]) -> Named | None:
        """A land by its people or another of its names."""
        for start in range(len(plain)):
            land = self._lands.get(tuple(plain[start:]))
            if land is not None:
                if start and not self._may_stand_before(plain[start - 1]):
                    return None
                names = self._land(land, kinds)
                return Named(Mention(names), "land") if names else None
        return None

    def _land(self, land: str, kinds: Sequence[str]) -> tuple[str, ...]:
        for name in (land, *(other for other, owner in self.lexicon.lands.items() if owner == land)):
            found = [one for one in self._full.get(tuple(words_of(name)), ()) if self.kinds[one] in kinds]
            if found:
                return tuple(sorted(found))
        return ()

    def capital(self, words: Sequence[str]) -> Mention | None:
        """A capital that stands for the rulers of its land, left open: `moscow = ussr`; None where it is none."""
        land = self.lexicon.capitals.get(" ".join(words))
        place = self.read(words, ("place",)) if land is not None else None
        if land is None or place is None or len(place.mention.names) != 1:
            return None
        lands = self._land(land, ("body",))
        return Mention(place.mention.names, stands_for=lands) if lands else None

    def _by_surname(self, plain: list[str], words: Sequence[str], kinds: Sequence[str]) -> Named | None:
        if "person" not in kinds or not words[-1][:1].isupper():
            return None
        found = self._sur.get(plain[-1], set())
        titles = self.lexicon.people["titles"] | self.lexicon.people["offices"]
        rest = [word for word in plain[:-1] if word not in titles]
        if found and (
            not rest or all(self._may_stand_before(word) or (word,) in self._lands for word in rest)
        ):
            return Named(Mention(tuple(sorted(found))), "surname")
        return None

    def _by_description(self, plain: list[str], kinds: Sequence[str]) -> Named | None:
        """A body or group whose title has the phrase's last word and most of the others, where it alone has."""
        content = [word for word in plain if word not in _SMALL]
        if len(content) < 2:
            return None
        best: list[str] = []
        most = 0.0
        for name, title in self._described.get(content[-1], ()):
            if self.kinds[name] not in kinds:
                continue
            shared = sum(1 for word in content if word in title)
            share = shared / len(content)
            if shared < 2 or share < 0.66:
                continue
            score = share + shared / (10 * len(title))
            if score > most:
                best, most = [name], score
            elif score == most and name not in best:
                best.append(name)
        return Named(Mention(tuple(best)), "described") if len(best) == 1 else None

    def is_land(self, text: str) -> bool:
        """Whether words name a land, which is nobody."""
        return tuple(words_of(text)) in self._lands

    def has_rank(self, names: Sequence[str], rank: str) -> bool:
        """Whether one of these, by its names in the case or by the offices it holds there, is called by a rank."""
        return any(rank in self._called[name] for name in names)

    def only(self, word: str) -> str:
        """The one body or group of the case with a word in its name, or an empty text."""
        found = {name for name, _ in self._described.get(word, ())}
        return found.pop() if len(found) == 1 else ""

    def _by_sound(self, plain: list[str], words: Sequence[str], kinds: Sequence[str]) -> Named | None:
        """A person whose name another transliteration would write so."""
        if "person" not in kinds or len(words) < 2 or not all(word[:1].isupper() for word in words):
            return None
        found = self._sounds.get(sound(" ".join(words)), set())
        return Named(Mention(tuple(found)), "spelling") if len(found) == 1 else None

    def offices(self, words: Sequence[str]) -> tuple[str, ...]:
        """The offices of the case that these words name."""
        found = self.read(words, ("office",))
        return found.mention.names if found is not None else ()


def words_of(text: str) -> Iterator[str]:
    """The words of a name in small letters, without accents, possessives and hyphens.

    >>> list(words_of("Kim Il-sung’s Việt Minh"))
    ['kim', 'il', 'sung', 'viet', 'minh']
    """
    if not text.isascii():
        text = text.replace("’", "'").replace("đ", "d").replace("Đ", "D")
        text = "".join(
            sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
        )
    text = text.lower().replace("'s ", " ").replace("' ", " ").removesuffix("'s").removesuffix("'")
    yield from _WORD.findall(text.replace("'", ""))


def _surname(words: tuple[str, ...], lexicon: Lexicon) -> str:
    """The word that a person is called by alone: the last, or the first where names begin with the family's."""
    if len(words) > 1 and words[0] in lexicon.people["family_first"]:
        return words[0]
    if _is_of_a_place(words, lexicon):
        return next(
            (word for word in words[: words.index("of")] if word not in lexicon.people["titles"]), words[-1]
        )
    return words[-1]


def _is_of_a_place(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a person is called after a land, "William of Prussia", and not by it: "the Duke of Gramont"."""
    is_ranked = words[0] in lexicon.people["titles"] or words[0] in lexicon.people["ranks"]
    return "of" in words[1:-1] and not is_ranked


def _spoken(statement: Statement, lexicon: Lexicon) -> Iterable[str]:
    """What a text may call a person whose birth is known."""
    yield statement.text
    surname = _surname(tuple(words_of(statement.text)), lexicon)
    yield from (word for word in statement.text.split() if list(words_of(word)) == [surname])
