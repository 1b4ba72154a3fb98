"""Names, titles, notes, texts and addresses that would be scripts stay text."""

import re
from pathlib import Path

import html5lib
import pytest

from regesta.case import load
from regesta.faces.site.build import build
from tests.faces.site.conftest import broken_links, pages

BREAK = "</title></script><script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)>'\\\""
CASE = f"""case c "{BREAK}" format 1
  author    {BREAK}
  note      "{BREAK}"
source s "{BREAK}"
  author    {BREAK}
  text      s.txt
  locators  lines
  address   javascript:alert(4)
source t "T"
  address   https://example.org/"onmouseover="alert(5)
source u "U"
  address   data:text/html,<script>alert(6)</script>
source v "V"
  address   HTTPS://example.org/a?b=<c>
person O'Neill "{BREAK}"
  name      "{BREAK}" spelling
person o'neill "Another"
person 김일성 "김일성 \u202e reversed"
person con "A device"
person a.b "A point"
matter m "{BREAK}"

1950 request m ^a.b'c "{BREAK}"
  by        O'Neill
  to        unnamed "{BREAK}"
  manner    {BREAK}
  cites     s 1 "<script>alert(7)</script> he said to all who would hear it then"
    motive  "{BREAK}"
  draft     {BREAK}
1950 refuse m
  by        nobody<script>
claim c1 "{BREAK}"
model m1 "{BREAK}"
  draws     <script>alert(8)</script> -> B
"""
TEXT = (
    "<script>alert(7)</script> he said to all who would hear it then.\n"
    "</mark></p><script>alert(9)</script>\n\x0b\u0085\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a hostile case."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    (folder / "s.txt").write_text(TEXT, encoding="utf-8")
    build(load(folder), folder / "site")
    return folder / "site"


def test_nothing_hostile_becomes_an_element_or_an_attribute(site: Path) -> None:
    told = 0
    for path, text in pages(site):
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        for element in tree.iter():
            assert element.tag not in ("img", "iframe", "object"), path
            if element.tag == "script":
                assert re.fullmatch(r"(\.\./)*assets/[a-z]+\.js", element.attrib["src"]), path
                assert not element.text, path
            assert not [name for name in element.attrib if name.startswith("on")], path
            for name in ("href", "src"):
                address = element.attrib.get(name, "")
                assert not re.match(r"\s*(javascript|data|vbscript):", address, re.IGNORECASE), (
                    path,
                    address,
                )
        told += text.count("&lt;script&gt;alert(1)")
    assert told > 10, "what was written is shown, as text"


def test_it_is_still_valid_and_linked(site: Path) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for _, text in pages(site):
        parser.parse(text)
    assert broken_links(site) == []


def test_names_have_files_of_their_own_on_any_file_system(site: Path) -> None:
    names = [path.name for path in (site / "people").glob("*.html")]
    assert len({name.casefold() for name in names}) == len(names) == 5
    assert "김일성.html" in names
    assert "con.html" not in names
    assert not [name for name in names if re.search(r"[<>:\"/\\|?*']", name)]


def test_the_passage_is_marked_all_the_same(site: Path) -> None:
    assert '<mark id="at-0">&lt;script&gt;alert(7)' in (site / "sources" / "s.html").read_text(
        encoding="utf-8"
    )
