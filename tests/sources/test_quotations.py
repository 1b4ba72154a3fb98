import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.sources import Span, Text, find_quotation, read_source
from tests.sources.conftest import MINUTES


@pytest.mark.parametrize(
    ("words", "verdict", "rules"),
    [
        ("the marchers asked for leave to cross the bridge", "exact", ()),
        ("The bridge isn't safe", "normalised", ("quotation marks",)),
        ("three members dissenting", "normalised", ("line-end hyphen",)),
        ("The council — three members", "normalised", ("dashes", "line-end hyphen")),
        ("The mayor said that he would not grant it", "normalised", ("white space",)),
        ("the engi\u00adneers' report", "normalised", ("invisible characters",)),
        ("a letter in which the marchers aſked", "normalised", ("ligature",)),
        ("[t]he clerk read a letter", "normalised", ("editorial brackets",)),
        ("[He] would not grant it", "normalised", ("editorial brackets",)),
        ("the marchers [workers, mostly] asked for leave", "normalised", ("editorial brackets",)),
        ("the marchers ask[ed] for leave", "normalised", ("editorial brackets",)),
        ("asked for leave [sic] to cross", "normalised", ("editorial brackets",)),
        ("The clerk read a letter … to cross the bridge", "elided", ()),
        ("The clerk read a letter ... to cross the bridge", "elided", ()),
        ("The clerk read a letter […] to cross the bridge", "elided", ()),
        ("… the river is high …", "elided", ()),
        ("he would grant it", "missing", ()),
        ("signed by 1,300 marchers", "missing", ()),
        ("signed by 1", "missing", ()),
        ("the Marchers asked", "missing", ()),
        ("marchers the asked", "missing", ()),
        ("the marcher", "missing", ()),
        ("...", "located", ()),
        ("", "located", ()),
        ("?!", "missing", ()),
    ],
)
def test_verdicts(minutes: Text, words: str, verdict: str, rules: tuple[str, ...]) -> None:
    found = find_quotation(minutes, words)
    assert (found.verdict, found.rules) == (verdict, rules)


def test_no_text() -> None:
    assert find_quotation(None, "anything at all").verdict == "no_text"


def test_what_an_elision_hides_is_shown(minutes: Text) -> None:
    found = find_quotation(minutes, "The mayor said that he would … grant it")
    assert [each.words for each in found.left_out] == ["not"]
    assert [minutes.passage(span) for span in found.places[0].spans][1] == "grant it"


def test_what_brackets_stand_for_is_shown(minutes: Text) -> None:
    found = find_quotation(minutes, "he would [gladly] grant it")
    assert [(each.written, each.words) for each in found.left_out] == [("[gladly]", "not")]


def test_the_sources_own_brackets_are_no_editors() -> None:
    text = Text("He agreed [two lines not declassified] and left.")
    assert find_quotation(text, "He agreed [two lines not declassified] and left").verdict == "exact"
    assert find_quotation(text, "He agreed [two lines declassified] and left").verdict == "missing"
    assert find_quotation(text, "He agreed [two lines declassified]").verdict == "missing"
    assert find_quotation(text, "He agreed [two lines not declassified] … left").verdict == "elided"


def test_ambiguity_and_what_resolves_it(minutes: Text) -> None:
    words = "The mayor said that"
    found = find_quotation(minutes, words)
    assert found.verdict == "ambiguous" and len(found.places) == 2
    for resolved in (
        find_quotation(minutes, words, "9", scheme="lines"),
        find_quotation(minutes, words, suffix="he would not sign"),
        find_quotation(minutes, words, prefix="reported on the bridge. "),
    ):
        assert resolved.verdict == "normalised" or resolved.verdict == "exact"
        assert resolved.place and resolved.place.locators["lines"] == "9"
    assert find_quotation(minutes, words, suffix="nothing of the sort").context_stands is False


def test_elsewhere_is_said(minutes: Text) -> None:
    words = "signed by 1,200 marchers"
    assert find_quotation(minutes, words, "7").standing == "within"
    assert find_quotation(minutes, words, "3").standing == "elsewhere"
    assert find_quotation(minutes, words, "70").standing == "no such locator"
    assert find_quotation(minutes, "high.” The council – three members", "4").standing == "partly"


def test_located(minutes: Text) -> None:
    found = find_quotation(minutes, None, "3-4")
    assert found.verdict == "located" and found.places[0].spans[0].offset == MINUTES.index("The clerk")
    assert find_quotation(minutes, None, "99").verdict == "missing"
    assert (
        find_quotation(minutes, "Der Bürgermeister sagte nein", "4", is_translated=True).verdict == "located"
    )


def test_missing_has_the_nearest_passage_and_the_differences(minutes: Text) -> None:
    nearest = find_quotation(minutes, "it was signed by 1,300 marchers").nearest
    assert nearest and minutes.passage(nearest.span).startswith("it was signed by 1,200 marchers")
    assert [(each.quoted, each.found) for each in nearest.differences] == [("1,300", "1,200")]
    assert find_quotation(minutes, "An altogether different sentence of something else").nearest is None


def test_spans_count_code_points_and_words() -> None:
    text = Text("𝔄𝔅 e\u0301te\u0301 und Käse — mehr.")
    place = find_quotation(text, "été und").places[0]
    assert place.spans == (Span(3, 9),) and place.words == (Span(1, 2),)


def test_right_to_left_and_marks() -> None:
    text = Text("\u200fהמועצה דנה במכתב, והחליטה להמתין. السَّلام عليكم")
    assert find_quotation(text, "המועצה דנה במכתב").verdict == "exact"
    assert find_quotation(text, "המועצה \u200fדנה במכתב").rules == ("invisible characters",)
    assert find_quotation(text, "السَّلام عليكم").verdict == "exact"
    assert find_quotation(text, "السلام عليكم").verdict == "missing"


PIECES = st.sampled_from(
    [
        "bridge",
        "river",
        "not",
        "1,200",
        "“leave”",
        "isn’t",
        "ﬁrst",
        "state-owned",
        "mem-\nbers",
        "été",
        "—",
        "–",
        "…",
        "the",
    ]
)
DOCUMENTS = st.lists(PIECES, min_size=8, max_size=40).map(" ".join)


@settings(deadline=None)
@given(DOCUMENTS, st.data())
def test_a_quotation_stands_where_it_was_cut(content: str, data: st.DataObject) -> None:
    words = content.split(" ")
    first = data.draw(st.integers(0, len(words) - 2))
    last = data.draw(st.integers(first + 1, len(words)))
    quoted = " ".join(words[first:last])
    if not any(map(str.isalnum, quoted)):
        return
    start = len(" ".join(words[:first])) + bool(first)
    found = find_quotation(Text(content), quoted)
    core = quoted.strip(" -–—")
    offset = start + quoted.index(core)
    assert found.verdict in ("exact", "ambiguous")
    assert any(place.spans[0] == Span(offset, len(core)) and not place.rules for place in found.places)


@settings(deadline=None)
@given(DOCUMENTS, st.data())
def test_a_damaged_quotation_is_never_exact(content: str, data: st.DataObject) -> None:
    words = content.split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    damaged = [*words[:at], "altered", *words[at + 1 :]]
    found = find_quotation(Text(content), " ".join(damaged))
    assert found.verdict != "exact" or words[at] == "altered"


def test_cost_does_not_grow_with_the_source(frus: Path) -> None:
    """Thousands of quotations share one index: each costs far less than a search of the volume."""
    text = read_source(frus / "frus1949v07p2.xml")
    starts = text.wording.starts
    quotations = [
        text.content[starts[at] : starts[at + 15]].rstrip(" \n-–—(“")
        for at in range(0, len(starts) - 20, len(starts) // 500)
    ]
    began = time.process_time()
    verdicts = [find_quotation(text, words).verdict for words in quotations]
    assert set(verdicts) <= {"exact", "ambiguous"}
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("– clerk was told –", "dashes"),
        ("- and left", "dashes"),
        ("\u200bclerk was told", "invisible characters"),
        ("“go”-", "dashes"),
    ],
)
def test_signs_passed_over_at_the_ends_are_told(words: str, rule: str) -> None:
    found = find_quotation(Text("The clerk was told to wait. He said “go” — and left."), words)
    assert found.verdict == "normalised" and rule in found.rules
    assert find_quotation(Text("The clerk — and left"), "— and left").verdict == "exact"


SIGNS_AND_WORDS = st.sampled_from(
    ["clerk", "wait", "co-\noperate", "1,000", "don’t", "a", "–", "“", ".", "\u00ad"]
)


@settings(max_examples=120)
@given(st.lists(st.lists(SIGNS_AND_WORDS, min_size=1, max_size=8), min_size=1, max_size=5), st.data())
def test_a_locator_only_narrows_what_is_found(lines: list[list[str]], data: st.DataObject) -> None:
    text = Text("\n".join(" ".join(line) for line in lines))
    start = data.draw(st.integers(0, len(text.content) - 1))
    words = text.content[start : data.draw(st.integers(start + 1, len(text.content)))]
    whole = find_quotation(text, words)
    for number in range(1, text.content.count("\n") + 2):
        here = find_quotation(text, words, str(number), scheme="lines")
        if here.standing == "within" and len(whole.places) == 1:
            if here.verdict == whole.verdict:
                assert here.places[0].spans == whole.places[0].spans
            else:  # the words stand there by a rule, and elsewhere to the letter
                assert (here.verdict, whole.verdict) == ("normalised", "exact")
        if here.verdict == "exact":
            assert words.strip() in text.content
        if here.verdict in ("exact", "normalised") and here.standing == "within":
            (line,) = text.cited(str(number), "lines")
            assert all(line.has(span) for span in here.places[0].spans)


def test_places_are_said_as_one_or_as_several() -> None:
    text = Text("One line\nand another.\n\nA paragraph.")
    assert [
        find_quotation(text, words).places[0].in_words for words in ("One line", "line and", "A paragraph")
    ] == [
        "line 1, paragraph 1",
        "lines 1-2, paragraph 1",
        "line 4, paragraph 2",
    ]
