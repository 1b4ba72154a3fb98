import copy
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates import Edtf, End, InvalidDate, Member, format_bound, parse, widened
from regesta.dates.bounds import MOST_CHARACTERS

SHARED = Path(__file__).parents[3] / "shared" / "data" / "dates"
SETTLED = ("agreed", "two-implementations")

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared EDTF rows are not beside this checkout"
)


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]


def bounds(text: str) -> list[str] | None:
    try:
        date = parse(text)
    except InvalidDate:
        return None
    return [format_bound(date.earliest), format_bound(date.latest)]


@needs_shared
def test_the_shared_rows_are_read_as_their_readers_agree() -> None:
    for row in rows("edtf_cases.jsonl"):
        text, status = str(row["edtf"]), str(row.get("bounds_status"))
        if not row["valid"]:
            assert bounds(text) is None, text
            continue
        assert parse(text).level == row["level"], text
        if status in SETTLED or status.startswith("convention:"):
            assert bounds(text) == [
                str(row[end]).replace("-inf", "open").replace("inf", "open") for end in ("lower", "upper")
            ], text


@needs_shared
def test_the_disputed_rows_are_read_as_the_reference_reads_them() -> None:
    for row in rows("edtf_disputed.jsonl"):
        verdicts, known = row["verdicts"], row["bounds"]
        assert isinstance(verdicts, dict) and isinstance(known, dict)
        assert bounds(str(row["edtf"])) == (known["ref"] if verdicts["ref"] else None), row["edtf"]


@given(st.data())
def test_every_valid_date_is_printed_as_it_was_written(
    dates: st.SearchStrategy[str], data: st.DataObject
) -> None:
    text = data.draw(dates)
    date = parse(text)
    assert str(date) == date.text == text
    assert parse(str(date)) == date and hash(parse(text)) == hash(date)


@given(st.data())
def test_the_earliest_day_is_not_after_the_latest(dates: st.SearchStrategy[str], data: st.DataObject) -> None:
    date = parse(data.draw(dates))
    if isinstance(date.earliest, int) and isinstance(date.latest, int):
        assert date.earliest <= date.latest


@given(st.data())
def test_a_date_holds_the_day_it_was_made_from(
    lone_dates: st.SearchStrategy[tuple[str, int]], data: st.DataObject
) -> None:
    text, day = data.draw(lone_dates)
    date = parse(text)
    assert isinstance(date.earliest, int) and isinstance(date.latest, int)
    assert date.earliest <= day <= date.latest


@given(st.data())
def test_bounds_are_those_of_the_members(dates: st.SearchStrategy[str], data: st.DataObject) -> None:
    date = parse(data.draw(dates))
    if date.form == "interval":
        assert len(date.members) == 2
        assert (date.earliest, date.latest) == (date.start.earliest, date.end.latest)
        return
    firsts = [member.earliest for member in date.members]
    lasts = [member.latest for member in date.members]
    days = [day for day in firsts if isinstance(day, int)], [day for day in lasts if isinstance(day, int)]
    assert date.earliest == (End.OPEN if End.OPEN in firsts else min(days[0]))
    assert date.latest == (End.OPEN if End.OPEN in lasts else max(days[1]))


@given(st.data(), st.integers(0, 60), st.sampled_from("0123456789X-?~%/.,[]{}YESTZ:+ uxa\0٣－"))
def test_a_changed_date_is_read_or_refused_with_a_reason(
    dates: st.SearchStrategy[str], data: st.DataObject, place: int, character: str
) -> None:
    text = data.draw(dates)
    place = min(place, len(text))
    for changed in (
        text[:place] + character + text[place:],
        text[:place] + character + text[place + 1 :],
        text[:place] + text[place + 1 :],
    ):
        try:
            assert str(parse(changed)) == changed
        except InvalidDate as fault:
            assert fault.text == changed and fault.reason and 1 <= fault.column <= len(changed) + 1


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except InvalidDate as fault:
        assert 1 <= fault.column <= len(text) + 1


@pytest.mark.parametrize(
    "text",
    [
        "9" * 10**7,
        "[" + "1950," * 10**6 + "1950]",
        "Y1E999999999",
        "\0" * 10**6,
        "-" * 10**6,
        "(" * MOST_CHARACTERS,
    ],
)
def test_a_monstrous_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate):
        parse(text)


def test_the_longest_year_has_bounds() -> None:
    assert len(format_bound(parse("Y1E3999").earliest)) == 4006
    with pytest.raises(InvalidDate):
        parse("Y1E4000")


@pytest.mark.parametrize(
    ("text", "form", "is_extent"),
    [
        ("1950", "date", False),
        ("1950-06-25T04:00:00", "datetime", False),
        ("1950/1953", "interval", True),
        ("[1948..1950]", "one of", False),
        ("{1948..1950}", "all of", False),
    ],
)
def test_forms(text: str, form: str, is_extent: bool) -> None:
    date = parse(text)
    assert (date.form, date.is_extent) == (form, is_extent)
    assert repr(date) == f"parse({text!r})"


def test_signs_are_seen_anywhere() -> None:
    assert [
        (parse(text).is_uncertain, parse(text).is_approximate)
        for text in ("1950", "1950?", "1949/195X~", "[1950%]")
    ] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]


def test_members_and_ends() -> None:
    interval = parse("..2004-06-01/2004-06-20")
    assert interval.start == Member(End.OPEN, parse("2004-06-01")) and interval.start.is_range
    assert interval.start.latest == parse("2004-06-01").latest
    assert interval.end == Member(parse("2004-06-20"), parse("2004-06-20"))
    assert parse("1950/").end == Member(End.UNKNOWN, End.UNKNOWN) and not parse("1950/").end.is_range
    assert parse("[1948,1950..]").members[1] == Member(parse("1950"), End.OPEN)
    date = parse("1950")
    assert date.start == date.end == date.members[0] == Member(date, date)


def test_the_precision_of_several_dates_is_that_of_the_coarsest() -> None:
    assert [parse(text).precision for text in ("1950-06-25/1953", "[1950-06,195X]", "../1950-06")] == [
        "year",
        "decade",
        "month",
    ]


def test_a_date_cannot_be_changed() -> None:
    date = parse("1950")
    for name in ("text", "earliest", "latest", "form", "other"):
        with pytest.raises(AttributeError):
            setattr(date, name, 1)


def test_dates_are_equal_by_their_text_and_survive_pickling() -> None:
    assert parse("1950~") != parse("~1950") and parse("1950") != "1950"
    date = parse("[1948..1950]")
    for other in (copy.deepcopy(date), pickle.loads(pickle.dumps(date))):
        assert isinstance(other, Edtf) and other == date and other.latest == date.latest


def test_a_refusal_survives_pickling() -> None:
    with pytest.raises(InvalidDate) as caught:
        parse("1950-13")
    fault = pickle.loads(pickle.dumps(caught.value))
    assert (fault.text, fault.reason, fault.column) == ("1950-13", str(caught.value), 6)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1950~", "1948-01-01", "1952-12-31"),
        ("%1950", "1948-01-01", "1952-12-31"),
        ("1950?", "1950-01-01", "1950-12-31"),
        ("1950-06~", "1950-06-01", "1950-06-30"),
        ("195X~", "1950-01-01", "1959-12-31"),
        ("1950-22~", "1950-06-01", "1950-08-31"),
        ("1948~/1950", "1946-01-01", "1950-12-31"),
        ("1948/1950~", "1948-01-01", "1952-12-31"),
        ("1948~/..", "1946-01-01", "open"),
        ("[1948~,1950]", "1946-01-01", "1950-12-31"),
        ("[..1948~]", "open", "1950-12-31"),
        ("/1948~", "unknown", "1950-12-31"),
        ("0001~", "-0001-01-01", "0003-12-31"),
        ("Y10000~", "9998-01-01", "10002-12-31"),
        ("1950S2~", "1900-01-01", "1999-12-31"),
    ],
)
def test_only_approximate_years_are_widened(text: str, earliest: str, latest: str) -> None:
    assert [format_bound(bound) for bound in widened(parse(text), 2)] == [earliest, latest]


def test_a_date_is_widened_by_no_less_than_nothing() -> None:
    date = parse("1950~")
    assert widened(date, 0) == (date.earliest, date.latest)
    with pytest.raises(ValueError, match="0 years or more"):
        widened(date, -1)
