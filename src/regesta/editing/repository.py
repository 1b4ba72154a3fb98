"""A case in a git repository: saves committed with a message that says what changed, and the history of a statement.

Git itself does the work, as a program: hooks, signing and configuration are those of the user. What is read is read
plainly: without the filters, external difference programs and text conversions that a repository may name.
"""

import os
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.case.differences import Difference, differences
from regesta.case.files import SUFFIX
from regesta.statements.filetext import read_file_text
from regesta.statements.lines import directive_lines, find_word
from regesta.statements.parser import read_blocks, read_statements
from regesta.statements.phrases import ELISION
from regesta.statements.statement import Field, Statement
from regesta.statements.values import Cites
from regesta.statements.writing import written

LONGEST_SUBJECT = 72
MOST_LISTED = 40  # statements that the body of a message names
PATIENCE = 120  # seconds that git may take, hooks included
_FORMAT = "%x1e%H%x1f%an%x1f%aI%x1f%s"
_VERBS = {"added": "Add", "changed": "Change", "renamed": "Rename", "removed": "Remove"}


class NoRepository(Exception):
    """What git cannot do for a case: what is wrong and what to do. Nothing has changed."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class Commit(NamedTuple):
    """A commit made: its hash, its message, and the files in it, relative to the case's folder."""

    id: str
    message: str
    files: tuple[str, ...]


class Revision(NamedTuple):
    """A commit that changed what a statement says: `before` and `after` are its lines as they stood, empty for none."""

    id: str
    author: str
    when: str
    subject: str
    difference: Difference
    before: str
    after: str


def commit(folder: Path, paths: Sequence[str], message: str = "") -> Commit:
    """Commits files of a case, and nothing else that may be staged; the message tells what changed unless one is given.

    Raises NoRepository where there is no git or no repository, nothing has changed, or git refuses (a hook, a name that
    is not set …): its words are then in what is wrong.
    """
    repository = _Repository(folder)
    _refuse_outside(repository.folder, paths)
    message = message.strip() or message_of(*repository.changed(paths))
    there = [path for path in paths if (repository.folder / path).is_file()]
    if there:
        repository.run("add", "--intent-to-add", "--", *there)
    if not repository.run("status", "--porcelain", "-z", "--untracked-files=no", "--", *paths):
        raise NoRepository("nothing has changed since the last commit", "change something first")
    repository.run("commit", "--quiet", "--file=-", "--only", "--", *paths, given=message.encode())
    return Commit(repository.run("rev-parse", "HEAD").decode().strip(), message, tuple(paths))


def _refuse_outside(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        if not (folder / path).resolve().is_relative_to(folder.resolve()):
            raise NoRepository(f"{path} leads out of the case's folder", "name files of the case")


def message_of(before: Iterable[Statement], after: Iterable[Statement]) -> str:
    """What changed between two states of files, as a commit's message: a line in short, and a list below it.

    >>> old = read_statements(read_file_text("a", b"1950 refuse war ^veto")).statements
    >>> print(message_of(old, (*old, *read_statements(read_file_text("a", b"1951 meet ^met")).statements)))
    Add ^met
    """
    found = differences(tuple(before), tuple(after))
    if not found:
        return "Lay out the case anew"
    by_how = {how: [one for one in found if one.how == how] for how in _VERBS}
    short = _subject(by_how, most=3)
    if len(short) > LONGEST_SUBJECT:
        short = _subject(by_how, most=0)
    if len(found) == 1 or not any(len(ones) > 3 or len(short) > LONGEST_SUBJECT for ones in by_how.values()):
        return short
    lines = [f"{_VERBS[one.how]} {_called(one)}" for one in found[:MOST_LISTED]]
    more = [f"… and {len(found) - MOST_LISTED} more"] if len(found) > MOST_LISTED else []
    return "\n".join((short[:LONGEST_SUBJECT], "", *lines, *more))


def _subject(by_how: Mapping[str, Sequence[Difference]], *, most: int) -> str:
    """`Add ^met and ^veto; remove 12 statements`: names where there are no more than that, else how many."""
    parts = []
    for how, ones in by_how.items():
        if ones:
            names = [_called(one) for one in ones]
            told = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
            parts.append(f"{_VERBS[how]} {told if len(ones) <= max(most, 1) else f'{len(ones)} statements'}")
    return "; ".join(part if not place else part[0].lower() + part[1:] for place, part in enumerate(parts))


def _called(one: Difference) -> str:
    """What a statement is called in a message: its name, or its date and verb."""
    statement = one.statement
    if one.how == "renamed" and one.before is not None:
        return f"{one.before.name or one.before.kind} as {statement.name or statement.kind}"
    if statement.name:
        return statement.name
    return " ".join(word for word in (str(statement.date or ""), statement.kind) if word)


def history(folder: Path, name: str, sealed: Collection[str] | None = None) -> list[Revision]:
    """The commits that changed what the statement of a name says, or brought or removed it, the newest first.

    Layout, comments and moves from file to file count for nothing, and so does what is not committed. Where the
    statement was renamed, what changed under its former name follows. Words once quoted
    of the sources that are `sealed` now are left out, of all where these are not named. Raises NoRepository.
    """
    repository = _Repository(folder)
    found = []
    for one in repository.log():
        before = [said for old, _ in one.blobs for said in repository.named(old, name)]
        after = [said for _, new in one.blobs for said in repository.named(new, name)]
        found_here = differences(before, after)
        if any(difference.how == "added" for difference in found_here):
            renamed = repository.renaming(one, name)
            if renamed is not None and renamed.before is not None:
                found_here, name = [renamed], renamed.before.name
        for difference in found_here:
            lines = (_lines(side, sealed) if side is not None else "" for side in difference[:2])
            found.append(Revision(*one.head, difference, *lines))
    return found


def _lines(statement: Statement, sealed: Collection[str] | None) -> str:
    """A statement in the canonical layout, with no word quoted of a source that is sealed."""
    return written(
        statement._replace(fields=tuple(_closed(field, sealed) for field in statement.fields))
    ).rstrip()


def _closed(field: Field, sealed: Collection[str] | None) -> Field:
    under = tuple(_closed(deeper, sealed) for deeper in field.under)
    value = field.value
    if isinstance(value, Cites) and value.words is not None and (sealed is None or value.source in sealed):
        value = value._replace(words=ELISION)
    return field._replace(value=value, under=under)


class Logged(NamedTuple):
    """A commit of the log: its hash, who made it, when (ISO 8601), and its subject."""

    id: str
    author: str
    when: str
    subject: str


def commits(folder: Path, most: int) -> list[Logged]:
    """The last commits that touched a case's folder, the newest first; raises NoRepository."""
    repository = _Repository(folder)
    if not repository.has_commits():
        return []
    told = repository.run("log", f"--max-count={most}", f"--format={_FORMAT}", "--", ".")
    parts = told.decode("utf-8", "replace").split("\x1e")[1:]
    return [Logged(*part.strip("\n").split("\x1f")) for part in parts]


def unfolded(path: Path, revision: str, into: Path) -> Path:
    """Writes the `.regesta` files that a case had in a commit into a folder, and gives what opens it there.

    Raises NoRepository where git knows no such commit, or the case was not there.
    """
    repository = _Repository(path)
    if revision.startswith("-"):
        raise NoRepository(f"{revision} is no revision", "name a commit, a branch or a tag")
    try:
        commit_id = (
            repository.run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        )
    except NoRepository:
        raise NoRepository(f"git knows no revision {revision}", "`git log` lists the commits") from None
    listed = repository.run("ls-tree", "-r", "-z", "--name-only", commit_id, "--", ".").split(b"\0")
    names = [os.fsdecode(name) for name in listed if name.endswith(SUFFIX.encode())]
    if not names:
        raise NoRepository(f"{path} holds no case in {revision}", "name a later revision")
    for name in names:
        file = into / name
        if file.resolve().is_relative_to(into.resolve()):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(repository.committed(commit_id, name))
    return into if path.is_dir() else into / path.name


class _Touched(NamedTuple):
    """A commit that touched files of the case: the blobs of each file, before and after."""

    head: Logged
    blobs: tuple[tuple[str, str], ...]


class _Repository:
    """The repository that a case's folder stands in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder if folder.is_dir() else folder.parent
        if self.run("rev-parse", "--is-inside-work-tree").strip() != b"true":
            raise _none(self.folder)
        self._named: dict[tuple[str, str], list[Statement]] = {}

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git prints; raises NoRepository with what it complains of."""
        command = ("git", "-C", str(self.folder), "--literal-pathspecs", *arguments)
        environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        try:
            done = subprocess.run(
                command, input=given, capture_output=True, check=False, timeout=PATIENCE, env=environment
            )
        except FileNotFoundError:
            raise NoRepository("git is not installed", "install it: https://git-scm.com") from None
        except subprocess.TimeoutExpired:
            raise NoRepository(
                f"git {arguments[0]} took more than {PATIENCE} seconds",
                "run it by hand to see what it waits for",
            ) from None
        if done.returncode:
            said = (
                done.stderr.decode("utf-8", "replace").strip()
                or done.stdout.decode("utf-8", "replace").strip()
            )
            if "not a git repository" in said:
                raise _none(self.folder)
            raise NoRepository(
                f"git {arguments[0]} says: {said or done.returncode}", "mend that and try again"
            )
        return done.stdout

    def changed(self, paths: Sequence[str]) -> tuple[list[Statement], list[Statement]]:
        """The statements of files as they were last committed, and as they are on the disk."""
        before: list[Statement] = []
        after: list[Statement] = []
        for path in paths:
            if not path.endswith(SUFFIX):
                continue
            before.extend(_statements(path, self.committed("HEAD", path)))
            file = self.folder / path
            after.extend(_statements(path, file.read_bytes() if file.is_file() else b""))
        return before, after

    def committed(self, revision: str, path: str) -> bytes:
        """What a file of the case held in a commit; nothing where it was not there, or there is no commit yet."""
        try:
            return self.run("cat-file", "blob", f"{revision}:./{path}")
        except NoRepository:
            return b""

    def has_commits(self) -> bool:
        """Whether anything has been committed yet."""
        try:
            self.run("rev-parse", "--verify", "--quiet", "HEAD")
        except NoRepository:
            return False
        return True

    def log(self) -> Iterator[_Touched]:
        """The commits that touched files of the case, the newest first."""
        if not self.has_commits():
            return
        told = self.run(
            "log", f"--format={_FORMAT}", "--raw", "--no-abbrev", "--no-renames", "--diff-merges=off", "--", "."
        )  # fmt: skip
        for part in told.decode("utf-8", "surrogateescape").split("\x1e")[1:]:
            head, _, raw = part.partition("\n")
            rows = (row.split("\t", 1) for row in raw.splitlines() if row.startswith(":"))
            blobs = tuple(tuple(row[0].split()[2:4]) for row in rows if row[1].rstrip('"').endswith(SUFFIX))
            yield _Touched(Logged(*head.split("\x1f")), tuple((one, other) for one, other in blobs))

    def renaming(self, touched: _Touched, name: str) -> Difference | None:
        """How a commit gave this name to a statement that had another; None where it did not."""
        before = [one for old, _ in touched.blobs for one in _statements("", self._blob(old))]
        after = [one for _, new in touched.blobs for one in _statements("", self._blob(new))]
        renamed = (one for one in differences(before, after) if one.how == "renamed")
        return next((one for one in renamed if one.after is not None and one.after.name == name), None)

    def _blob(self, blob: str) -> bytes:
        """What a blob holds; nothing where the file was not there."""
        return self.run("cat-file", "blob", blob) if blob.strip("0") else b""

    def named(self, blob: str, name: str) -> list[Statement]:
        """The statements of a name in a blob."""
        key = (blob, name)
        if key not in self._named:
            data = self._blob(blob)
            self._named[key] = list(_of_name(data, name)) if name.encode() in data else []
        return self._named[key]


def _of_name(data: bytes, name: str) -> Iterator[Statement]:
    """The statements that give a name, or speak of the state, practice or power of that name."""
    text = read_file_text("", data)
    for first, last in directive_lines(text.lines):
        if find_word(text.lines[first - 1], name) < 0:
            continue
        for statement in read_blocks(text, first, last).statements:
            own = {statement.name} if statement.name else {n for one in statement.target for n in one.names}
            if name in own:
                yield statement


def _statements(name: str, data: bytes) -> tuple[Statement, ...]:
    return read_statements(read_file_text(name, data)).statements


def _none(folder: Path) -> NoRepository:
    return NoRepository(
        f"{folder} is in no git repository", "make one with `git init`, if you want the case's history kept"
    )
