"""The interface in German: which texts of a template are looked up, and that next to none is left in English."""

import json
import re
from pathlib import Path

from regesta.case import load
from regesta.faces.site.build import build
from regesta.faces.site.languages import CATALOGUES, catalogue, spoken_in, texts_of
from regesta.faces.site.rendering import TEMPLATES
from tests.faces.site.conftest import ROOT, broken_links, pages

NO_WORDS = {
    "none",
    "some",
    "many",
    "forms",
    "value",
    "BibTeX",
    "CSL-JSON",
}  # names of classes, keys and formats
MOST_MISSING = 0.1  # a new page may be in English until somebody puts it into German


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
    assert len(missing) <= MOST_MISSING * len(said), missing
    for source in (*(ROOT / "web" / "src").rglob("*.ts"), *(ROOT / "web" / "src").rglob("*.svelte")):
        text = source.read_text(encoding="utf-8")
        spoken = re.findall(r"\bt\('((?:[^'\\]|\\.)*)'", text)
        spoken += [one for pair in re.findall(r"count\([^,]+, '([^']*)', '([^']*)'", text) for one in pair]
        assert [one for one in spoken if one not in known and re.search("[A-Za-z]{2}", one)] == [], (
            source.name
        )


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
