"""The cases that are served: those of a folder, or the one that the folder is, each under a name for addresses."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from regesta.case.files import Place, find_case
from regesta.faces.live.desk import Desk
from regesta.faces.live.settings import Settings
from regesta.faces.site.addresses import slug
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements

MOST_FOLDERS = 2_000  # folders that are looked into for cases
HEAD = 1 << 16  # bytes of a case's main file in which its title is sought


class Found(NamedTuple):
    """A case that was found: its name in addresses, its folder, and its title."""

    name: str
    folder: Path
    title: str


class Cases:
    """The cases of a folder. Each is opened when it is first asked for; new ones are found as they come."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.root = settings.root.resolve()
        self._desks: dict[Path, Desk] = {}

    @property
    def is_single(self) -> bool:
        """Whether the folder is itself that of a case."""
        return isinstance(find_case(self.settings.root), Place)

    def found(self) -> list[Found]:
        """The cases that are there now, by name."""
        return [Found(name, folder, _title(folder)) for name, folder in sorted(self._folders().items())]

    def _folders(self) -> Mapping[str, Path]:
        place = find_case(self.settings.root)
        if isinstance(place, Place):
            return {slug(place.folder.name): place.folder}
        found: dict[str, Path] = {}
        if self.root.is_dir():
            for child in sorted(self.root.iterdir())[:MOST_FOLDERS]:
                if child.name.startswith(".") or child.is_symlink() or not child.is_dir():
                    continue
                if isinstance(find_case(child), Place):
                    found[slug(child.name)] = child.resolve()
        return found

    def desk(self, name: str) -> Desk | None:
        """The case of that name, opened; None where there is none."""
        for one in self._desks.values():
            if one.name == name and one.folder.is_dir():
                return one
        folder = self._folders().get(name)
        if folder is None:
            return None
        main = self.settings.root if self.settings.root.is_file() else folder
        return self._desks.setdefault(folder, Desk(name, main, self.settings))

    def opened(self) -> list[Desk]:
        """The cases that have been opened."""
        return list(self._desks.values())

    def end(self) -> None:
        """Ends the listening to every case."""
        for desk in self.opened():
            desk.changes.end()


def _title(folder: Path) -> str:
    """The title that a case's main file gives it, found without reading the case; else the folder's name."""
    place = find_case(folder)
    if not isinstance(place, Place):
        return folder.name
    try:
        with (folder / place.main).open("rb") as file:
            head = read_file_text("", file.read(HEAD))
    except OSError:
        return folder.name
    first = next((line for line in head.lines if line.startswith("case ")), "")
    stated = read_statements(head._replace(lines=(first,), problems=(), unreadable=frozenset())).statements
    return stated[0].text or folder.name if stated else folder.name
