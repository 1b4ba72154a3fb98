"""PDFs to text: paragraphs, columns, hyphens, running heads; and the essay printed by other programs."""

import html
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.case import load
from regesta.findings.citations import citations, verdicts
from regesta.sources import UnreadableSource, read_bytes, read_source
from regesta.sources.scans import Page
from tests.sources.papers import pdf

ROOT = Path(__file__).parents[2]
ESSAY = ROOT.parent / "shared" / "data" / "essay" / "lankov.txt"
TOOLS = {
    "chromium": shutil.which("chromium") or shutil.which("chromium-browser"),
    "libreoffice": shutil.which("soffice") or shutil.which("libreoffice"),
    "groff": shutil.which("groff") if Path("/usr/share/groff/current/font/devpdf").is_dir() else None,
}
FULL = "a line of a paragraph that reaches to the margin on the right side"


def text(pages: list[list[tuple[float, float, str]]]) -> str:
    """The text of a PDF of these lines."""
    return read_bytes(pdf(pages), name="a.pdf").content


def test_lines_make_paragraphs_and_pages_are_kept() -> None:
    lines = [
        (50, 700, FULL),
        (50, 688, "and ends here."),
        (50, 676, f"Another{FULL[1:]}"),
        (50, 640, "After a gap."),
    ]
    found = read_bytes(pdf([lines, [(50, 700, "A second page.")]]), name="a.pdf")
    assert found.content.splitlines() == [
        f"{FULL} and ends here.",
        f"Another{FULL[1:]}",
        "After a gap.",
        "A second page.",
    ]
    assert found.extraction == "pdf-1"
    assert [found.passage(span) for span in found.locators["pages"]["2"]] == ["A second page."]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert (
        text([[(50, 700, FULL), (50, 688, FULL)], [(50, 700, "goes on here.")]])
        == f"{FULL} {FULL} goes on here.\n"
    )


@pytest.mark.parametrize(
    ("end", "beginning", "joined"),
    [
        ("the govern-", "ment of the mill", "the government of the mill"),
        (
            "the mill-",
            "wheel stands, the mill and the wheel",
            "the mill-wheel stands, the mill and the wheel",
        ),
        ("since 1945-", "53 it stands", "since 1945-53 it stands"),
        ("the Franco-", "Cambodian treaty", "the Franco-Cambodian treaty"),
        ("the mill-wheel and mill-", "wheel again", "the mill-wheel and mill-wheel again"),
    ],
)
def test_hyphens_at_the_end_of_a_line(end: str, beginning: str, joined: str) -> None:
    pad = "x" * 40
    assert text([[(50, 700, f"{pad} {end}"), (50, 688, f"{beginning} {pad}")]]) == f"{pad} {joined} {pad}\n"


def test_the_left_column_comes_before_the_right_whatever_the_order_of_the_file() -> None:
    left = [(50.0, 700.0 - 12 * n, f"left line {n} of the first column") for n in range(6)]
    right = [(330.0, 700.0 - 12 * n, f"right line {n} of the other one") for n in range(6)]
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    across = (50.0, 730.0, "A heading that runs across both of the columns of this page, wide as they are")
    found = text([[across, *rows]])
    assert (
        found.index("A heading")
        < found.index("left line 0")
        < found.index("left line 5")
        < found.index("right line 0")
    )


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            (50.0, 760.0, f"The Mill, chapter {n}"),
            (50.0, 700.0, f"{name} page says this."),
            (300.0, 30.0, f"- {n} -"),
        ]
        for n, name in enumerate(("First", "Second", "Third"), 1)
    ]
    assert text(pages).splitlines() == [
        "First page says this.",
        "Second page says this.",
        "Third page says this.",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\n", "broken or cut short"),
        (pdf([[(50, 700, "A line.")]])[:200], "broken or cut short"),
        (
            pdf(
                [[(50, 700, "A line.")]],
                trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P 1 >>",
            ),
            "encrypted|broken",
        ),
        (pdf([[]]), "Tesseract is not installed|no words|Tesseract"),
        (pdf([]), "no pages|broken|encrypted"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_bytes(data, name="a.pdf")


def test_absurd_numbers_of_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.sources.pdf.MOST_PAGES", 2)
    with pytest.raises(UnreadableSource, match="3 pages"):
        text([[(50, 700, "A line.")]] * 3)


def test_a_page_of_absurd_size_is_drawn_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of 200 inches would be 3.6 thousand million dots: it is drawn with as many as are allowed."""
    monkeypatch.setattr("regesta.sources.pdf.MOST_DOTS", 40_000)
    drawn: list[bytes] = []

    def read(picture: bytes, *, name: str = "") -> Page:
        drawn.append(picture)
        return Page([], 0, 0)

    monkeypatch.setattr("regesta.sources.pdf.read_page", read)
    whole = pdf([[]]).replace(b"[0 0 612 792]", b"[0 0 14400 14400]")
    with pytest.raises(UnreadableSource, match="no words"):
        read_bytes(whole, name="a.pdf")
    width, height = map(int, drawn[0].split()[1:3])
    assert 10_000 < width * height <= 41_000


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 600))
def test_broken_files_are_read_or_refused(noise: bytes, at: int) -> None:
    whole = pdf([[(50, 700, "A line of text.")]])
    for data in (b"%PDF-1.4\n" + noise, whole[:at] + noise + whole[at + len(noise) :]):
        try:
            read_bytes(data, name="a.pdf")
        except UnreadableSource:
            continue


OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"/>
<style:text-properties fo:font-size="11pt" fo:hyphenate="true" fo:language="en" fo:country="US"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"><style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/></style:page-layout-properties>
</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="L"/></office:master-styles><office:body><office:text>{body}</office:text></office:body>
</office:document>"""
WEB_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><style>body{{font:11pt serif;text-align:justify;
hyphens:auto;columns:{columns}}}</style><body>{body}</body></html>"""


def _printed(tool: str, folder: Path, *, columns: int) -> Path:
    """The essay as a PDF, made by a program out of what people give it: a web page, a document, a manuscript."""
    paragraphs = [line for line in ESSAY.read_text(encoding="utf-8").splitlines() if line.strip()]
    escaped = [html.escape(paragraph, quote=False) for paragraph in paragraphs]
    made, program = folder / "essay.pdf", TOOLS[tool]
    assert program is not None
    if tool == "chromium":
        page = folder / "essay.html"
        body = "".join(f"<p>{one}</p>" for one in escaped)
        page.write_text(WEB_PAGE.format(columns=columns, body=body), encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made}", str(page))
        _run(program, *options)
    elif tool == "libreoffice":
        document = folder / "essay.fodt"
        body = "".join(f'<text:p text:style-name="P">{one}</text:p>' for one in escaped)
        document.write_text(OPEN_DOCUMENT.format(columns=columns, body=body), encoding="utf-8")
        own = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
        _run(program, own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document))
    else:
        source = folder / "essay.ms"
        text = "".join(f".PP\n\\&{paragraph}\n" for paragraph in paragraphs)
        source.write_text((".2C\n" if columns > 1 else "") + text, encoding="utf-8")
        made.write_bytes(_run(program, "-k", "-ms", "-Tpdf", str(source)))
    return made


def _run(*command: str) -> bytes:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=240)
    return done.stdout


@pytest.mark.skipif(not ESSAY.is_file(), reason="the essay is not here: ../shared/data/essay/lankov.txt")
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(
    "tool",
    [
        pytest.param(tool, marks=pytest.mark.skipif(not path, reason=f"{tool} is not installed"))
        for tool, path in TOOLS.items()
    ],
)
def test_every_sealed_citation_stands_in_the_essay_as_printed(
    tool: str, columns: int, tmp_path: Path
) -> None:
    made = _printed(tool, tmp_path, columns=columns)
    if not made.is_file():
        pytest.skip(f"{tool} made no PDF here")
    counts = verdicts(citations(load(ROOT / "cases" / "korea"), {"lankov": read_source(made)}))
    assert counts["missing"] == counts["unverified"] == 0
    assert counts["verified"] + counts["variant"] == 192 and counts["variant"] <= 2
