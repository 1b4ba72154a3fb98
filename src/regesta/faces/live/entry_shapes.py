"""The shapes of what makes entries: passages of a source, the form, and drafts."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from regesta.faces.live.shapes import MOST_MARKS, Asked, Name, Refusal, Wrong

# From a passage to an entry.


class Words(Asked):
    """Words of a source that were selected, and where: the place (locator) the page shows beside them."""

    source: Name
    words: Annotated[str, Meta(max_length=20_000)]
    place: Name = ""


class Found(Struct):
    """A date or a name found in a passage: the words, what they may be in the case, and how that is called."""

    words: str
    value: str
    says: str


class Passage(Struct):
    """A passage that stands in its source: how it is cited, and what is found in it.

    `fields` are a proposal, out of the draft that reading makes of the passage where it makes one; `choices` what else
    may stand in each.
    """

    quotation: str
    locator: str
    dates: list[Found]
    names: list[Found]
    fields: dict[str, str]
    choices: dict[str, list[Found]]


class Directive(Struct):
    """Somebody or something that the entry is about and that is to be added to the case with it."""

    kind: Literal["person", "body", "group", "office", "place", "matter"]
    name: Name
    title: Annotated[str, Meta(max_length=2_000)]


class Unknown(Struct):
    """A name in the entry that the case has not yet: what it is called, and of which kinds it may be."""

    name: str
    title: str
    kinds: list[str]


class Entry(Asked):
    """An entry as the form has it; `fields` go by key, each as it is written in a file or as people call it.

    `directives` are added to the case with it, so far as it mentions them.
    """

    source: Name
    words: Annotated[str, Meta(max_length=20_000)]
    date: Name
    verb: Name
    place: Name = ""
    target: Name = ""
    name: Name = ""
    title: Annotated[str, Meta(max_length=2_000)] = ""
    fields: dict[Name, Annotated[str, Meta(max_length=2_000)]] = field(default_factory=dict)
    reading: dict[Name, Annotated[str, Meta(max_length=2_000)]] = field(default_factory=dict)
    directives: list[Directive] = field(default_factory=list)
    is_written: bool = False


class Entered(Struct):
    """The entry as it is written, in which file and below which line, and whether it stands there now."""

    text: str
    file: str
    line: int
    name: str
    is_written: bool
    problems: list[Wrong]
    unknown: list[Unknown]


# Drafts.


class Draft(Struct):
    """A draft to be decided, with the words it rests on and what stands around them."""

    mark: str
    source: str
    locator: str
    rule: str
    says: str
    before: str
    words: str
    after: str
    statement: str


class Drafts(Struct):
    """The drafts that nobody has decided, as many as are shown at once; how many were decided, and how many wait.

    `sources` are those whose text is held, so that it can be read for drafts.
    """

    drafts: list[Draft]
    decided: dict[str, int]
    waiting: int
    sources: list[Found]


class Read(Asked):
    """A source of the case whose held text is to be read for drafts."""

    source: Name


class Drafted(Struct):
    """What reading came to: how many drafts wait now of this source, and why some of the text was not read."""

    drafts: int
    unread: list[str]


class Decide(Asked):
    """A decision on drafts, by their marks; `text` is one draft as it was changed, `by` who judges.

    With `is_written` false nothing is decided: what would be wrong with the entries is told. With `only_sound` that is
    told too, and nothing is decided if it is anything.
    """

    marks: Annotated[list[Name], Meta(min_length=1, max_length=MOST_MARKS)]
    decision: Literal["accept", "reject"]
    text: Annotated[str, Meta(max_length=100_000)] = ""
    by: Name = ""
    is_written: bool = True
    only_sound: bool = False


class WrongDraft(Wrong):
    """A problem that accepting drafts would bring into the case; `mark` is the draft it is in, empty for none."""

    mark: str = ""


class Decided(Struct):
    """What became of the drafts: how many were decided, and what was wrong with the others, by mark.

    `problems` are those that the entries would bring into the case, where they were not written for that.
    """

    decided: int
    refused: dict[str, Refusal]
    problems: list[WrongDraft]
