"""The Frankenstein Variorum: its versions as tokens, each with the passage of the spine in which it stands."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

DATA = Path(__file__).parents[2] / "shared" / "data" / "drafts" / "variorum"
VERSIONS = ("f1818", "f1823", "f1831", "fThomas")
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
TOKEN = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")

ORDER = ("preface", "letter", "chapter")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

Pairs = Sequence[tuple[int, int]]


class Witness(NamedTuple):
    """One version of a unit: its tokens and, for each, the number of the spine's passage that holds it."""

    name: str
    tokens: list[str]
    passages: list[int]


class Unit(NamedTuple):
    """A unit of the collation: its versions, and for each passage the versions that read alike in it."""

    name: str
    witnesses: list[Witness]
    alike: list[dict[str, int]]  # by passage: the group of each version that has the passage


@cache
def _segments(path: Path) -> dict[str, str]:
    """The text of every `seg` of a chapter by its identifier, in the order of the chapter."""
    return {
        seg.get(ID, ""): " ".join("".join(seg.itertext()).split())
        for seg in ElementTree.parse(path).iter(f"{TEI}seg")
    }


def volumes(folder: Path = DATA) -> dict[str, list[str]]:
    """Every version as far as it is held, whole: the tokens of its preface, letters and chapters in order."""

    def place(file: Path) -> tuple[int, int]:
        _, _, part = file.stem.partition("_vol_1_") if "_vol_" in file.stem else file.stem.partition("_")
        kind, _, number = part.partition("_")
        return ORDER.index(kind), ROMAN.index(number) if number else 0

    return {
        version: [
            token
            for file in sorted(folder.glob(f"{version}_*.xml"), key=place)
            for text in _segments(file).values()
            for token in TOKEN.findall(text)
        ]
        for version in VERSIONS
    }


def units(folder: Path = DATA) -> Iterator[Unit]:
    """Every unit of which the spine and its chapters are held."""
    for spine in sorted(folder.glob("spine_*.xml")):
        readings: dict[str, list[str]] = {version: [] for version in VERSIONS}
        order: dict[str, list[int]] = {version: [] for version in VERSIONS}
        alike: list[dict[str, int]] = []
        for number, app in enumerate(ElementTree.parse(spine).iter(f"{TEI}app")):
            alike.append({})
            for group, parts in enumerate(app.iter(f"{TEI}rdgGrp")):
                for reading in parts.iter(f"{TEI}rdg"):
                    version = reading.get("wit", "").removeprefix("#")
                    if version not in VERSIONS:
                        continue
                    for target in reading.iter(f"{TEI}ptr"):
                        file, _, identifier = target.get("target", "").rpartition("/")[2].partition("#")
                        if (path := folder / file).is_file() and identifier in _segments(path):
                            readings[version].append(_segments(path)[identifier])
                            order[version].append(number)
                            alike[-1][version] = group
        witnesses = []
        for version in VERSIONS:
            tokens, passages = [], []
            for text, number in zip(readings[version], order[version], strict=True):
                found = TOKEN.findall(text)
                tokens += found
                passages += [number] * len(found)
            if tokens:
                witnesses.append(Witness(version, tokens, passages))
        if len(witnesses) > 1:
            yield Unit(spine.stem.removeprefix("spine_"), witnesses, alike)


def agreeing(unit: Unit, one: Witness, other: Witness, pairs: Pairs) -> int:
    """How many tokens of both versions a pairing treats as the spine does.

    A token that is paired agrees if both stand in one passage of the spine. One that is not agrees unless the spine
    has the two versions read alike in its passage.
    """
    return _agreeing(unit, one, other, pairs) + _agreeing(unit, other, one, [(b, a) for a, b in pairs])


def _agreeing(unit: Unit, one: Witness, other: Witness, pairs: Pairs) -> int:
    partner = dict(pairs)
    count = 0
    for at, passage in enumerate(one.passages):
        if at in partner:
            count += other.passages[partner[at]] == passage
        else:
            groups = unit.alike[passage]
            count += groups[one.name] != groups.get(other.name)
    return count
