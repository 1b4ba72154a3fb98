"""A case that is open: read from the disk, read anew when its files change, its pages rendered when asked for."""

import hashlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case, load
from regesta.case.files import SUFFIX
from regesta.case.shelf import Shelf
from regesta.case.texts import text_files
from regesta.editing.writer import sweep
from regesta.faces.live.events import Announcer
from regesta.faces.live.settings import Settings
from regesta.faces.service import Service
from regesta.faces.site.page import Page
from regesta.faces.site.rendering import Live
from regesta.faces.site.site import Site

TEMPLATES = Path(__file__).parent / "templates"
MOST_KEPT = 512  # pages that are kept as they were rendered
SECTIONS = (
    ("changed", "Changes"),
    ("drafts", "Drafts"),
    ("edit", "Edit"),
)  # of the navigation, besides those of the site
MEDIA = {"json": "application/json", "js": "text/javascript", "css": "text/css"}
DIGEST_PLACE = b' data-digest=""'

Stamp = tuple[tuple[str, int, int, int], ...]


class Made(NamedTuple):
    """What is sent for an address: its bytes, their kind, and a digest that only the same bytes have."""

    body: bytes
    media: str
    digest: str


@dataclass
class State:
    """A case as its files were at one time, and what has been rendered of it, a page at a time."""

    case: Case
    site: Site
    stamp: Stamp
    number: int
    lock: threading.Lock = field(default_factory=threading.Lock)
    made: dict[str, Made | None] = field(default_factory=dict)


class Desk:
    """One open case. All of it may be called from any thread."""

    def __init__(self, name: str, path: Path, settings: Settings) -> None:
        self.name, self.path, self.settings = name, path, settings
        self.folder = path.resolve().parent if path.is_file() else path.resolve()
        self.changes = Announcer()
        if not settings.is_read_only:
            sweep(self.folder)
        self._shelf = Shelf()
        self.service = Service(path, settings.texts)
        self._state: State | None = None
        self.writing = threading.RLock()  # held by whoever writes several files one after another
        self._lock = threading.Lock()

    @property
    def state(self) -> State:
        """The case as it was when it was last read; it is read if it never was."""
        return self._state or self.refresh()

    def refresh(self) -> State:
        """The case as its files are now; whoever listens is told if they differ from what was read before."""
        with self._lock:
            old = self._state
            if old is not None and old.stamp == _stamp(self._places(old.case)):
                return old
            new = self._state = self._read(old)
        if old is not None:
            self.changes.announce({"version": new.number})
        return new

    def _read(self, old: State | None) -> State:
        # The files are stamped before they are read: what is written meanwhile is then found to be newer.
        places = self._places(old.case) if old is not None else [self.folder, self.path]
        before = {one[0]: one for one in _stamp(places)}
        case = load(self.path, self._shelf)
        stamp = tuple(before.get(one[0], one) for one in _stamp(self._places(case)))
        number = old.number + 1 if old is not None else 1
        settings = self.settings
        live = Live(
            settings.token, settings.is_read_only, SECTIONS, (TEMPLATES,), has_repository(self.folder)
        )
        site = Site(case, texts=self.settings.texts, language=self.settings.language, live=live)
        return State(case, site, stamp, number)

    def _places(self, case: Case) -> list[Path]:
        """The files that a case is made of, and the folders in which new ones may come."""
        files = {self.folder / name for name in case.files}
        folders = {self.folder, *(file.parent for file in files)}
        return sorted({*files, *folders, *text_files(case, self.settings.texts)})

    def folders(self) -> list[Path]:
        """The folders whose files make the case."""
        return sorted({place if place.is_dir() else place.parent for place in self._places(self.state.case)})

    def concerns(self, path: str) -> bool:
        """Whether a change of a file may change what the case says."""
        if path.endswith(SUFFIX):
            return True
        return Path(path) in self._places(self.state.case)

    def made(self, path: str) -> Made | None:
        """What is sent for a path of the site, with its ending; None where the case has no such page."""
        state = self.state
        with state.lock:
            if path not in state.made:
                while len(state.made) >= MOST_KEPT:
                    state.made.pop(next(iter(state.made)))
                state.made[path] = _made(path, state.site.file(path))
            return state.made[path]

    def kept(self, path: str) -> Made | None:
        """The same, if it has been rendered already: this takes no time."""
        return self._state.made.get(path) if self._state is not None else None

    def shown(self, page: Page) -> Made:
        """A page of the app's own, within those of the site."""
        state = self.state
        with state.lock:
            return _as_page(state.site.html(page))


def has_repository(folder: Path) -> bool:
    """Whether a folder stands in a git repository."""
    return any((place / ".git").exists() for place in (folder, *folder.parents))


def _stamp(places: Iterable[Path]) -> Stamp:
    """What tells whether files have changed: of each its place, time, size and number on the disk."""
    found = []
    for place in places:
        try:
            told = place.stat()
            found.append((str(place), told.st_mtime_ns, told.st_size, told.st_ino))
        except OSError:
            found.append((str(place), 0, 0, 0))
    return tuple(found)


def _made(path: str, body: bytes | None) -> Made | None:
    """What is sent for a file of the site."""
    if body is None:
        return None
    ending = path.rpartition(".")[2]
    return _as_page(body) if ending == "html" else Made(body, MEDIA[ending], _digest(body))


def _as_page(body: bytes) -> Made:
    """A page that knows its own digest, so that it can tell whether it has changed."""
    digest = _digest(body)
    return Made(body.replace(DIGEST_PLACE, f' data-digest="{digest}"'.encode(), 1), "text/html", digest)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:24]
