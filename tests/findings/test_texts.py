"""The texts of a matter: hands, survival, lives and layers, on the charter and on what is not held."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.findings.finding import Finding
from regesta.findings.held_versions import held_versions
from regesta.findings.layers import layers
from regesta.findings.texts import AttributedChange, Texts, texts
from tests.findings.conftest import read

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture(scope="module")
def charter() -> Finding[Texts]:
    case = load(CASES / "charter")
    held = held_versions(case)
    assert held.problems == ()
    return texts(case, case.named["charter"], held.texts)


def change(found: Finding[Texts], version: str, *, before: str = "", after: str = "") -> AttributedChange:
    (one,) = (
        one
        for one in found.value.changes
        if one.version == version and (one.change.before, one.change.after) == (before, after)
    )
    return one


def test_every_change_has_the_hand_that_the_encoding_or_the_case_names(charter: Finding[Texts]) -> None:
    told = {(one.version, one.hand, one.told) for one in charter.value.changes}
    assert told == {
        ("remarks", "The league's jurists", "encoding"),
        ("fair-copy", "The chair of the assembly", "case"),
        ("adopted", "not known", "not known"),
    }
    assert charter.modality == "possible"


def test_what_was_proposed_was_accepted_or_ignored(charter: Finding[Texts]) -> None:
    assert change(charter, "remarks", after="without the consent of the Assembly").stands
    assert not change(charter, "remarks", after="and the towns are asked").stands
    assert not change(charter, "remarks", before="two", after="four").stands
    jurists = next(share for share in charter.value.hands if share.hand == "The league's jurists")
    assert (jurists.accepted, jurists.ignored) == (4, 2)
    assert (jurists.added, jurists.survived) == (15, 9)
    chair = next(share for share in charter.value.hands if share.hand == "The chair of the assembly")
    assert (chair.moved, chair.substance, chair.undone, chair.accepted) == (1, 0, 0, 0)


def test_every_kind_of_change_is_there(charter: Finding[Texts]) -> None:
    assert {one.change.what for one in charter.value.changes} == {"added", "cut", "replaced", "moved"}
    respects = {respect for one in charter.value.changes for respect in one.change.respects}
    assert respects >= {
        "numbers", "negation", "condition", "names", "wording", "spelling", "capitals", "punctuation", "order",
    }  # fmt: skip


def test_the_life_of_a_passage(charter: Finding[Texts]) -> None:
    lives = {
        life.begins[:9]: [(one.paragraph, one.fate) for one in life.places] for life in charter.value.lives
    }
    assert lives["Article 6"] == [(7, "first"), (7, "same"), (6, "same, moved"), (6, "changed")]
    assert lives["Article 8"] == [(10, "added")]
    assert [fate for _, fate in lives["Article 3"]] == ["first", "same", "split", "changed"]


def test_the_layers_of_the_final_text_are_the_final_text(charter: Finding[Texts]) -> None:
    case = load(CASES / "charter")
    held = held_versions(case).texts
    found = layers(case, charter.value, held)
    whole = ["".join(layer.text for layer in paragraph) for paragraph in found]
    assert whole == held["adopted"].text.content.strip().split("\n\n")
    hands = {layer.text.strip(): layer.hand for paragraph in found for layer in paragraph if layer.version}
    assert hands["secret ballot"] == "The league's jurists"
    assert hands["twice"] == "not known"


def test_korea_says_what_it_can_and_cannot_show() -> None:
    case = load(CASES / "korea")
    found = texts(case, case.named["constitution"], held_versions(case).texts)
    assert found.modality == "unknown" and found.value.changes == () and found.value.hands == ()
    assert [row.is_held for row in found.value.versions] == [False] * 3
    assert "Stalin" in found.value.versions[1].hand
    assert "not what was changed" in found.caveats[0]
    assert layers(case, found.value, {}) == ()


def test_a_matter_without_versions_and_hands_that_cannot_be_told_apart() -> None:
    case = read('matter law "The law"\n')
    assert texts(case, case.named["law"], {}).caveats == ("the case has no version of this text",)
    case = read(
        'matter law "The law"\nbody guild "G"\nbody crown "C"\nversion v "V" of law\n  hand guild, crown\n'
        'version w "W" of law\n'
    )
    found = texts(case, case.named["law"], {})
    assert any("several hands" in caveat for caveat in found.caveats)
    assert any("no version is final" in caveat for caveat in found.caveats)


def test_versions_stand_behind_what_they_were_made_from_even_in_a_circle() -> None:
    case = read(
        'matter law "The law"\nversion c "C" of law from b\nversion a "A" of law\nversion b "B" of law from a\n'
        'version x "X" of law from y\nversion y "Y" of law from x\n'
    )
    names = [row.name for row in texts(case, case.named["law"], {}).value.versions]
    assert names.index("a") < names.index("b") < names.index("c") and len(names) == 5


def test_a_text_of_a_source_under_seal_is_no_version_to_show() -> None:
    case = read(
        'matter law "The law"\nsource s "S"\n  text law.txt\n1950 event law ^e\n  cites s 1 sealed …\n'
        'version v "V" of law\n  text law.txt\n'
    )
    held = held_versions(case)
    assert held.texts == {} and "sealed citation" in held.problems[0].message
