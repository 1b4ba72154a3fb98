"""Addresses: one file a name on any file system, and only addresses of the web lead out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.faces.site.addresses import outward, slug


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_two_names_never_share_a_file(one: str, other: str) -> None:
    if one != other:
        assert slug(one).casefold() != slug(other).casefold()
        assert slug(one).upper() != slug(other).upper()
    assert len(slug(one).encode("utf-8")) < 120
    assert not set(slug(one)) & set("<>:\"/\\|?*'\0 ")


@pytest.mark.parametrize("name", ["approval", "soviet-bomb", "d-1950-01-31", "김일성", "мао"])
def test_a_plain_name_is_its_own_file(name: str) -> None:
    assert slug(name) == name


@pytest.mark.parametrize("name", ["Kim", "con", "o'neill", "a.b", "ﬁ", "ſ", "x" * 200, "-", "김" * 100])
def test_any_other_ends_with_a_digest(name: str) -> None:
    assert slug(name)[-9] == "."


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org/a?b=c&d", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:", False),
        ("https://[", False),
        ('https://example.org/"onclick="x', False),
        ("archive, box 3", False),
        ("ftp://example.org", False),
    ],
)
def test_only_the_web_leads_out(address: str, leads: bool) -> None:
    assert bool(outward(address)) == leads
