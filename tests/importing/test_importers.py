"""Every importer, against the statements expected of its sample: `--update` writes them anew."""

from pathlib import Path

import pytest

from regesta.case import check, load
from regesta.importing import BY_NAME, IMPORTERS, Original, importer_for
from regesta.importing.carried import Left
from regesta.sources import UnreadableSource
from tests.importing.conftest import SAMPLES, Import

FORMATS = {
    "letters.xml": "cmif", "volume.xml": "frus", "charter.xml": "tei", "missive.xml": "tei",
    "annotations.json": "annotations",
    "factoids.json": "ipif", "timeline.json": "timeline", "works.json": "csl", "works.bib": "bibtex", "post.csv": "csv",
    "persons.csv": "statements", "letter.txt": "letter", "message.eml": "letter",
}  # fmt: skip


@pytest.mark.parametrize("file", FORMATS)
def test_a_sample_becomes_the_statements_expected(
    file: str, into: Path, imports: Import, request: pytest.FixtureRequest
) -> None:
    report = imports(file)
    assert report.format == FORMATS[file]
    assert {one.became for one in report.outcomes} == {"added"}
    assert {one.became for one in imports(file).outcomes} == {"same"}
    made = (into / report.target).read_text(encoding="utf-8")
    left = "".join(
        f"# not carried: {one.place}, line {one.line}: {one.what}: {one.why}\n" for one in report.left
    )
    expected = SAMPLES / f"{file}.expected"
    if request.config.getoption("--update"):
        expected.write_text(made + "\n" + left, encoding="utf-8")
    assert made + "\n" + left == expected.read_text(encoding="utf-8")
    assert [str(problem) for problem in check(load(into)) if problem.severity == "error"] == []


@pytest.mark.parametrize("file", FORMATS)
def test_what_is_written_is_in_the_canonical_layout(file: str, into: Path, imports: Import) -> None:
    from regesta.editing import laid_out

    report = imports(file)
    data = (into / report.target).read_bytes()
    assert laid_out(report.target, data) == data


def test_a_file_of_no_known_form_is_refused_with_the_forms_there_are(tmp_path: Path) -> None:
    file = tmp_path / "a.dat"
    file.write_text("nothing in particular")
    with pytest.raises(UnreadableSource, match="no form that is imported") as raised:
        importer_for(Original(file, "a"))
    assert all(name in raised.value.remedy for name in BY_NAME)


def test_names_of_formats_are_told_apart() -> None:
    assert len(BY_NAME) == len(IMPORTERS)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            '{"events": [{"start_date": {"year": 1849, "hour": 3}, "text": {"headline": "A"}, "slug": 1,'
            ' "autolink": true, "media": {"url": "https://example.org", "thumbnail": "t"}}], "font": "x"}',
            {"the field font", "the time of day of its start_date", "the field slug", "its autolink"}
            | {"the thumbnail of its media"},
        ),
        (
            '{"persons": [{"@id": "p", "sex": "f"}], "factoids": [{"@id": "f", "person-ref": {"@id": "p"}, '
            '"statements": [{"@id": "s", "role": [{"label": "a"}, {"label": "b"}], "mood": 1}]}]}',
            {"the field sex", "the field mood", "its role after the first"},
        ),
        (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><correspDesc key="1"><correspAction type="sent">'
            "<persName>A</persName><ab>by boat</ab></correspAction><seal/></correspDesc></TEI>",
            {"the element ab: by boat", "the element seal"},
        ),
        ('[{"id": "a", "type": "book", "title": "T", "genre": "x"}]', {"the field genre"}),
        ("@book{a, title = {T}, keywords = {x}}", {"the field keywords"}),
    ],
)
def test_what_no_statement_carries_is_told(content: str, told: set[str], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text(content, encoding="utf-8")
    original = Original(file, "file")
    found = list(importer_for(original).extract(original))
    assert {one.what for one in found if isinstance(one, Left)} == told
