"""Earlier states of a case: as it was before its last saves, and in the commits of its git repository."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from regesta.case import Case
from regesta.case.files import SUFFIX, FileFault, file_name, files_beside, read_bytes
from regesta.editing.journal import Journal
from regesta.editing.repository import NoRepository, commits, unfolded

MOST_COMMITS = 50
IMPORTED = "import of "  # what the journal says of an import before the name of its file
_COMMIT, _SAVE = "commit-", "save-"


class Earlier(NamedTuple):
    """A state that a case was in: what it is called, and what came after it (a save, an import) or made it (a commit).

    `when` is the time of that, in ISO 8601.
    """

    key: str
    kind: Literal["save", "import", "commit"]
    says: str
    when: str


class NoSuchState(Exception):
    """A state of a case that is not to be had: what is wrong and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def earlier_states(folder: Path, *, has_journal: bool = True) -> list[Earlier]:
    """The states that a case can be compared with: before each save that can be undone, then the last commits."""
    return [*(_saves(folder) if has_journal else ()), *_commits(folder)]


def _saves(folder: Path) -> Iterator[Earlier]:
    for one in Journal(folder).saves():
        kind: Literal["save", "import"] = "import" if one.says.startswith(IMPORTED) else "save"
        yield Earlier(f"{_SAVE}{one.number}", kind, one.says, one.when)


def _commits(folder: Path) -> Iterator[Earlier]:
    with suppress(NoRepository):
        for one in commits(folder, MOST_COMMITS):
            yield Earlier(f"{_COMMIT}{one.id}", "commit", one.subject, one.when)


def unfold(case: Case, key: str, into: Path) -> Path:
    """Writes the files of an earlier state into an empty folder, and gives what opens the case there.

    Raises NoSuchState where there is none of that key, or the case was not there yet.
    """
    if key.startswith(_COMMIT):
        try:
            return unfolded(case.folder / case.main, key.removeprefix(_COMMIT), into)
        except NoRepository as fault:
            raise NoSuchState(fault.what, fault.remedy) from None
    number = key.removeprefix(_SAVE)
    found = Journal(case.folder).before(int(number)) if number.isascii() and number.isdigit() else None
    if found is None:
        raise NoSuchState(
            f"there is no earlier state {key[:100]}", "choose one of the list; old saves are let go"
        )
    _write(case, found, into)
    main = into / case.main
    if not main.is_file():
        raise NoSuchState("the case was not there yet", "choose a later state")
    return main


def _write(case: Case, changed: Mapping[str, bytes | None], into: Path) -> None:
    """Writes the files as they are now, and those that have changed as they were; what leads elsewhere is left out."""
    texts: dict[str, bytes | None] = {}
    for name in (*case.files, *files_beside(case.folder, list(case.files))):
        with suppress(FileFault):
            texts[name] = read_bytes(case.folder, file_name(case.folder, case.main, name))
    texts.update({name: data for name, data in changed.items() if name.endswith(SUFFIX)})
    for name, data in texts.items():
        file = into / name
        if data is not None and file.resolve().is_relative_to(into.resolve()):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
