from array import array

from hypothesis import given
from hypothesis import strategies as st

from regesta.sources.offsets import OffsetMap, Rewriting
from regesta.sources.spelling import spelled

TEXTS = st.text(alphabet="ab -–\n“ﬁ…\u00ad’é中7", max_size=60)


def test_breaks_are_where_the_step_changes() -> None:
    assert Rewriting.of([("f", 0), ("i", 0)], 1) == ("fi", ((1, 0),))
    assert Rewriting.of([(" ", 0)], 1) == (" ", ())
    assert Rewriting.of([], 2) == ("", ((0, 2),))


def test_identity() -> None:
    offsets = OffsetMap.of([0], [0])
    assert [offsets.origin(offsets.place(at)) for at in range(9)] == list(range(9))


@given(TEXTS)
def test_there_and_back(text: str) -> None:
    """Every character of the normal spelling leads to the text and back to itself, or to the first made of the same."""
    normal, maps = spelled(text)
    if len(maps) > 1:
        return
    (offsets,) = maps
    for place in range(len(normal)):
        origin = offsets.origin(place)
        assert 0 <= origin < len(text)
        assert offsets.place(origin) <= place
        assert offsets.origin(offsets.place(origin)) == origin
    assert [offsets.origin(place) for place in range(len(normal))] == sorted(
        map(offsets.origin, range(len(normal)))
    )


@given(TEXTS)
def test_all_places_at_once(text: str) -> None:
    for offsets in spelled(text)[1][:1]:
        whole = array("L", range(len(text)))
        assert list(offsets.all_places(whole)) == [offsets.place(at) for at in whole]
