"""Whom "he", "the king" and a name without the rest of it mean, and where that is left open."""

import pytest

from regesta.case import load
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.sources import Text
from tests.reading.test_reader import shown

CASE = """case court "A court" format 1
source chronicle "A chronicle"
person otto "Otto of Northmark"
person anna "Queen Anna"
person duke "Duke of Westmark"
person weber "Karl Weber"
office chancellor "Chancellor of the realm"
1850 appoint chancellor
  whom      weber
  cites     chronicle
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader of a case of kings and dukes."""
    folder = tmp_path_factory.mktemp("court")
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    return Reader(load(folder))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Otto met Weber.", "undated meet by otto with weber"),
        ("Weber attacked Northmark.", "undated attack by weber"),
        ("Westmark met Weber.", "undated meet by duke with weber"),
        ("Weber came. Otto warned the King.", "undated warn by otto"),
        ("Weber came. Otto warned the King of Spain.", "undated warn by otto"),
        ("Anna came. Otto warned the Queen.", "undated warn by otto to anna"),
        ("Anna came. Otto warned the Queen of Spain.", "undated warn by otto"),
        ("Weber came. Otto warned the Chancellor.", "undated warn by otto to weber"),
        ("Weber came. Otto warned the statesman.", "undated warn by otto to weber"),
        ("Weber came. Fritz refused. He warned Otto.", "undated warn by ? to otto"),
        ("Weber met Otto. He told Weber the truth.", "undated inform by otto to weber"),
        ("Weber met Otto. He told Anna the truth.", "undated inform by weber to anna"),
        ("Otto came. He told Weber that he had met Anna.", "undated meet by otto with anna mode reports claimant otto"),
    ],
)  # fmt: skip
def test_who_is_meant(reader: Reader, text: str, last: str) -> None:
    drafts = [one for one in reader.read(Text(text), "chronicle") if not isinstance(one, Unread)]
    assert shown(drafts[-1]) == last
