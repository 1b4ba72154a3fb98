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
    """Why a request is refused, and what to do; of a form, the field that is wrong and what may stand there."""

    what: str
    remedy: str
    field: str = ""
    instead: list[str] = []


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


# What changed.


class Earlier(Struct):
    """A state that the case was in: before a save or an import, or in a commit; what that was, and when."""

    key: str
    kind: str
    says: str
    when: str


class EarlierList(Struct):
    """The states that the case can be compared with, saves before commits, the newest first."""

    states: list[Earlier]


class Since(Asked):
    """The earlier state that is meant, by its key."""

    since: Name


class Line(Struct):
    """What happened to one thing: a sign, what it is called, what it says, how it moved, and in detail."""

    sign: str
    name: str
    says: str
    how: str
    details: list[str]


class Section(Struct):
    """What happened to things of one kind."""

    title: str
    lines: list[Line]


class Moved(Struct):
    """What moved since an earlier state: the whole in a sentence, then by kind."""

    says: str
    sections: list[Section]


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
