"""The reader: a source's text read sentence by sentence into drafts, and what of it could not be read."""

from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from regesta.acts import ACT_BY_WORD
from regesta.case import Case
from regesta.dates.words import find_times
from regesta.dates.words.ages import births
from regesta.dates.words.narrative import Story
from regesta.dates.words.points import Point
from regesta.reading.actors import Actors, words_of
from regesta.reading.aliases import aliases
from regesta.reading.appositions import appositions
from regesta.reading.clauses import Clause, find_clauses
from regesta.reading.composing import Setting, Source, compose
from regesta.reading.discourse import Discourse
from regesta.reading.drafts import Draft
from regesta.reading.lexicon import load_lexicon
from regesta.reading.prose import Sentence, Unread, sentences
from regesta.reading.reasons import reasons
from regesta.reading.rules import told_by
from regesta.reading.sayings import said_of, spoken_by
from regesta.reading.scene import Scene
from regesta.reading.speech import Speaker, Speeches
from regesta.reading.terms import Term, named, terms
from regesta.reading.tokens import Tagger, Tokens
from regesta.reading.verbs import find_verbs
from regesta.sources import Text

WINDOW = 32_000  # characters of prose whose dates are sought at once
_DULL = frozenset((
    "the", "a", "an", "of", "in", "and", "or", "to", "for", "on", "at", "by", "with", "from", "our", "other",
))  # fmt: skip


class Thread(NamedTuple):
    """What is kept in mind as a text goes on: who has been spoken of, who speaks, and what time it is."""

    discourse: Discourse
    speeches: Speeches
    story: Story


class Reader:
    """Reads the texts of a case's sources; keeps what it has made ready for them."""

    def __init__(self, case: Case, language: str = "en") -> None:
        self.case = case
        self.lexicon = load_lexicon(language)
        self.language = language
        self.actors = Actors(case, self.lexicon)
        self.tagger = Tagger(self.lexicon)
        self.matters = tuple(
            (matter.name, content)
            for matter in case.of_kind("matter")
            if (
                content := frozenset(
                    word.removesuffix("s") for word in words_of(matter.text) if word not in _DULL
                )
            )
        )

    def read(
        self, text: Text, source: str, *, scheme: str = "lines", created: tuple[int, int, int] | None = None
    ) -> Iterator[Draft | Unread]:
        """The drafts that a text gives, in its order, and between them what could not be read.

        Takes time that grows with the length of the text and no faster, and memory for the text and a few pages of it.
        """
        about = Source(source, scheme, text, self.case, self.matters)
        day = Point("day", *created) if created is not None else None
        story = Story(day, "", births(tuple(self.actors.births)))
        thread = Thread(Discourse(self.actors), Speeches(self.lexicon), story)
        for one in self._windows(text.content):
            if isinstance(one, Unread):
                yield one
            else:
                yield from self._window(one, about, thread)

    def _windows(self, content: str) -> Iterator[list[Sentence] | Unread]:
        """Sentences side by side, by the window."""
        window: list[Sentence] = []
        for one in sentences(content, self.lexicon):
            if isinstance(one, Unread) or (window and one.end - window[0].start > WINDOW):
                if window:
                    yield window
                window = []
            if isinstance(one, Unread):
                yield one
            else:
                window.append(one)
        if window:
            yield window

    def _window(self, window: list[Sentence], source: Source, thread: Thread) -> Iterator[Draft]:
        content = source.text.content
        first, last = window[0].start, window[-1].end
        window = [one for one in window if not self.lexicon.references.search(content, one.start, one.end)]
        told = _read_alone(content, first, last, window)
        found = find_times(told, language=self.language, story=thread.story)
        times = [one._replace(start=one.start + first, end=one.end + first) for one in found]
        at = 0
        was_supposed = False
        ends = {one.paragraph: one.end for one in window}
        paragraph = -1
        for sentence in window:
            while at < len(times) and times[at].end <= sentence.start:
                at += 1
            stop = at
            while stop < len(times) and times[stop].start < sentence.end:
                stop += 1
            thread.discourse.go_on(sentence.paragraph)
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                thread.speeches.go_on(content, sentence.start, ends[paragraph])
            tokens = self.tagger.tokens(content, sentence.start, sentence.end, times[at:stop])
            setting = Setting(sentence.start, sentence.end, times[at:stop])
            was_supposed = yield from self._sentence(tokens, source, setting, thread, was_supposed)
            at = stop

    def _sentence(
        self, tokens: Tokens, source: Source, setting: Setting, thread: Thread, was_supposed: bool
    ) -> Generator[Draft, None, bool]:
        discourse, speeches = thread.discourse, thread.speeches
        clauses = find_clauses(tokens, find_verbs(tokens, self.lexicon), self.lexicon.saying)
        clauses = speeches.listen(tokens, clauses, discourse)
        supposed = _is_supposed(tokens, clauses, was_supposed=was_supposed)
        question = tokens.words[-1:] == ["?"]
        seen: set[tuple[object, ...]] = set()
        has_hedge = not self.lexicon.modes.keys().isdisjoint(tokens.lower)
        drafted: dict[int, Draft] = {}
        for index, clause in enumerate(clauses):
            scene = Scene(
                tokens, clauses, index, clause, self.lexicon, self.actors, supposed, question, has_hedge
            )
            place = tokens.starts[clause.verb.first]
            if (speech := speeches.at(place)) is not None:
                draft = self._spoken(scene, source, setting, discourse, speeches.said(speech, place))
            else:
                draft = self._told(scene, source, setting, discourse)
            if draft is not None and (key := (draft.statement.kind, clause.verb.first)) not in seen:
                seen.add(key)
                drafted[index] = draft
        if not (question or supposed):
            drafted = _with_terms(drafted, list(terms(tokens, clauses, drafted, source, discourse)), clauses)
        yield from drafted.values()
        if not question:
            beside = _beside(tokens, clauses, source, discourse, is_supposed=supposed)
            yield from (one for one in beside if not speeches.meets(one.span))
        return supposed

    def _told(self, scene: Scene, source: Source, setting: Setting, discourse: Discourse) -> Draft | None:
        """The draft of what the author says in a clause."""
        told = told_by(scene)
        if told is None:
            _noted(scene, discourse)
            return None
        return compose(scene, told, source, setting, discourse, said_of(scene, told, discourse))

    def _spoken(
        self, scene: Scene, source: Source, setting: Setting, discourse: Discourse, speaker: Speaker | None
    ) -> Draft | None:
        """The draft of an act that a speaker of the case tells of in words that are quoted."""
        if speaker is None:
            return None
        discourse.quote(speaker.who)
        told = told_by(scene)
        draft = None
        if told is not None and told.verb in ACT_BY_WORD:
            draft = compose(scene, told, source, setting, discourse, spoken_by(scene, speaker))
        discourse.quote(None)
        has_doer = draft is not None and any(one.names for one in draft.statement.mentions("by"))
        return draft if has_doer else None


def _with_terms(
    drafted: dict[int, Draft], found: Sequence[Term], clauses: Sequence[Clause]
) -> dict[int, Draft]:
    """The drafts of a sentence with the terms of its acts, and without what stands in a term."""
    acts = {one.act for one in found}
    kept = {
        index: named(draft) if index in acts else draft
        for index, draft in drafted.items()
        if not any(one.stretch[0] <= clauses[index].verb.first < one.stretch[1] for one in found)
    }
    return kept | {len(clauses) + number: one.draft for number, one in enumerate(found)}


def _read_alone(content: str, first: int, last: int, window: Sequence[Sentence]) -> str:
    """A stretch of the text with blanks for what is not read in it, such as the dates of documents referred to."""
    pieces: list[str] = []
    at = first
    for start, end in (*((one.start, one.end) for one in window), (last, last)):
        gap = content[at:start]
        pieces += (gap if gap.isspace() else " " * len(gap), content[start:end])
        at = end
    return "".join(pieces)


def _beside(
    tokens: Tokens, clauses: Sequence[Clause], source: Source, discourse: Discourse, *, is_supposed: bool
) -> Iterator[Draft]:
    """What stands beside the verbs of a sentence: reasons, names of one actor, offices."""
    if not is_supposed:
        yield from reasons(tokens, clauses, source)
    yield from aliases(tokens, source, discourse)
    if not discourse.actors.lexicon.people["offices"].isdisjoint(tokens.lower):
        yield from appositions(tokens, source, discourse)


def _is_supposed(tokens: Tokens, clauses: Sequence[Clause], *, was_supposed: bool) -> bool:
    """Whether a sentence supposes what did not happen: "Had it not …, he would have …"."""
    lower = tokens.lower
    perfect = any(one.verb.modal in ("would", "could", "might") and one.verb.is_perfect for one in clauses)
    if lower[:1] == ["had"] and tokens.tags[1:2] not in ("e", "p"):
        return any(one.verb.modal for one in clauses)
    if perfect and ("if" in lower or lower[:1] == ["without"] or lower[:2] == ["but", "for"]):
        return True
    first = next((one for one in clauses if one.verb.is_finite), None)
    return was_supposed and first is not None and first.verb.modal in ("would", "could", "might")


def _noted(scene: Scene, discourse: Discourse) -> None:
    """Takes note of whom a clause speaks of that is not drafted."""
    clause = scene.clause
    for stretch, is_subject in ((clause.subject, True), (clause.object, False)):
        if stretch is not None and not (is_subject and clause.is_shared):
            discourse.note(discourse.meant(scene.tokens, stretch), is_subject=is_subject)
