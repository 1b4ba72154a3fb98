"""What a new document moves, and what moves nothing."""

import re

import pytest

from regesta.editing import laid_out
from tests.findings.moved.conftest import CASE, DOCUMENT, Shift, of_kind


def test_two_equal_states_say_that_nothing_has_changed(shift: Shift) -> None:
    moved = shift(CASE, CASE)
    assert moved.is_nothing and moved == ((), (), (), ())


def test_layout_order_and_comments_move_nothing(shift: Shift) -> None:
    head, *blocks = CASE.split("\n\n")
    other = "\n\n\n# aside\n".join((head, *reversed(blocks)))
    other = re.sub(r"^  (\S+) +", r"     \1 ", other, flags=re.MULTILINE)
    assert other != CASE and shift(CASE, other).is_nothing
    assert shift(CASE, laid_out("a", other.encode()).decode()).is_nothing


def test_the_lines_of_nameless_entries_move_nothing(shift: Shift) -> None:
    nameless = CASE.replace(" ^met", "").replace(" ^flood", "").replace("  cites     minutes 4\n", "")
    assert shift(nameless, f"# aside\n\n{nameless}").is_nothing


def test_a_document_is_told_as_what_it_adds(shift: Shift) -> None:
    moved = shift(CASE, CASE + DOCUMENT)
    assert [(one.how, one.id) for one in moved.entries] == [("added", "^refusal"), ("added", "^letter-says")]


def test_a_document_tightens_bounds_by_a_chain_of_statements(shift: Shift) -> None:
    found = of_kind(shift(CASE, CASE + DOCUMENT), "bounds")
    leave = found["^leave"].value
    assert (leave.how, leave.before) == ("tightened", "from 1950-06-01 to 1953-12-31")
    assert leave.after == "from 1951-03-02 to 1953-12-31"
    assert "^refusal is before ^leave (letter 1)" in leave.chain and leave.because == ("^refusal",)
    flood = found["^flood"].value
    assert flood.after == "from 1950-01-01 to 1951-03-02" and flood.because == ("^refusal",)
    assert found["^flood"].grounds[0].id == "^flood"


def test_bounds_widen_when_what_held_them_goes(shift: Shift) -> None:
    leave = of_kind(shift(CASE + DOCUMENT, CASE), "bounds")["^leave"].value
    assert (leave.how, leave.after) == ("widened", "from 1950-06-01 to 1953-12-31")
    assert "until now: ^refusal is before ^leave (letter 1)" in leave.chain and leave.because == ("^refusal",)


def test_a_date_that_is_another_moves_bounds_by_itself(shift: Shift) -> None:
    met = of_kind(shift(CASE, CASE.replace("1951-01-10 meet", "1949-01-10 meet")), "bounds")["^met"].value
    assert (met.how, met.before, met.after) == ("moved", "1951-01-10", "1949-01-10") and met.because == (
        "^met",
    )


def test_a_document_moves_states_over_time(shift: Shift) -> None:
    moved = shift(CASE, CASE + DOCUMENT)
    state = of_kind(moved, "state")["bridge"].value
    assert state.how == "moved over time" and "refused" in state.after and "refused" not in state.before
    assert state.because == ("^refusal",)
    answer = of_kind(moved, "answer")["^asked"].value
    assert (answer.before, answer.after) == ("^leave", "^leave, ^refusal")


def test_a_state_becomes_certain(shift: Shift) -> None:
    after = CASE + "\n1954 abandon bridge ^given-up\n  by        ward\n  cites     letter 2\n"
    state = of_kind(shift(CASE, after), "state")["bridge"].value
    assert state.before == "granted on condition" and state.after == "abandoned"
    refused = CASE + "\n1954 refuse bridge ^withheld\n  by        lin\n  cites     letter 2\n"
    last = of_kind(shift(CASE, refused), "last word")["bridge"].value
    assert (
        last.before.startswith("The Senate")
        and last.after.startswith("Lin")
        and last.because == ("^withheld",)
    )


def test_an_order_that_was_open_becomes_certain(shift: Shift) -> None:
    loose = CASE.replace("  answers   ^asked\n", "")
    first = loose.replace("approve bridge ^leave\n", "approve bridge ^leave\n  after     ^asked\n")
    found = of_kind(shift(loose, first), "order")["^leave"].value
    assert (found.how, found.before, found.after) == ("became certain", "not certain", "after ^asked")
    back = of_kind(shift(first, loose), "order")["^leave"].value
    assert (back.how, back.after) == ("no longer certain", "not certain")


def test_a_document_turns_a_verdict(shift: Shift) -> None:
    moved = shift(CASE, CASE + DOCUMENT)
    fear = of_kind(moved, "chance")["fear"].value
    assert (fear.how, fear.before, fear.after) == ("rose", "33 %", "82 %")
    assert set(fear.because) == {"^letter-says", "^refusal"}
    assert of_kind(moved, "chance")["gain"].value.how == "fell"
    assert "^letter-says" in of_kind(moved, "verdict")["why"].value.because


def test_what_the_register_says_of_a_node_moves_the_answer(shift: Shift) -> None:
    moved = shift(CASE, CASE + DOCUMENT)
    dry = of_kind(moved, "what-if")["dry"].value
    assert dry.before != dry.after and any(one.startswith("Flood: the register said") for one in dry.chain)


def test_a_term_that_is_kept_stands_no_more(shift: Shift) -> None:
    kept = CASE + "\n1953 keep ^toll ^paid\n  by        ward\n  cites     minutes 9\n"
    found = of_kind(shift(CASE, kept), "term")["^toll"].value
    assert "kept" in found.after and found.because == ("^paid",)


def test_a_share_of_leave_is_another(shift: Shift) -> None:
    more = CASE + (
        '\nmatter road "A road"\n1952 request road ^road-asked\n  by        ward\n  to        senate\n'
        "  cites     minutes 5\n1952-05 refuse road ^road-refused\n  by        senate\n  answers   ^road-asked\n"
        "  cites     minutes 6\n"
    )
    found = of_kind(shift(CASE, more), "share")["ward by senate"].value
    assert "refused 0 %" in found.before and "refused 50 %" in found.after
    assert {"^road-asked", "^road-refused"} <= set(found.because)


def test_problems_that_came_and_went_are_told_wherever_they_stand(shift: Shift) -> None:
    slip = CASE.replace("  with      lin", "  with      lim")
    moved = shift(CASE, f"# aside\n{slip}")
    assert [one.code for one in moved.come] == ["unknown-name"] and not moved.gone
    back = shift(slip, CASE)
    assert [one.code for one in back.gone] == ["unknown-name"] and not back.come


@pytest.mark.parametrize("name", ["^leave", "bridge", "fear", "^toll"])
def test_another_name_moves_no_finding(shift: Shift, name: str) -> None:
    other = CASE.replace(f" {name} ", f" {name}-2 ").replace(f" {name}\n", f" {name}-2\n")
    other = other.replace("case bridge-2", "case bridge")
    moved = shift(CASE, other)
    kinds = {one.value.kind for one in moved.findings}
    assert not kinds, [one.value for one in moved.findings]
