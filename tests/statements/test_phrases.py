"""Phrases: what is read is written again as it was, and what is not says what to write."""

from collections.abc import Callable

import pytest

from regesta.statements.notation import Unreadable
from regesta.statements.phrases import (
    read_cites,
    read_coordinates,
    read_distance,
    read_edge,
    read_kin,
    read_name_form,
    read_pair,
    read_relation,
    read_seen,
    read_step,
    read_supposition,
    read_within,
)
from regesta.statements.values import Value
from regesta.statements.wording import text_of


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_cites, "lankov"),
        (read_cites, "lankov 13-15"),
        (read_cites, 'lankov 20 "the \\"words\\" … of it"'),
        (read_cites, 'lankov "words"'),
        (read_cites, "lankov 20 sealed …"),
        (read_relation, "^veto"),
        (read_relation, "1950-06"),
        (read_within, "3 weeks of ^talks"),
        (read_distance, "^talks by 2..3 days"),
        (read_edge, "after end of 1950 by 3 weeks"),
        (read_name_form, '"Kim Song-ju" nom-de-guerre [1930..1935]'),
        (read_name_form, '"Kim"'),
        (read_kin, "parent besarion"),
        (read_step, "khrushchev recalls, later, present ?"),
        (read_seen, "a-reader 2024-05-01"),
        (read_supposition, "trap 0.3 to 0.7"),
        (read_supposition, "rescue almost certain"),
    ],
)
def test_what_is_read_is_written_as_it_was(read: Callable[[str], Value], text: str) -> None:
    assert text_of(read(text)) == text


@pytest.mark.parametrize(
    ("read", "text", "remedy"),
    [
        (read_cites, 'lankov, 20 "x"', "leave out the ,"),
        (read_cites, "lankov 20 21", "one word"),
        (read_cites, "lankov 20 “x”", '"'),
        (read_within, "3 weeks", "of ^talks"),
        (read_edge, "beside ^talks", "start of or end of"),
        (read_kin, "uncle kim", "parent"),
        (read_coordinates, "139.03 125.75", "latitude"),
        (read_coordinates, "north", "latitude"),
        (read_coordinates, "1_0 ٣٩", "latitude"),
        (read_pair, "dprk, ussr", "two names"),
    ],
)
def test_what_is_not_read_says_what_to_write(read: Callable[[str], Value], text: str, remedy: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read(text)
    assert remedy in f"{fault.value.what} {fault.value.remedy}"
