"""The interface in German: what is looked up, and that next to none is left in English."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from regesta.acts import ACT_BY_WORD
from regesta.acts import STATES as STATES_OF_A_MATTER
from regesta.case import load
from regesta.dates import describe, parse
from regesta.faces.differences import _SIGNS
from regesta.faces.site.build import build
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.languages import (
    CATALOGUES,
    LANGUAGES,
    catalogue,
    figures,
    in_language,
    spoken_in,
    texts_of,
    translator,
)
from regesta.faces.site.pages.records import NAMED_AS, OTHERWISE
from regesta.faces.site.rendering import TEMPLATES
from regesta.faces.site.words import spoken
from regesta.findings.chronology import placed
from regesta.findings.contradictions import _VERBS
from regesta.findings.finding import Modality
from regesta.findings.overview import overview
from regesta.findings.records import STATES, UNSEEN
from regesta.findings.regest import predicate
from regesta.findings.tally import MESSAGES
from regesta.findings.terms import Fate
from regesta.findings.ties import Word
from regesta.findings.versions import FATES
from regesta.sources.spelling import Rule
from regesta.statements.grammar import DIRECTIVES, ENTRY, NATURES, OTHER_VERBS, READING, VERBS
from regesta.statements.phrases import KINSHIPS, MODES, NAME_KINDS
from regesta.statements.values import UNITS, Basis, Part
from regesta.wording import Sentence, both, said, word
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
    spoken = (
        '<p aria-label="Answers: {{ says }}, and {{ n }} more" title="Whole">{{ word("field", key) }}</p>'
    )
    assert texts_of(spoken) == ["Answers:", ", and", "more", "Whole"]


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
    told = overview(opened, placed(opened), Dossier(opened).records)
    said = {says for _, says in STATES} | {heading for _, heading in NAMED_AS} | {OTHERWISE}
    said |= {point.says for point in told.open_points} | {f"counts|{name}" for name in told.counts}
    said |= {caveat for record in Dossier(opened).records.values() for caveat in record.caveats}
    said |= {word for table in spoken(str) for words in table_of(table) for word in words}
    assert sorted(one for one in said - catalogue("de").keys() if re.search("[A-Za-z]{2}", one)) == []


def table_of(table: object) -> list[tuple[str, ...]]:
    """The words of a table of `words`; nothing for what is a list of keys."""
    return list(table.values()) if isinstance(table, dict) else []


def patterns_in(source: str) -> Iterator[str]:
    """The patterns of the sentences that a module makes; all must be written out, so that they can be looked up."""
    tree = ast.parse(source)
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "regesta.wording"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id == "said" and "said" in imported:
            pattern = node.args[0]
            assert isinstance(pattern, ast.Constant), f"line {node.lineno}: write the pattern out"
            yield str(pattern.value)


def test_the_catalogue_has_every_sentence_that_is_composed() -> None:
    known, found = catalogue("de"), set()
    for file in (ROOT / "src" / "regesta").rglob("*.py"):
        found |= set(patterns_in(file.read_text(encoding="utf-8")))
    worded = {one for one in found if re.search("[A-Za-z]{2}", re.sub(r"{[^}]*}", "", one))}
    assert len(worded) > 100 and sorted(worded - known.keys()) == []


def test_a_pattern_that_is_not_written_out_is_told() -> None:
    source = "from regesta.wording import said\nsaid('{a} leads', a=1)\nsaid(text)\n"
    with pytest.raises(AssertionError, match="line 3: write the pattern out"):
        list(patterns_in(source))
    assert list(patterns_in("said = str\nsaid(text)")) == []


def test_the_catalogue_has_the_words_of_the_language() -> None:
    """Acts in the forms that a sentence needs, directives, fields, and the words of closed vocabularies."""
    fields = {*ENTRY, *READING, "node", "object", "date"}
    for kind in DIRECTIVES.values():
        fields |= {*kind.fields, *kind.heads}
    words = {("field", key) for key in fields} | {("verb", kind) for kind in DIRECTIVES if kind not in UNSEEN}
    words |= {("verb", verb) for verb in VERBS} | {("predicate", verb) for verb in OTHER_VERBS}
    for act in ACT_BY_WORD:
        for is_plural in (False, True):
            for is_denied in (False, True):
                told = predicate(act, is_plural=is_plural, is_denied=is_denied)
                assert isinstance(told, Sentence)
                inner = told.parts.get("verb", told)
                assert isinstance(inner, Sentence)
                words.add((inner.pattern.partition("|")[0], inner.pattern.partition("|")[2]))
    words |= {("part", one) for one in get_args(Part) if one} | {("kin", one) for one in KINSHIPS}
    words |= {("unit", one) for one in (*UNITS, *MESSAGES)} | {("name", one) for one in NAME_KINDS}
    words |= {("basis", one) for one in get_args(Basis) if one} | {("rule", one) for one in get_args(Rule)}
    for key, choice in CLOSED.items():
        words |= {(key, one) for one in choice}
    assert sorted(f"{kind}|{one}" for kind, one in words if f"{kind}|{one}" not in catalogue("de")) == []


HOWS = (  # how a finding may have moved
    "moved", "tightened", "widened", "turned round", "became certain", "no longer certain", "moved over time",
    "answered", "rose", "fell",
)  # fmt: skip
CLOSED: dict[str, tuple[str, ...]] = {
    "mode": MODES,
    "basis": ("document", "testimony", "inference", "unstated"),
    "cert": ("high", "medium", "low", "?"),
    "seen as": ("original", "scan", "transcription", "translation", "title only", "not seen"),
    "locators": ("lines", "paragraphs", "pages", "ids"),
    "kind": ("formal", "actual", "draft", "proposal", "final"),
    "nature": NATURES,
    "state": STATES_OF_A_MATTER,
    "fate": get_args(Fate),
    "life": ("born", "died", "founded", "dissolved"),
    "member": ("belongs", "join", "leave"),
    "likeness": ("same", "different", "unknown"),
    "test": ("hoop", "smoking gun", "straw in the wind", "doubly decisive"),
    "how": (*_SIGNS, *HOWS),
    "modality": get_args(Modality),
    "register": (*get_args(Word), "not tied"),
    "edge": tuple(_VERBS.values()),
    "passage": ("the same", "changed in form", *FATES),
}


def test_sentences_dates_and_numbers_are_put_into_german() -> None:
    t = translator("de")
    verdict = said(
        "{leader} leads; {others} may, as the chances are read", leader="Kim", others=both(("A", "B"))
    )
    assert t(verdict) == "Kim führt; je nachdem, wie man die Wahrscheinlichkeiten liest, auch A und B"
    assert (
        t(said("{least} to {most}", least=1200.5, most=describe(parse("1950-05")))) == "1200,5 bis Mai 1950"
    )
    assert t(said("{quantity:,} {unit}", quantity=4200, unit=word("unit", "letters"))) == "4.200 Briefe"
    assert (
        t(said("{quantity} {unit}", quantity=3, unit=word("unit", "tanks"))) == "3 tanks"
    )  # nobody knows it
    assert t("Letters") == "Briefe" and translator("en")(verdict) == verdict
    told = in_language({"date": [describe(parse("1950~")), "about"], "n": 1}, t)
    assert told == {"date": ["um 1950", "about"], "n": 1}
    assert [figures(one)(1234.5, ",.1f") for one in LANGUAGES] == ["1,234.5", "1.234,5"]


def test_every_translation_keeps_its_placeholders_and_its_edges() -> None:
    for english, german in catalogue("de").items():
        assert sorted(re.findall(r"{\w[^}]*}", english)) == sorted(re.findall(r"{\w[^}]*}", german)), english
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
