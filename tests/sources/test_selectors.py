import pytest

from regesta.sources import Text, find_quotation, find_selector, position_selector, quote_selector


def test_there_and_back(minutes: Text) -> None:
    place = find_quotation(minutes, "The mayor said that", "9").places[0]
    quote, position = quote_selector(place), position_selector(place)
    assert quote["exact"] == "The mayor said that" and quote["suffix"] == " he would not sign.\n"
    found = find_selector(minutes, quote)
    assert found.verdict == "exact" and found.places[0].spans == place.spans
    located = find_selector(minutes, position)
    assert located.verdict == "located" and located.places[0].spans == place.spans


def test_a_position_beyond_the_text(minutes: Text) -> None:
    assert (
        find_selector(minutes, {"type": "TextPositionSelector", "start": 0, "end": 10**6}).verdict
        == "missing"
    )


@pytest.mark.parametrize(
    "selector",
    [
        {"type": "XPathSelector", "value": "//p"},
        {"type": "TextQuoteSelector"},
        {"type": "TextQuoteSelector", "exact": 3},
        {"type": "TextPositionSelector", "start": 5, "end": 3},
        {},
    ],
)
def test_what_is_no_selector(minutes: Text, selector: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"Selector|selector"):
        find_selector(minutes, selector)
