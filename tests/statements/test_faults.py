"""What can be wrong with a line: each fault names the thing and says what to write."""

import pytest

from regesta.problem import CODES
from regesta.statements import faults
from regesta.statements.grammar import DIRECTIVES, ENTRY
from regesta.statements.notation import Unreadable

EVERY = [
    faults.stray(),
    faults.ragged("x", 3, wanted=2),
    faults.too_deep("x", above="by kim"),
    faults.unclosed_quote('"x'),
    faults.unknown_field("bye", "bye kim", kinds=ENTRY, owner="an entry"),
    faults.no_value("by"),
    faults.duplicate_field("by", "by kim", takes_several=True),
    faults.pending_seal(),
    *(faults.missing_part(kind, "of") for kind in faults.HEADS),
]


@pytest.mark.parametrize("fault", EVERY, ids=lambda one: one.code)
def test_each_has_a_code_a_reason_and_a_remedy(fault: Unreadable) -> None:
    assert fault.code in CODES and fault.what and fault.remedy and fault.remedy != fault.what


def test_a_misspelt_field_is_guessed_and_a_field_of_elsewhere_is_placed() -> None:
    assert "did you mean cites?" in faults.unknown_field("cits", "", kinds=ENTRY, owner="an entry").remedy
    reading = faults.unknown_field("motive", "", kinds=ENTRY, owner="an entry")
    assert "indent it below a cites line" in reading.remedy
    entry = faults.unknown_field("answers", "", kinds=DIRECTIVES["place"].fields, owner="place")
    assert "field of entries" in entry.remedy


@pytest.mark.parametrize(
    ("fault", "remedy"),
    [
        (
            Unreadable("x", "y", "# note", "surplus-words"),
            "write a space before #, if a comment begins there",
        ),
        (Unreadable("x", "y", "kim# note"), "write a space before #, if a comment begins there"),
        (Unreadable("x", "y", "war#note", "bad-name"), "write a space before #, if a comment begins there"),
        (Unreadable("x", "y", "event^war", "unknown-verb"), "write a space before ^"),
        (Unreadable("x", "y", 'kim"Kim"', "bad-name"), 'write a space before "'),
        (Unreadable("x", "y", "https://x.org/#a"), "y"),
        (Unreadable("x", "y", '"a # b"', "surplus-words"), "y"),
        (Unreadable("x", "y", "^war", "unknown-verb"), "y"),
        (Unreadable("x", "y", "a^b", "unknown-field"), "y"),
    ],
    ids=lambda one: one.piece if isinstance(one, Unreadable) else "",
)
def test_a_missing_space_is_told(fault: Unreadable, remedy: str) -> None:
    assert faults.spaced(fault).remedy == remedy
    assert (faults.spaced(fault).piece, faults.spaced(fault).code) == (fault.piece, fault.code)


def test_the_forms_of_first_lines_are_those_of_directives() -> None:
    assert set(faults.HEADS) <= set(DIRECTIVES)
    assert all(form.startswith(f"{kind} ") for kind, form in faults.HEADS.items())
