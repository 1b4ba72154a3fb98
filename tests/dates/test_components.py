import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates import parse
from regesta.dates.components import Components, both, level_of, precision_of, read_components


@pytest.mark.parametrize(
    ("text", "components"),
    [
        ("1950", Components("1950")),
        ("-0043-03", Components("-0043", "03")),
        ("2004-06~-11", Components("2004", "06", "11", "~", "~", "")),
        ("?2004-06-~11", Components("2004", "06", "11", "?", "", "~")),
        ("?2004-06-11~", Components("2004", "06", "11", "%", "~", "~")),
        ("195X-22?", Components("195X", "22", None, "?", "?")),
        ("Y-17E7S2%", Components("Y-17", year_qualifier="%", exponent=7, significant_digits=2)),
        ("?-1950S2~", Components("-1950", year_qualifier="%", significant_digits=2)),
        ("1950-06-25T04:00:00+09", Components("1950", "06", "25", time="04:00:00", shift="+09")),
        ("1950-06-25T04:00:00", Components("1950", "06", "25", time="04:00:00")),
    ],
)
def test_components_are_kept_as_written(text: str, components: Components) -> None:
    assert read_components(text) == components


@given(st.data())
def test_every_sign_is_kept(lone_dates: st.SearchStrategy[tuple[str, int]], data: st.DataObject) -> None:
    text, _ = data.draw(lone_dates)
    components = read_components(text)
    assert both(*components.qualifiers) == both(*(one for one in text if one in "?~%"))
    time = f"T{components.time}{components.shift or ''}" if components.time else ""
    assert components.written + time == "".join(one for one in text if one not in "?~%")


@pytest.mark.parametrize(
    ("level", "texts"),
    [
        (0, "1985 1985-04 1985-04-12 0000 1985-04-12T23:20:30Z 1964/2008"),
        (1, "-1985 Y170000002 2001-21 1985~ ~1985 1985-04-12% 201X 20XX 2004-XX 1985-XX-XX 1985-04-XX -199X"),
        (1, "1985/.. /1985 ../1985-04-12? 1984?/2004% -1985-04-12T00:00:00"),
        (
            2,
            "XXXX 2XXX 1XX3 1985-0X 156X-12 1985-XX-01 2001-25 2001-41 Y17E7 1950S2 ?1985-04 1985?-04 1985-~04",
        ),
        (2, "[1950] {1950..} 201X/2020 2004-06-XX/2005 ..1985/1990 1984?-06/1990"),
    ],
)
def test_levels(level: int, texts: str) -> None:
    for text in texts.split():
        assert parse(text).level == level, text


def test_a_mask_at_the_end_of_an_interval_is_of_level_2() -> None:
    assert (level_of("201X"), level_of("201X", is_end=True)) == (1, 2)


@pytest.mark.parametrize(
    ("precision", "texts"),
    [
        ("second", "1950-06-25T04:00:00"),
        ("day", "1950-06-25 1950-XX-XX 195X-06-25"),
        ("month", "1950-06 1950-XX 195X-0X"),
        ("season", "1950-21 1950-32"),
        ("quarter", "1950-33"),
        ("quadrimester", "1950-37 1950-39"),
        ("semester", "1950-40"),
        ("year", "1950 Y17000 1950S4 1X50 Y17E7"),
        ("decade", "195X -195X 1950S3"),
        ("century", "19XX 1950S2"),
        ("millennium", "1XXX 1950S1"),
        ("longer", "XXXX Y171010000S3"),
    ],
)
def test_precisions(precision: str, texts: str) -> None:
    for text in texts.split():
        assert precision_of(read_components(text)) == precision, text


def test_intervals_and_sets_have_no_components_of_their_own() -> None:
    for text in ("1950/1953", "[1950]"):
        with pytest.raises(ValueError, match="is not one date"):
            read_components(text)
