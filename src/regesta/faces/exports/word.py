"""The chronology as a Word document, with real footnotes: Office Open XML (ECMA-376), written directly."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from regesta.case import Case
from regesta.faces.exports.manuscript import Item, Manuscript, manuscript

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DATED = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the same case is to give the same file
MOST_BESIDE = 22  # letters of a date that have room beside what happened; a longer one has a line of its own
_FIRST_NOTE = 1  # -1 and 0 are those that separate notes from text

CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>'
        for part, kind in (
            ("word/document.xml", f"{_WORD}.document.main+xml"),
            ("word/styles.xml", f"{_WORD}.styles+xml"),
            ("word/settings.xml", f"{_WORD}.settings+xml"),
            ("word/footnotes.xml", f"{_WORD}.footnotes+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
    )
    + "</Types>"
)


def export_word(case: Case) -> bytes:
    """The chronology of a case as the bytes of a `.docx`."""
    whole = manuscript(case)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": _properties(whole),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("footnotes", "footnotes.xml")
        ),
        "word/document.xml": _document(whole),
        "word/footnotes.xml": _footnotes(whole),
        "word/settings.xml": (
            f'{_HEAD}<w:settings xmlns:w="{_W}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
            "</w:footnotePr></w:settings>"
        ),
        "word/styles.xml": _styles(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATED), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    inner = ""
    for number, (kind, target) in enumerate(targets, 1):
        base = f"{_PACKAGE}/relationships" if "/" in kind else _OFFICE
        inner += f'<Relationship Id="r{number}" Type="{base}/{kind}" Target="{target}"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _properties(whole: Manuscript) -> str:
    creator = f"<dc:creator>{_text(whole.author)}</dc:creator>" if whole.author else ""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_text(whole.title)}</dc:title>{creator}'
        "</cp:coreProperties>"
    )


def _document(whole: Manuscript) -> str:
    body = _paragraph("Title", _run(whole.title))
    if whole.author:
        body += _paragraph("Subtitle", _run(whole.author))
    number = _FIRST_NOTE
    for section in whole.sections:
        body += _paragraph("Heading1", _run(section.title))
        for item in section.items:
            body += _paragraph("Entry", _entry(item, number))
            number += len(item.notes)
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
        'w:header="709" w:footer="709" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}{page}</w:body></w:document>'


def _entry(item: Item, number: int) -> str:
    caution = _run(f" [{item.caution}]", "<w:i/>") if item.caution else ""
    stop = "" if item.says.endswith((".", "!", "?", "…")) else "."
    marks = (
        f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number + at}"/></w:r>'
        + (_run(",", '<w:vertAlign w:val="superscript"/>') if at + 1 < len(item.notes) else "")
        for at in range(len(item.notes))
    )
    gap = "<w:tab/>" if len(item.when) <= MOST_BESIDE else "<w:br/>"
    return f"{_run(item.when, '<w:b/>')}<w:r>{gap}</w:r>{_run(item.says + stop)}{caution}{''.join(marks)}"


def _footnotes(whole: Manuscript) -> str:
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0">'
        "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    notes = "".join(
        f'<w:footnote w:id="{number}">'
        + _paragraph(
            "FootnoteText",
            f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>{_run(" " + note)}',
        )
        + "</w:footnote>"
        for number, note in enumerate(_notes(whole), _FIRST_NOTE)
    )
    return f'{_HEAD}<w:footnotes xmlns:w="{_W}">{separators}{notes}</w:footnotes>'


def _notes(whole: Manuscript) -> Iterator[str]:
    return (note for section in whole.sections for item in section.items for note in item.notes)


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, properties: str = "") -> str:
    kept = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{kept}<w:t xml:space="preserve">{_text(text)}</w:t></w:r>'


def _text(text: str) -> str:
    """The text as XML; signs that XML cannot hold are left out."""
    fit = (
        sign
        for sign in text
        if sign in "\t\n" or (sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
    )
    return escape("".join(fit))


def _styles() -> str:
    def style(kind: str, name: str, title: str, inner: str) -> str:
        return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title}"/>{inner}</w:style>'

    plain = '<w:basedOn w:val="Normal"/>'
    return (
        f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="23"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + style("paragraph", "Title", "Title", f'{plain}<w:rPr><w:b/><w:sz w:val="40"/></w:rPr>')
        + style("paragraph", "Subtitle", "Subtitle", f'{plain}<w:rPr><w:i/><w:sz w:val="26"/></w:rPr>')
        + style(
            "paragraph",
            "Heading1",
            "heading 1",
            f'{plain}<w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>'
            '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>',
        )
        + style(
            "paragraph",
            "Entry",
            "Entry",
            f'{plain}<w:pPr><w:tabs><w:tab w:val="left" w:pos="2948"/></w:tabs><w:spacing w:after="100"/>'
            '<w:ind w:left="2948" w:hanging="2948"/></w:pPr>',
        )
        + style("paragraph", "FootnoteText", "footnote text", f'{plain}<w:rPr><w:sz w:val="18"/></w:rPr>')
        + style(
            "character",
            "FootnoteReference",
            "footnote reference",
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
        )
        + "</w:styles>"
    )
