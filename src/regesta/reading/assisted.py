"""Reading with a model: the same drafts through the same checks, and what was rejected with its reason."""

from collections.abc import Callable
from typing import NamedTuple

from regesta.dates.words import find_times
from regesta.reading.drafts import Draft
from regesta.reading.models import Endpoint, ModelFailed, ask
from regesta.reading.prompting import Passage, messages_for, passages_of
from regesta.reading.proposals import Given, Readings, Rejected, judged, proposals
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.sources import Text

MOST_FAILURES = 3  # passages in a row without an answer: then the rest is not sent


class Told(NamedTuple):
    """What a model's reading came to."""

    drafts: tuple[Draft, ...]
    rejected: tuple[Rejected, ...]
    asked: int


NOT_ASKED = Told((), (), 0)


def read_with_model(
    reader: Reader,
    text: Text,
    source: str,
    endpoint: Endpoint,
    *,
    scheme: str,
    created: tuple[int, int, int] | None = None,
    done: Callable[[int], None] = lambda _: None,
) -> Told:
    """The drafts that a model proposes for a text and that pass every check, and the proposals that did not.

    A passage without an answer is told among the rejected; after three in a row nothing more is sent. `done` is told
    how many passages have been asked.
    """
    readings = _readings(reader, text, source, scheme, created)
    drafts: list[Draft] = []
    rejected: list[Rejected] = []
    failures = asked = 0
    for passage in passages_of(text, reader.language):
        asked += 1
        found = _asked(reader, text, endpoint, passage)
        if isinstance(found, ModelFailed):
            rejected.append(Rejected(found.what, _shown(text, passage)))
            failures += 1
            if failures == MOST_FAILURES:
                break
            continue
        failures = 0
        given = Given(text, passage, source, scheme, endpoint.model, readings)
        for one in found:
            verdict = one if isinstance(one, Rejected) else judged(one, given, reader)
            if isinstance(verdict, Rejected):
                rejected.append(verdict)
            else:
                drafts.append(verdict)
        done(asked)
    return Told(tuple(drafts), tuple(rejected), asked)


def _readings(
    reader: Reader, text: Text, source: str, scheme: str, created: tuple[int, int, int] | None
) -> Readings:
    """What the rules make of a text, for what a model says to be held against."""
    found = reader.read(text, source, scheme=scheme, created=created)
    own = tuple(one for one in found if not isinstance(one, Unread))
    born = tuple(reader.actors.births)
    return Readings(
        own, tuple(find_times(text.content, language=reader.language, created=created, born=born))
    )


def _asked(
    reader: Reader, text: Text, endpoint: Endpoint, passage: Passage
) -> list[dict[str, object] | Rejected] | ModelFailed:
    """What a model proposes for a passage, or why it gave no answer."""
    try:
        reply = ask(endpoint, messages_for(reader.case, text, passage))
    except ModelFailed as fault:
        return fault
    found = proposals(reply.text)
    return [found] if isinstance(found, Rejected) else [*found]


def _shown(text: Text, passage: Passage) -> str:
    return " ".join(text.content[passage.start : passage.start + 80].split())
