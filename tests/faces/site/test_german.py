"""A German case has a German site: on no page a word of English, but where a text says that it is English."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from regesta.case import load
from regesta.faces.differences import sections, summary
from regesta.faces.site.build import build
from regesta.faces.site.languages import translator
from regesta.findings.moved import compared
from tests.faces.site.conftest import pages

CASE = """case brücke "Der Marsch über die Brücke" format 1
  language  de
  author    Clara Schmidt
  about     1 year
  words     icd-203
source protokoll "Protokoll des Rats"
  kind      Protokoll
  seen as   transcription
  locators  lines
  text      protokoll.txt
source brief "Ein Brief"
  locators  pages
person müller "Clara Müller"
  born      1810~
  died      [..1880-05]
  kin       child bauer
  name      "Clara Bauer" born-name
person bauer "Hans Bauer"
body rat "Der Rat"
group bürger "Einige Bürger"
office vorsitz "Vorsitz" of rat
place stadt "Stadt"
  coordinates 50.1, 8.2
matter marsch "Der Marsch"
version entwurf "Erster Entwurf" of marsch
  hand      müller
1847/1849~ holds vorsitz
  by        müller
1848-03-04 request marsch ^bitte series
  by        some of bürger
  to        rat?
  count     found ~12 letters
  place     stadt
  cites     protokoll 1 "Die Bürger baten um Erlaubnis für den Marsch über die Brücke"
    mode    asserts
    basis   document
[1848-03..1848-05] refuse marsch ^nein
  by        rat
  whom      bauer
  answers   ^bitte
  after     ^bitte
  cert      low
  cites     brief 2
    mode    recalls
    via     müller recalls, später, present ?
    date    1848-07
    motive  "Furcht vor Gedränge"
1848-06 not approve marsch ^kein-ja
  by        unnamed
  draft     von einer Regel
1848-07-09 approve marsch ^ja
  by        rat|bürger
  to        bürger
  within    3 weeks of ^nein
term ^stille of ^ja condition "Keine Musik"
  binds     bürger
1848-08 write ^dank
  by        müller
  to        bauer
  about     marsch
[1848-09..] meet ^treffen
  by        müller
  with      bauer
[1840..1850] practice bitten "Wer marschieren will, bittet"
  of        bürger
  needs     rat
claim regen "Wegen des Regens"
  cause     ^nein
  prevents  marsch
claim gleich "Wie eine Stadt im Kleinen"
  like      rat bürger
question warum "Warum die Absage?"
hypothesis furcht of warum "Furcht"
hypothesis ärger of warum "Ärger"
evidence ^worte on warum
  rests on  ^nein
  if furcht likely
  if ärger  0.2 to 0.4
evidence ^fehlt on warum
  absent    "ein Befehl"
  sought    ?
  if furcht 0.5
  if ärger  0.6
model wetter "Das Wetter"
  draws     Regen -> Absage; Zeit -> Absage
  Absage    is ^nein
what-if trocken in wetter "Ohne Regen?"
  given     Regen = 1, Absage = 1
  ask       Absage[Regen = 0] == 0
"""
TEXT = "Die Bürger baten um Erlaubnis für den Marsch über die Brücke.\nNiemand kam.\n"
# Words of English that are none of German, of the case, or of the files' language, which stands in code.
ENGLISH = re.compile(
    r"\b(?:the|of|and|or|not|is|are|were|by|to|from|with|on|that|which|who|what|when|where|how|each|every|its|this|"
    r"these|has|have|had|no|nobody|some|would|be|been|if|than|more|only|one|other|others|after|before|between|until|"
    r"since|about|entry|entries|source|sources|case|cited|known|recorded|says|draft|March|May|June|July|year|"
    r"day|days|letters|asserts|recalls|refuse|request|approve|condition|holds|child|weeks|found|sought|if)\b"
)
ITS_OWN = ("code", "pre", "script", "style")


class Said(HTMLParser):
    """What a page says to people: its texts and its attributes that are read out; not code, and not what is English."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element, and what its attributes say."""
        told = dict(attrs)
        if tag not in ("meta", "link", "br", "input", "img"):
            self._within.append(tag in ITS_OWN or told.get("lang") == "en")
        self.found += [
            told[key] or "" for key in ("title", "aria-label", "placeholder", "data-title") if key in told
        ]

    def handle_endtag(self, tag: str) -> None:
        """Leaves an element."""
        if tag not in ("meta", "link", "br", "input", "img"):
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Takes a text."""
        if not any(self._within):
            self.found.append(data)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the German case."""
    folder = tmp_path_factory.mktemp("german")
    (folder / "fall.regesta").write_text(CASE, encoding="utf-8")
    (folder / "protokoll.txt").write_text(TEXT, encoding="utf-8")
    build(load(folder), folder / "site")
    return folder / "site"


def english_in(text: str) -> list[str]:
    """The texts of a page in which a word of English stands."""
    page = Said()
    page.feed(text)
    return [" ".join(one.split()) for one in page.found if ENGLISH.search(one)]


def test_no_page_says_a_word_of_english(site: Path) -> None:
    assert {path: found for path, text in pages(site) if (found := english_in(text))} == {}


def test_the_words_looked_for_are_found_where_they_are(built: Path) -> None:
    """The same test on a site that is English finds something on every page."""
    assert all(english_in(text) for _, text in pages(built))


def test_scripts_are_given_german(site: Path) -> None:
    for path in ("data/register.js", "data/things.js"):
        if not (site / path).is_file():
            pytest.skip("the scripts of the site are not made: web/ could not be built")
        text = (site / path).read_text(encoding="utf-8")
        register = json.loads(json.loads(text[text.index("JSON.parse(") + 11 : text.rindex(")")]))
        said = json.dumps(register, ensure_ascii=False)
        assert "jemand Ungenanntes genehmigt nicht" in said or path != "data/register.js"
        assert "4. März 1848" in said or path != "data/register.js"
        assert not re.search(r"\b(?:somebody|does not|between|asserts|recalls)\b", said)


def test_sentences_read_as_german(site: Path) -> None:
    text = dict(pages(site))
    assert "einige von Einige Bürger erbitten: Der Marsch – an Der Rat (?)" in text["entries/bitte.html"]
    assert "etwa 12 Briefe (gefunden)" in text["entries/bitte.html"]
    assert "Clara Müller schreibt an Hans Bauer" in text["entries/dank.html"]
    assert "geboren um 1810, gestorben spätestens im Mai 1880" in text["people.html"]
    assert "3 Wochen von" in text["entries/ja.html"]
    assert "nicht gewogen: von niemandem ist bekannt" in text["explanations.html"]


def test_what_moved_is_told_in_german(tmp_path: Path) -> None:
    """The same case, an asking dated otherwise and its answer gone: entries, bounds, states, shares and problems."""
    for name, text in (
        ("früher", CASE),
        (
            "jetzt",
            CASE.replace("1848-03-04 request", "1848-02 request")
            .replace("[1848-03..1848-05] refuse", "1848-09 approve")
            .replace("likely", "unlikely"),
        ),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "fall.regesta").write_text(text, encoding="utf-8")
        (tmp_path / name / "protokoll.txt").write_text(TEXT, encoding="utf-8")
    moved = compared(load(tmp_path / "früher"), load(tmp_path / "jetzt"))
    t = translator("de")
    told = [t(summary(moved))]
    for section in sections(moved):
        told.append(t(section.title))
        if section.title.startswith("Problems"):
            continue  # whose messages stay English
        for line in section.lines:
            told += [t(line.says), t(line.how)]
            # What an entry says is told as the files write it; all else is put into words.
            told += map(t, line.details) if section.title != "What the case says" else ()
    assert len(told) > 30
    assert [one for one in told if ENGLISH.search(one)] == []
