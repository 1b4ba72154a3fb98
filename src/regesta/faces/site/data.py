"""What the scripts read: the register in few bytes, as files that are scripts, since a page on a disk may not fetch."""

import json
from collections.abc import Callable, Mapping

from regesta.dates import Bound, End
from regesta.faces.site.dossier import Dossier
from regesta.findings.chronology import ACTOR_ROLES
from regesta.findings.extents import Extent
from regesta.findings.network import Network
from regesta.findings.periods import year_of
from regesta.findings.records import Reading, Record
from regesta.wording import joined


def script(name: str, value: object) -> bytes:
    """A value as a classic script that puts it down under a name; no text in it can end the script or be one."""
    text = json.dumps(json.dumps(value, ensure_ascii=False, separators=(",", ":")), ensure_ascii=False)
    put = f"(globalThis.regesta??={{}})[{json.dumps(name)}]=JSON.parse({text});\n"
    return put.encode("utf-8", "backslashreplace")


def register(dossier: Dossier) -> dict[str, object]:
    """The entries in the order of the chronology; what they name stands once, and they say its number."""
    numbers: dict[str, int] = {}
    rows = [[*_row(dossier, dossier.records[row.id], numbers), year_of(row)] for row in dossier.rows.values()]
    return {"things": [_thing(dossier, name) for name in numbers], "rows": rows}


def _row(dossier: Dossier, record: Record, numbers: dict[str, int]) -> list[object]:
    def number(name: str) -> int:
        return numbers.setdefault(name, len(numbers))

    lines = [(line.key, piece.name) for line in record.lines for piece in line.value if piece.name]
    actors = dict.fromkeys(name for key, name in lines if key in ACTOR_ROLES)
    places = dict.fromkeys(name for key, name in lines if key == "place")
    matters = dict.fromkeys(
        piece.name
        for piece in record.target
        if piece.name and (named := dossier.records.get(piece.name)) is not None and named.kind == "matter"
    )
    return [
        record.id,
        dossier.paths[record.id],
        record.kind,
        record.words,
        record.edtf,
        record.says,
        " ".join(record.states),
        [number(name) for name in actors],
        [number(name) for name in matters],
        [number(name) for name in places],
        [
            [number(reading.source), reading.locator, reading.verdict, reading.words or "", _read(reading)]
            for reading in record.readings
        ],
        [_extent(extent) for extent in dossier.spans.get(record.id, ())],
    ]


def _read(reading: Reading) -> list[list[str]]:
    """How the source reads the entry: each field that it says otherwise or besides, with its words."""
    return [[line.key, joined("", [piece.text for piece in line.value])] for line in reading.lines]


def _extent(extent: Extent) -> list[object]:
    days: tuple[Bound | None, ...] = (extent.first, extent.last, extent.core_first, extent.core_last)
    return [extent.manner, *map(_bound, days), extent.is_doubtful]


def _bound(bound: Bound | None) -> object:
    if isinstance(bound, End):
        return "open" if bound is End.OPEN else "unknown"
    return bound


def _thing(dossier: Dossier, name: str) -> list[str]:
    record = dossier.records.get(name)
    says, kind = (record.says, record.kind) if record is not None else (name, "")
    return [name, says, kind, dossier.paths.get(name, "")]


def network(dossier: Dossier) -> dict[str, object]:
    """Who acted toward whom: the actors with their titles and pages, and every act with its days and its entry."""
    found = Network(dossier.case)
    actors = [[name, dossier.case.title_of(name), dossier.paths.get(name, "")] for name in found.actors]
    return {"actors": actors, "acts": found.acts()}


def things(dossier: Dossier) -> list[list[str]]:
    """All that has a page and is no entry of the chronology: path, kind, what it says, and its other names.

    A document that a collection offers is found by its title and by the words of its passage.
    """
    offered = [
        [path, "document", one.entry.title or one.entry.place, f"{one.entry.place} {one.passage}"]
        for path, one in dossier.offers.items()
    ]
    return offered + [
        [dossier.paths[record.id], record.kind, record.says, _names(record)]
        for record in dossier.records.values()
        if record.id not in dossier.rows
    ]


def _names(record: Record) -> str:
    """The names of a thing besides the one it is shown under, as a search may look for them."""
    named = ("".join(piece.text for piece in line.value) for line in record.lines if line.key == "name")
    return " ".join((record.name.removeprefix("^"), *named)).strip()


# The data files by their paths, each with what is in it.
FILES: Mapping[str, Callable[[Dossier], object]] = {
    "data/register.js": register,
    "data/things.js": things,
    "data/network.js": network,
}


def file(dossier: Dossier, path: str, translated: Callable[[object], object]) -> bytes:
    """The data file at a path, what the program composed put into the language of the interface."""
    return script(path.removeprefix("data/").removesuffix(".js"), translated(FILES[path](dossier)))
