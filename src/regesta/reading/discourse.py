"""Whom the words of a text mean as it goes on: names, and "he", "they", "the dictator" where it is safe to say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.reading.actors import ACTORS, Actors
from regesta.reading.clauses import Stretch
from regesta.reading.tokens import Tokens
from regesta.statements.values import UNKNOWN, UNNAMED, Mention

NEAR = 2  # sentences back that a pronoun is followed
_HE = frozenset(("he", "she", "him", "himself", "herself"))
_THEY = frozenset(("they", "them", "themselves"))
_IT = frozenset(("it", "itself"))
_WE = frozenset(("we", "us", "ourselves"))
FIRST_PERSON = frozenset(("i", "me", "myself", *_WE))
_SELF = frozenset(("himself", "herself", "themselves", "itself"))
_PRONOUNS = _HE | _THEY | _IT | FIRST_PERSON
LONGEST_DESCRIPTION = 8  # words: longer ones are cut, since a seal would not hide them


Names = tuple[str, ...]


class Carried(NamedTuple):
    """Somebody or something meant: the words that carry it, and where the name stands that a pronoun goes back to."""

    mention: Mention
    start: int
    end: int
    antecedent: tuple[int, int] | None = None
    said: str = ""  # the words, where no name of the case is meant

    @property
    def is_known(self) -> bool:
        """Whether it is a thing of the case."""
        return bool(self.mention.names)


class _Spoken(NamedTuple):
    names: tuple[str, ...]
    kind: str
    start: int
    end: int
    sentence: int
    is_subject: bool


class Discourse:
    """Who has been spoken of, sentence by sentence."""

    def __init__(self, actors: Actors) -> None:
        self.actors = actors
        self.sentence = 0
        self.paragraph = -1
        self._spoken: list[_Spoken] = []
        self.speaker: Carried | None = None  # whoever says what is being read, where that is a speech
        self.is_quoting = False

    def go_on(self, paragraph: int) -> None:
        """Takes note that another sentence begins; in another paragraph nobody has been spoken of."""
        self.sentence += 1
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self._spoken = [one for one in self._spoken[-4:] if one.is_subject][-1:]
        elif len(self._spoken) > 40:
            self._spoken = self._spoken[-20:]

    def quote(self, speakers: "Sequence[Carried] | None") -> None:
        """Takes note that what follows is said by somebody, or, without anybody, that it is the author's again."""
        self.is_quoting = speakers is not None
        self.speaker = speakers[0] if speakers and len(speakers) == 1 else None

    def note(self, found: "list[Carried]", *, is_subject: bool) -> None:
        """Takes note of whom a clause has spoken of by name."""
        if self.is_quoting:
            return  # what somebody says of others is no part of the story
        if is_subject and len(found) == 1 and self._is_stranger(found[0]):
            self._spoken.append(_Spoken((), "person", found[0].start, found[0].end, self.sentence, True))
        names = tuple(name for one in found if one.mention.is_sure for name in one.mention.names)
        if names and all(one.mention.is_sure for one in found):
            kind = self.actors.kinds.get(names[0], "") if len(names) == 1 else "several"
            start, end = found[0].start, found[-1].end
            if len(found) == 1 and found[0].antecedent is not None:
                start, end = found[0].antecedent  # "he" again: it goes back to the name
            here = _Spoken(names, kind, start, end, self.sentence, is_subject)
            if self._spoken and self._spoken[-1][:4] == here[:4]:
                here = here._replace(is_subject=is_subject or self._spoken.pop().is_subject)
            self._spoken.append(here)

    def _is_stranger(self, one: Carried) -> bool:
        """Whether somebody is meant by a name that the case does not have, to whom "he" may go back."""
        is_name = one.said[:1].isupper() and one.said.lower() not in _PRONOUNS
        return not one.is_known and is_name and not self.actors.is_land(one.said)

    def meant(
        self, tokens: Tokens, stretch: Stretch, kinds: tuple[str, ...] = ACTORS, apart: Sequence[Names] = ()
    ) -> list[Carried]:
        """Everybody whom a noun phrase means, in order; those joined by "and" are several.

        A pronoun such as "him" means nobody of those who stand apart, such as the subject.
        """
        return [self._one(tokens, part, kinds, apart) for part in _parts(tokens, stretch)]

    def _one(self, tokens: Tokens, part: Stretch, kinds: tuple[str, ...], apart: Sequence[Names]) -> Carried:
        first, end = part
        while first < end - 1 and tokens.tags[first] == '"':
            first += 1
        while end - 1 > first and tokens.tags[end - 1] == '"':
            end -= 1
        start, stop = tokens.starts[first], tokens.ends[end - 1]
        words = tokens.words[first:end]
        tag = tokens.tags[first]
        if end - first == 1 and tag in "ro":
            return self._pronoun(tokens.lower[first], start, stop, apart)
        if end - first == 1 and tag == "d":
            return Carried(Mention((), word=UNKNOWN), start, stop, None, words[0])
        if "person" in kinds and (capital := self.actors.capital(words)) is not None:
            return Carried(capital, start, stop)
        named = self.actors.read(words, kinds)
        if named is not None:
            return Carried(named.mention, start, stop)
        described = self._described(tokens, (first, end), apart) if "person" in kinds else None
        if described is not None:
            return described
        is_long = end - first >= LONGEST_DESCRIPTION
        said = tokens.written(end - LONGEST_DESCRIPTION + 1 if is_long else first, end)
        if tokens.tags[end - 1] == "N":
            return Carried(Mention((), word=UNKNOWN), start, stop, None, said)
        return Carried(Mention((), word=UNNAMED, words=said), start, stop, None, said)

    def _pronoun(self, word: str, start: int, stop: int, apart: Sequence[Names]) -> Carried:
        """Whom a pronoun means: one person who alone can be meant, or not known."""
        if self.is_quoting:
            return self._first_person(word, start, stop)
        kinds = ("person",) if word in _HE else ("several", "group", "body") if word in _THEY else ("body",)
        if word in _HE or word in _THEY or word in _IT:
            near = [
                one
                for one in self._spoken
                if one.kind in kinds
                and self.sentence - one.sentence <= NEAR
                and one.start < start
                and (word in _SELF or one.names not in apart)
            ]
            here = [one for one in near if one.sentence == self.sentence]
            found = (near[-1] if near else None) if word in _THEY else _safe(here or near)
            if found is not None and found.names:
                names = found.names
                mention = Mention(names[:1]) if len(names) == 1 else Mention(names)
                return Carried(mention, start, stop, (found.start, found.end))
        return Carried(Mention((), word=UNKNOWN), start, stop, None, word)

    def _first_person(self, word: str, start: int, stop: int) -> Carried:
        """Whom a pronoun means in a speech: "I" the speaker, "we" a speaker that is no person, else nobody knows."""
        one = self.speaker
        if one is not None and one.is_known:
            is_body = self.actors.kinds.get(one.mention.names[0], "") in ("body", "group")
            if word in FIRST_PERSON and (is_body or word not in _WE):
                return Carried(one.mention, start, stop, (one.start, one.end))
        return Carried(Mention((), word=UNKNOWN), start, stop, None, word)

    def _described(self, tokens: Tokens, part: Stretch, apart: Sequence[Names]) -> Carried | None:
        """Whom "the dictator" means: the one person of whom the paragraph has spoken; "the council": the only one.

        A rank, as "the king", means only who has been called by it; "the king of Spain" goes back to nobody.
        """
        first, end = part
        people = self.actors.lexicon.people
        if tokens.lower[first] != "the" or end - first > 3:
            return None
        start, stop = tokens.starts[first], tokens.ends[end - 1]
        head = tokens.lower[end - 1]
        is_rank = head in people["ranks"]
        if is_rank and tokens.lower[end : end + 1] == ["of"]:
            return None
        kind = "body" if head in people["bodies"] else ""
        kind = "person" if is_rank or head in people["descriptions"] else kind
        near = [one for one in self._spoken if one.kind == kind and one.start < start] if kind else []
        near = [one for one in near if one.names not in apart]
        if is_rank:
            near = [one for one in near if self.actors.has_rank(one.names, head)]
        if kind == "body":
            near = [one for one in near if head in self._title(one.names[0])]
        names = {one.names for one in near}
        if len(names) == 1 and () not in names:
            last = near[-1]
            return Carried(Mention(last.names), start, stop, (last.start, last.end))
        only = self.actors.only(head) if end - first == 2 and not names else ""
        return Carried(Mention((only,)), start, stop) if only else None

    def _title(self, name: str) -> str:
        return self.actors.case.title_of(name).lower()


def _safe(near: list[_Spoken]) -> _Spoken | None:
    """The one whom a pronoun means: the last who was the subject, where no other was as near."""
    if not near:
        return None
    subjects = [one for one in near if one.is_subject] or near
    last = subjects[-1]
    rivals = {one.names for one in subjects if one.sentence == last.sentence and one.names != last.names}
    return None if rivals else last


def _parts(tokens: Tokens, stretch: Stretch) -> Iterator[Stretch]:
    """The members of a list of noun phrases: split at commas and "and", unless a name runs across."""
    first, end = stretch
    start = first
    for place in range(first, end):
        if tokens.tags[place] in ",c":
            is_list = not (
                place + 1 < end and tokens.tags[place + 1] == "j" and tokens.tags[place - 1] == "j"
            )
            if is_list:
                if place > start:
                    yield start, place
                start = place + 1
    if end > start:
        yield start, end
