"""Lists of persons: names, offices, and the times that stand behind them."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from regesta.importing.people_lists import read_list, read_roles, upright
from regesta.sources.documents import xml_pieces
from regesta.sources.xml import read_elements
from tests.importing.conftest import FRUS

VOLUMES = sorted(FRUS.glob("*.xml"))
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.mark.parametrize(
    ("description", "roles"),
    [
        ("Secretary of State to January 1953", [("Secretary of State", "/1953-01")]),
        ("Ambassador in the United Kingdom from February 1953", [("Ambassador in the United Kingdom", "1953-02/")]),
        ("Minister of Mills, January–December 1954", [("Minister of Mills", "1954-01/1954-12")]),
        ("Clerk, May 3–June 9, 1954", [("Clerk", "1954-05-03/1954-06-09")]),
        ("Vice Minister in 1953; Mayor, 1954–1956", [("Vice Minister", "1953"), ("Mayor", "1954/1956")]),
        (
            "Director until September 1962; thereafter Deputy Assistant Secretary",
            [("Director", "/1962-09"), ("Deputy Assistant Secretary", "None")],
        ),
        ("Mayor from May 8, 1980, until January 18, 1981", [("Mayor", "1980-05-08/1981-01-18")]),
        ("Chief, Mill Group after August 1, 1967", [("Chief, Mill Group", "1967-08-01/")]),
        ("historian", [("historian", "None")]),
        ("", []),
    ],
)  # fmt: skip
def test_offices_and_their_times(description: str, roles: list[tuple[str, str]]) -> None:
    assert [(role.title, str(role.date)) for role in read_roles(description)] == roles


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Acheson, Dean G.", "Dean G. Acheson"),
        ("Stump, Admiral Felix B.", "Felix B. Stump"),
        ("Wheel, Lieutenant General Anna Q.", "Anna Q. Wheel"),
        ("Burdett, William C., Jr.", "William C. Burdett, Jr."),
        ("Kim Il-sung", "Kim Il-sung"),
    ],
)
def test_names_are_set_upright(name: str, said: str) -> None:
    assert upright(name) == said


@pytest.mark.skipif(not VOLUMES, reason="the volumes are not here: ../shared/data/frus")
def test_the_lists_of_every_volume_are_carried() -> None:
    """Every person with a key, named as in the tag, with all that the list says of him."""
    asked = right = 0
    for path in VOLUMES:
        gold = _gold(path)
        read = {
            one.key: one
            for found in read_elements(xml_pieces(path), {"div": lambda a: a.get("xml:id") == "persons"})
            for one in read_list(found.element)
        }
        for key, (name, words) in gold.items():
            asked += 1
            one = read.get(key)
            right += one is not None and one.name == name and one.description == words
    assert asked > 900
    assert right / asked >= 0.99, f"{right} of {asked}"


def _gold(path: Path) -> dict[str, tuple[str, str]]:
    found = {}
    for division in ElementTree.parse(path).getroot().iter(f"{TEI}div"):
        if division.get(XML_ID) != "persons":
            continue
        for item in division.iter(f"{TEI}item"):
            for one in item.iter(f"{TEI}persName"):
                if one.get(XML_ID):
                    name = " ".join("".join(one.itertext()).split())
                    whole = " ".join("".join(item.itertext()).split())
                    found[one.get(XML_ID, "")] = name.strip(" ,;"), whole.partition(name)[2].strip(" ,;.")
    return found
