"""Versions of a text as TEI P5: a critical apparatus by parallel segmentation (Guidelines, chapter 12.2.3)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from regesta.case import Case
from regesta.faces.exports.graphs import writable
from regesta.findings.apparatus import PARAGRAPH, Place, apparatus
from regesta.findings.held_versions import held_versions
from regesta.findings.texts import Row
from regesta.sources import Text


class Witness(NamedTuple):
    """A version as the header lists it: its identifier, what it is called, and its text."""

    identifier: str
    title: str
    text: Text


def export_apparatus(title: str, witnesses: Sequence[Witness]) -> bytes:
    """The versions as one TEI document: what all have stands plain, else an `app` with a `rdg` for each reading."""
    places = apparatus([witness.text for witness in witnesses])
    names = [f"#{witness.identifier}" for witness in witnesses]
    body = "".join(_paragraphs(places, names))
    listed = "\n".join(
        f"          <witness xml:id={quoteattr(one.identifier)}>{_escaped(one.title)}</witness>"
        for one in witnesses
    )
    return _DOCUMENT.format(title=_escaped(title), witnesses=listed, body=body).encode()


def export_texts(case: Case) -> dict[str, bytes]:
    """For every matter of which two versions at least are held, its apparatus, by the name of the file."""
    held = held_versions(case).texts
    found = {}
    for matter in case.of_kind("matter"):
        row = Row(case, matter.name, held)
        witnesses = [
            Witness(f"v{number}", f"{one.text or one.name} ({one.name})", row.held[one.name].text)
            for number, one in enumerate(row.versions, 1)
            if one.name in row.held
        ]
        if len(witnesses) > 1:
            found[f"{matter.name}.xml"] = export_apparatus(case.title_of(matter.name), witnesses)
    return found


def _paragraphs(places: Sequence[Place], names: Sequence[str]) -> Iterator[str]:
    """The body: a paragraph ends where all versions end one; where only some do, a milestone says so."""
    open_text: list[str] = []
    for place in places:
        if len(place) > 1:
            open_text.append(_app(place, names))
            continue
        *whole, rest = place[0].text.split(PARAGRAPH)
        for text in whole:
            yield f"      <p>{''.join(open_text)}{_escaped(text)}</p>\n"
            open_text = []
        open_text.append(_escaped(rest))
    if any(open_text) or not places:
        yield f"      <p>{''.join(open_text)}</p>\n"


def _app(place: Place, names: Sequence[str]) -> str:
    readings = []
    for reading in place:
        witnesses = " ".join(names[number] for number in reading.versions)
        text = _escaped(reading.text).replace(PARAGRAPH, '<milestone unit="paragraph"/>')
        readings.append(f'<rdg wit="{witnesses}">{text}</rdg>' if text else f'<rdg wit="{witnesses}"/>')
    return f"<app>{''.join(readings)}</app>"


def _escaped(text: str) -> str:
    return escape(writable(text))


_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>{title}</title></titleStmt>
      <publicationStmt><p>Made by regesta from the versions listed below.</p></publicationStmt>
      <sourceDesc>
        <listWit>
{witnesses}
        </listWit>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <variantEncoding method="parallel-segmentation" location="internal"/>
    </encodingDesc>
  </teiHeader>
  <text>
    <body>
{body}    </body>
  </text>
</TEI>
"""
