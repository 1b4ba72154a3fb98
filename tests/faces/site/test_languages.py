"""The interface in German: which texts of a template are looked up, and that next to none is left in English."""

import json
import re
from pathlib import Path
from typing import get_args

from regesta.acts import ACTS, UNTOUCHED
from regesta.case import load
from regesta.faces.site.build import build
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.languages import CATALOGUES, catalogue, spoken_in, texts_of
from regesta.faces.site.pages.records import NAMED_AS, OTHERWISE
from regesta.faces.site.rendering import TEMPLATES
from regesta.faces.site.words import spoken
from regesta.findings.chronology import chronology
from regesta.findings.overview import overview
from regesta.findings.records import STATES
from regesta.findings.terms import Fate
from regesta.statements.grammar import NATURES
from tests.faces.site.conftest import ROOT, broken_links, pages

NO_WORDS = {
    "none",
    "some",
    "many",
    "forms",
    "value",
    "BibTeX",
    "CSL-JSON",
    "no",
}  # names of classes, keys and formats, and words of the language itself


def test_texts_are_found_and_what_is_no_text_is_left() -> None:
    source = (
        '<p class="lead">Told {{ count }} {{ "entry" if n == 1 else "entries" }}: <code>case NAME</code></p>'
        '<nav aria-label="The case" title="{{ says }}">{% if kind == "draft" %}Draft{% endif %}</nav>'
        '{# A note. #}<a href="{{ href("people") }}">{{ m.to(name, says ~ " and more") }}</a>'
    )
    assert texts_of(source) == ["Told", "entry", "entries", "The case", "Draft", "and more"]


def test_the_catalogue_has_what_templates_and_scripts_say() -> None:
    known = catalogue("de")
    said = {
        text.strip() for page in TEMPLATES.glob("*.html") for text in texts_of(page.read_text("utf-8"))
    } - NO_WORDS
    missing = sorted(said - known.keys())
    assert missing == []
    for source in (*(ROOT / "web" / "src").rglob("*.ts"), *(ROOT / "web" / "src").rglob("*.svelte")):
        text = source.read_text(encoding="utf-8")
        spoken = re.findall(r"\bt\('((?:[^'\\]|\\.)*)'", text)
        spoken += [one for pair in re.findall(r"count\([^,]+, '([^']*)', '([^']*)'", text) for one in pair]
        assert [one for one in spoken if one not in known and re.search("[A-Za-z]{2}", one)] == [], (
            source.name
        )


def test_the_catalogue_has_the_fixed_sentences_of_findings(small: Path) -> None:
    """What pages put through the catalogue, and which no template has: states, headings, caveats, open points."""
    opened = load(small)
    told = overview(opened, chronology(opened), list(Dossier(opened).records.values()))
    said = {act.effect for act in ACTS if act.effect} | {UNTOUCHED, *get_args(Fate), *NATURES}
    said |= {says for _, says in STATES} | {heading for _, heading in NAMED_AS} | {OTHERWISE}
    said |= {point.says for point in told.open_points} | set(told.counts)
    said |= {caveat for record in Dossier(opened).records.values() for caveat in record.caveats}
    said |= {word for table in spoken(str) for words in table_of(table) for word in words}
    assert sorted(one for one in said - catalogue("de").keys() if re.search("[A-Za-z]{2}", one)) == []


def table_of(table: object) -> list[tuple[str, ...]]:
    """The words of a table of `words`; nothing for what is a list of keys."""
    return list(table.values()) if isinstance(table, dict) else []


def test_every_translation_keeps_its_placeholders_and_its_edges() -> None:
    for english, german in catalogue("de").items():
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", german)), english
        assert german.strip() and (german == german.strip()) == (english == english.strip()), english
        assert '"' not in german and "<" not in german, english
    path = CATALOGUES["de"]
    assert list(json.loads(path.read_text("utf-8"))) == sorted(json.loads(path.read_text("utf-8")))


def test_a_german_site_is_german_and_as_whole(small: Path, tmp_path: Path) -> None:
    build(load(small), tmp_path / "site", language="de")
    assert broken_links(tmp_path / "site") == []
    text = dict(pages(tmp_path / "site"))
    assert all('<html lang="de"' in page for page in text.values())
    assert "Zum Inhalt" in text["index.html"] and "Skip to" not in text["index.html"]
    assert "Wie die Balken zu lesen sind" in text["chronology.html"]
    assert "wörtlich" in text["entries/asks.html"] and "Quellen weichen ab" in text["entries/no.html"]
    assert "Was die Quellen sagen" in text["entries/asks.html"]


def test_the_interface_speaks_the_language_of_the_case_where_it_can() -> None:
    assert [spoken_in(one) for one in ("de", "de-AT", "DE", "en", "ko", "")] == [
        "de",
        "de",
        "de",
        "en",
        "en",
        "en",
    ]
