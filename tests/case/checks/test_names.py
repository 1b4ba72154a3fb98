"""Names: circles, lookalikes, and how the checks tell what was meant."""

import pytest

from regesta.case.checks.names import (
    clashing_titles,
    confusable_names,
    cycles,
    duplicate_names,
    unknown_names,
)
from regesta.statements.lookalikes import skeleton
from tests.case.conftest import read


def test_a_circle_is_told_once_however_it_is_entered() -> None:
    case = read('body a "A" part of b\nbody b "B" part of c\nbody c "C" part of a\nbody d "D" part of a\n')
    (found,) = cycles(case)
    assert found.code == "cycle" and all(f" {name}" in f" {found.message}" for name in "abc")
    assert not list(cycles(read('body a "A" part of b\nbody b "B"\n')))


@pytest.mark.parametrize(("one", "other"), [("cap", "сар"), ("kim", "kіm"), ("AB", "ΑΒ")])
def test_lookalikes_have_one_skeleton(one: str, other: str) -> None:
    assert one != other and skeleton(one) == skeleton(other)
    (found,) = confusable_names(read(f'person {one} "One"\nperson {other} "Other"\n'))
    assert found.code == "confusable-names"


def test_names_of_one_script_are_not_confused() -> None:
    assert not list(confusable_names(read('person kim "Kim"\nperson kirn "Kirn"\n')))


def test_a_name_is_given_once_and_every_other_place_is_told() -> None:
    case = read('person kim "Kim"\nperson kim "Kim again"\nbody kim "A body"\n')
    found = list(duplicate_names(case))
    assert {one.code for one in found} == {"duplicate-name"}
    assert {one.position.line for one in found} == {3, 4}


def test_the_nearest_name_is_offered_and_entries_keep_their_mark() -> None:
    text = 'person kim "Kim"\nmatter war "War"\n1950 request war ^ask\n  by kin\n'
    case = read(f"{text}1951 refuse war\n  by kim\n  answers ^asks\n")
    remedies = " ".join(one.remedy for one in unknown_names(case))
    assert "did you mean kim?" in remedies and "did you mean ^ask?" in remedies


def test_two_things_of_one_title_clash_and_two_kinds_do_not() -> None:
    assert [one.code for one in clashing_titles(read('person a "Kim"\nperson b "Kim"\n'))] == [
        "clashing-titles"
    ]
    assert not list(clashing_titles(read('person a "Kim"\nmatter b "Kim"\n')))
