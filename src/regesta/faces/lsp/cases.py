"""Which case a document of the editor belongs to: the nearest folder above it whose case takes it in."""

from pathlib import Path
from typing import NamedTuple

from pygls.uris import to_fs_path

from regesta.case.files import SUFFIX, find_case
from regesta.faces.service import Service
from regesta.problem import Problem

MOST_ABOVE = 8  # folders above a document in which its case is sought


class Member(NamedTuple):
    """A document as part of its case: the service that answers, and the file's name in the case's folder."""

    service: Service
    folder: Path
    path: str


class Cases:
    """The cases whose documents are open, each with one service."""

    def __init__(self) -> None:
        self._services: dict[tuple[Path, str], Service] = {}
        self._members: dict[str, Member] = {}
        self._uris: dict[tuple[Path, str], str] = {}

    def member(self, uri: str) -> Member | None:
        """The case that a document belongs to; None for one that is no file, or none of a case by its name."""
        if uri not in self._members:
            file = to_fs_path(uri)
            found = self._found(Path(file)) if file and file.endswith(SUFFIX) else None
            if found is None:
                return None
            self._members[uri] = found
            self._uris[found.folder, found.path] = uri
        return self._members[uri]

    def uri(self, folder: Path, name: str) -> str:
        """The address of a file of a case, as the client wrote it if it has it open."""
        return self._uris.get((folder, name)) or (folder / name).as_uri()

    def forget(self, uri: str) -> None:
        """Has a document's case sought anew: an include may have been written since."""
        self._members.pop(uri, None)

    def _found(self, file: Path) -> Member | None:
        try:
            file = file.resolve()
        except (OSError, RuntimeError, ValueError):  # links in a circle, a name with a zero byte
            return None
        found = None
        for folder in list(file.parents)[:MOST_ABOVE]:
            place = find_case(folder)
            if isinstance(place, Problem):
                continue
            service = self._service(place.folder, place.main)
            name = file.relative_to(place.folder).as_posix()
            case = service.case()
            if (
                name in case.files and case.options is not None
            ):  # one that says no case is perhaps included above
                return Member(service, place.folder, name)
            found = found or Member(service, place.folder, name)
        if found is None:
            return Member(self._service(file.parent, file.name), file.parent, file.name)
        return found

    def _service(self, folder: Path, main: str) -> Service:
        key = (folder, main)
        if key not in self._services:
            self._services[key] = Service(folder / main)
        return self._services[key]
