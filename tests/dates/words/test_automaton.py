"""The automaton of all forms tells the very forms and ends that the pattern of each finds by itself."""

from hypothesis import given
from hypothesis import strategies as st

from regesta.dates.words.automaton import Automaton
from regesta.dates.words.forms import Shape, compile_form
from regesta.dates.words.language import load_language
from regesta.dates.words.tokens import tokenise
from tests.dates.words.hostile import SHAPES

_CHARACTERS = {"a": frozenset("a"), "b": frozenset("b"), "AB": frozenset("ab"), "C": frozenset("c")}
_FORMS = ("a? b C", "(a | b C){1,2} C", "a{0,2} AB", "a ~b? C?", "(a b?){0,2} C", "a (~b | C){0,2} a")
_SHAPES = tuple(compile_form(form, lambda item: _CHARACTERS.get(item, frozenset())) for form in _FORMS)


def _longest(shape: Shape, text: str) -> int | None:
    ends = [end for end in range(1, len(text) + 1) if shape.pattern.fullmatch(text, 0, end)]
    return max(ends, default=None)


@given(st.text(alphabet="abc ", min_size=1, max_size=9))
def test_each_form_and_its_longest_end(text: str) -> None:
    automaton = Automaton(_SHAPES)
    if text[0] == " " or text[0] not in automaton.first:
        return
    expected = {
        number: end for number, shape in enumerate(_SHAPES) if (end := _longest(shape, text)) is not None
    }
    found = automaton.fits(text, 0)
    assert {number: end for end, number in found} == expected
    assert [end for end, _ in found] == sorted((end for end, _ in found), reverse=True)


def test_no_form_of_english_is_lost() -> None:
    known = load_language("en")
    text = (
        "In the early summer of 1945, two and a half years later, on the night of 7-8 May 1945 at 5 a.m.; "
        + " ".join(SHAPES)
    )
    classes = tokenise(text, known.table).classes
    for found in known.starters.finditer(classes):
        told = {number for _, number in known.automaton.fits(classes, found.start())}
        for number, form in enumerate(known.forms):
            assert (form.shape.pattern.match(classes, found.start()) is not None) == (number in told), (
                form.text
            )


def test_states_are_made_anew_when_there_are_too_many() -> None:
    automaton = Automaton(_SHAPES)
    before = automaton.fits("aabc", 0)
    automaton._states.update(
        (frozenset((-number,)), next(iter(automaton._states.values()))) for number in range(1, 20_001)
    )
    assert automaton.fits("abab", 0) and automaton.fits("aabc", 0) == before
