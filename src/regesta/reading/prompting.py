"""What a model is asked: the passages of a text, the names of the case, and the form of the answer."""

from collections.abc import Iterator
from typing import NamedTuple

from regesta.acts import ACTS
from regesta.case import Case
from regesta.reading.actors import KINDS
from regesta.reading.lexicon import load_lexicon
from regesta.reading.models import CHARACTERS_PER_TOKEN
from regesta.reading.prose import Sentence, sentences
from regesta.sources import Text

PASSAGE = 3_000  # characters sent at once, about
MOST_NAMES = 200
REPLY_TOKENS = 1_500  # that a passage's reply takes, about
_ASKED = """You read a passage of a historical source and draft statements from it, for a historian to check.
Answer with a JSON array and nothing else. Each statement is an object:
{{"quotation": "words copied exactly from the passage, at least eight words in one piece, no ellipsis",
 "verb": "one of: {verbs}",
 "denied": false, "by": ["name"], "to": [], "whom": [], "with": [], "place": [],
 "date": "EDTF, only if the quotation says when"}}
"by" did it, "to" was addressed, "whom" it was done to. Use only these names, and only where the quotation names them:
{names}
Leave out what the quotation does not say. Draft nothing that is only supposed, asked or denied."""


class Passage(NamedTuple):
    """A stretch of a text that is sent at once: where it begins and ends."""

    start: int
    end: int


def passages_of(text: Text, language: str = "en") -> list[Passage]:
    """The prose of a text in stretches of whole sentences."""
    found: list[Passage] = []
    for one in sentences(text.content, load_lexicon(language)):
        if not isinstance(one, Sentence):
            continue
        if found and one.end - found[-1].start <= PASSAGE:
            found[-1] = found[-1]._replace(end=one.end)
        else:
            found.append(Passage(one.start, one.end))
    return found


def messages_for(case: Case, text: Text, passage: Passage) -> list[dict[str, str]]:
    """The messages that ask for the statements of a passage."""
    verbs = ", ".join([*(act.word for act in ACTS), "event", "begins", "ends", "holds"])
    asked = _ASKED.format(verbs=verbs, names="; ".join(_named(case)))
    return [
        {"role": "system", "content": asked},
        {"role": "user", "content": text.content[passage.start : passage.end]},
    ]


def _named(case: Case) -> Iterator[str]:
    """The names of the case's actors and places with their titles, as many as are sent."""
    statements = [statement for kind in KINDS for statement in case.of_kind(kind)]
    for statement in statements[:MOST_NAMES]:
        yield f"{statement.name} ({statement.text or statement.name})"


class Sending(NamedTuple):
    """What asking a model would send, and about how much it would be."""

    passages: int
    characters: int
    tokens_in: int
    tokens_out: int

    def price(self, per_million_in: float, per_million_out: float) -> float:
        """What it would cost at these prices of a million tokens."""
        return (self.tokens_in * per_million_in + self.tokens_out * per_million_out) / 1e6


def sending(case: Case, text: Text, passages: list[Passage]) -> Sending:
    """How much would be sent for these passages, and about how many tokens that is."""
    characters = sum(
        len(message["content"]) for passage in passages for message in messages_for(case, text, passage)
    )
    tokens = characters // CHARACTERS_PER_TOKEN
    return Sending(len(passages), characters, tokens, REPLY_TOKENS * len(passages))
