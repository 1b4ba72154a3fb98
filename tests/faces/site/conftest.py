"""Cases to build, and what to look at in what was built."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from regesta.case import load
from regesta.faces.site.build import build
from tests.faces.site.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[3]
KOREA = ROOT / "cases" / "korea"
ESSAY = ROOT.parent / "shared" / "data" / "essay"
_HREF = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')

SMALL = """case small "A small case" format 1
source diary "The clerk's diary"
  locators  lines
  text      diary.txt
source letter "A letter"
  locators  lines
  text      letter.txt
source title "A title"
  seen as   title only
  address   https://example.org/archive?a=1&b=2
person kim "Kim"
  born      1912-04-15
  name      "Kim Song-ju" born-name
    cites   diary 1
body council "The council"
office chair "The chair" of council
place town "The town"
matter march "The march"
version v1 "First draft" of march

1948/1950~ holds chair
  by        kim
  cites     diary 2
[1948..1950] request march ^asks series
  by        kim
  to        council?
  place     town
  cites     diary 1 "The clerk was told to wait until the council had met"
    mode    asserts
1950-02 refuse march ^no
  by        council
  answers   ^asks
  cert      low
  draft     by a rule
  cites     title
    date    1950-03
[1950-10..] say ^later
  by        ?
{1948,1950} event ^both "Twice"
../1945 not holds peace "Peace"
undated approve march
  by        council
  before    ^no
  cites     letter 1 "nobody ever wrote these words in any letter at all"
term ^wait of ^no condition "to wait"
claim why "Because of the rain"
  cause     ^both
  contributes to ^no
question q "Why?"
hypothesis rain of q "The rain"
hypothesis fear of q "Fear"
evidence ^seen on q "It rained"
  if rain   likely
  if fear   0.1 to 0.3
model m
  draws     Rain -> No
what-if dry in m "Had it been dry?"
  ask       No[Rain = 0] == 0
"""
DIARY = "The clerk was told to wait until the council had met.\nHe waited.\nNobody came.\n"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a case with a little of everything, and texts beside it."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "case.regesta").write_text(SMALL, encoding="utf-8")
    (folder / "diary.txt").write_text(DIARY, encoding="utf-8")
    (folder / "letter.txt").write_text("Dear council, we shall march on Sunday.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small case."""
    folder = tmp_path_factory.mktemp("site")
    build(load(small), folder)
    return folder


@pytest.fixture(scope="session")
def korea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the Korea case."""
    folder = tmp_path_factory.mktemp("korea")
    build(load(KOREA), folder)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One browser for all tests of the site."""
    with chromium() as opened:
        yield opened


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Every page of a site with its path and what it holds."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def broken_links(site: Path) -> list[str]:
    """The links of a site that lead nowhere in it, with the page they stand on; links to the web are left out."""
    ids = {path: set(_ID.findall(text)) for path, text in pages(site)}
    found = []
    for path, text in pages(site):
        for href in _HREF.findall(text):
            parts = urlsplit(href.replace("&amp;", "&").replace("&#39;", "'"))
            if parts.scheme in ("http", "https"):
                continue
            target = (site / path).parent / unquote(parts.path) if parts.path else site / path
            name = target.resolve().relative_to(site.resolve()).as_posix()
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in ids.get(name, ())):
                found.append(f"{path}: {href}")
    return found


def all_text(site: Path) -> str:
    """All that stands in the files of a site, as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in written(site))


def written(site: Path) -> list[Path]:
    """The files of a site that hold what comes of the case; scripts and fonts are the same for all."""
    return [path for path in sorted(site.rglob("*")) if path.is_file() and path.parent.name != "assets"]
