"""What the app's JSON API is asked with and answers: each shape is checked as it is read, and described by OpenAPI."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

LONGEST_NAME = 400
MOST_MARKS = 5_000

Path = Annotated[str, Meta(max_length=LONGEST_NAME, description="A file, relative to the case's folder.")]
Name = Annotated[str, Meta(max_length=LONGEST_NAME)]
Count = Annotated[int, Meta(ge=1, le=10_000_000)]
Offset = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class Asked(Struct, forbid_unknown_fields=True):
    """What a request says; what is not known is refused."""


class Nothing(Asked):
    """A request that need say nothing."""


class Refusal(Struct):
    """Why a request is refused, and what to do."""

    what: str
    remedy: str


class Conflict(Struct):
    """Why a file is not saved, and what it holds now: the other side, and its digest."""

    what: str
    remedy: str
    path: str
    text: str
    digest: str


# Files.


class FileName(Asked):
    """The file that is meant."""

    path: Path


class FileRow(Struct):
    """A file that can be edited; `is_part` tells whether the case includes it."""

    path: str
    is_part: bool


class FileList(Struct):
    """The files of a case, what can be undone (empty for nothing), and whether the case is in a git repository."""

    files: list[FileRow]
    undoes: str
    has_repository: bool
    version: int


class File(Struct):
    """A file as it is now; `digest` is given back when it is saved. `is_plain` is False where it is not UTF-8."""

    path: str
    text: str
    digest: str
    is_plain: bool = True


class Save(Asked):
    """A file to be saved: its text, and the digest of what it was made from, empty for a file that is new."""

    path: Path
    text: str
    digest: Annotated[str, Meta(max_length=64)] = ""


class Saved(Struct):
    """A file that was saved, with its new digest, and what undoing would undo."""

    path: str
    digest: str
    undoes: str


class Undone(Struct):
    """What was undone, in words, and the files that are as they were before."""

    says: str
    files: list[str]
    undoes: str


class Commit(Asked):
    """A commit of the case; without a message, one is made of what changed."""

    message: Annotated[str, Meta(max_length=10_000)] = ""


class Committed(Struct):
    """A commit that was made."""

    id: str
    message: str


class Named(Asked):
    """The entry, or whatever else has a name, that is meant."""

    name: Name


class Revision(Struct):
    """A commit that changed a statement: its lines before and after, empty for none."""

    id: str
    author: str
    when: str
    subject: str
    before: str
    after: str


class History(Struct):
    """The commits that changed a statement, the newest first."""

    revisions: list[Revision]


# What an editor asks while one writes.


class Text(Asked):
    """A file as it stands in the editor; without a text, as it is on the disk."""

    path: Path
    text: str | None = None


class Place(Asked):
    """A place in a file as it stands in the editor."""

    path: Path
    line: Count
    column: Count
    text: str | None = None


class Wrong(Struct):
    """A problem: lines and columns count from 1, in characters."""

    code: str
    severity: str
    message: str
    remedy: str
    file: str
    line: int
    column: int


class Problems(Struct):
    """What is wrong."""

    problems: list[Wrong]


class Completion(Struct):
    """What may be put in the stead of what stands from `start` to `end` on the line."""

    label: str
    kind: str
    detail: str
    start: int
    end: int
    text: str


class Completions(Struct):
    """What may be written at a place."""

    completions: list[Completion]


class Hover(Struct):
    """What the word at a place is, in Markdown; an empty text where nothing is to be said."""

    text: str
    start: int = 0
    end: int = 0


class Formatted(Struct):
    """The text in the canonical layout."""

    text: str


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


class Entry(Asked):
    """An entry as the form has it; `fields` go by key, each as it is written in a file."""

    source: Name
    words: Annotated[str, Meta(max_length=20_000)]
    date: Name
    verb: Name
    place: Name = ""
    target: Name = ""
    name: Name = ""
    title: Annotated[str, Meta(max_length=2_000)] = ""
    fields: dict[Name, Annotated[str, Meta(max_length=2_000)]] = {}
    reading: dict[Name, Annotated[str, Meta(max_length=2_000)]] = {}
    is_written: bool = False


class Entered(Struct):
    """The entry as it is written, in which file and below which line, and whether it stands there now."""

    text: str
    file: str
    line: int
    name: str
    is_written: bool
    problems: list[Wrong]


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
    """The drafts that nobody has decided, as many as are shown at once; how many were decided, and how many wait."""

    drafts: list[Draft]
    decided: dict[str, int]
    waiting: int


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


# Cases and documents.


class CaseRow(Struct):
    """A case: its name in addresses, its title, its folder."""

    name: str
    title: str
    folder: str


class CaseList(Struct):
    """The cases that are served."""

    cases: list[CaseRow]


class Begin(Asked):
    """A case to be begun; or, with `copy`, the worked one that is to be copied."""

    title: Annotated[str, Meta(max_length=200)] = ""
    copy: Literal["", "tutorial", "korea"] = ""


class Document(Asked):
    """The name of a document that is put into a case."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]


class Taken(Struct):
    """A document that a case has taken: the format it was read as, what was written, the source it is and its page."""

    name: str
    form: str
    source: str
    says: str
    page: str = ""
