"""CSL-JSON, as Zotero and others export it: each work as a source.

Citation Style Language, schema csl-data.json 1.0.2.
"""

import re
from collections.abc import Iterator
from typing import Any

from regesta.importing.bibliography import Work, source_of
from regesta.importing.carried import Carried, Left
from regesta.importing.original import Original
from regesta.sources.refusal import UnreadableSource

NAME = "csl"
SAYS = "a bibliography in CSL-JSON"

_CARRIED_FIELDS = """
    id type title author editor issued container-title collection-title volume issue page publisher publisher-place URL
    DOI accessed language archive archive_location call-number note annote ISBN edition citation-key
"""
_CARRIED = frozenset(_CARRIED_FIELDS.split())
_MARKUP = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>")


def identify(head: bytes) -> bool:
    """Whether a file is such a bibliography."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return begins in (b"[", b"{") and bool(
        re.search(rb'"(?:issued|container-title|publisher-place|citation-key)"\s*:', head)
        or (re.search(rb'"type"\s*:\s*"(?:book|article|chapter|webpage|manuscript|personal_)', head))
    )


def extract(original: Original) -> Iterator[Carried | Left]:
    """The works of a bibliography."""
    found = original.json()
    works = found.get("items", [found]) if isinstance(found, dict) else found
    if not isinstance(works, list):
        raise UnreadableSource("the JSON holds no list of works", "export it as CSL-JSON", original.file)
    for number, work in enumerate(works, 1):
        if not isinstance(work, dict) or not (work.get("id") or work.get("title")):
            yield Left(f"work {number}", "a work", "it has neither an id nor a title")
            continue
        key = said(work.get("citation-key") or work.get("id")) or f"work-{number}"
        for name in work:
            if name not in _CARRIED:
                yield Left(key, f"the field {name}", "a source has no such field")
        yield source_of(_work(key, work))


def said(value: object) -> str:
    """A text or a number as a text; empty for anything else."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and value is not None else ""


def _work(key: str, work: dict[str, Any]) -> Work:
    doi = said(work.get("DOI"))
    archive = (said(work.get(name)) for name in ("archive", "archive_location", "call-number"))
    return Work(
        key=key,
        title=_MARKUP.sub("", said(work.get("title"))),
        kind=said(work.get("type")),
        authors=_people(work.get("author")),
        editors=_people(work.get("editor")),
        date=_date(work.get("issued")),
        within=_MARKUP.sub("", said(work.get("container-title"))),
        series=said(work.get("collection-title")),
        edition=said(work.get("edition")),
        isbn=said(work.get("ISBN")),
        volume=said(work.get("volume")),
        issue=said(work.get("issue")),
        pages=said(work.get("page")),
        publisher=said(work.get("publisher")),
        place=said(work.get("publisher-place")),
        address=said(work.get("URL")) or (f"https://doi.org/{doi}" if doi else ""),
        accessed=_date(work.get("accessed")),
        language=said(work.get("language")),
        archive=", ".join(part for part in archive if part),
        notes=tuple(text for name in ("note", "annote") if (text := said(work.get(name)))),
    )


def _people(people: object) -> tuple[str, ...]:
    found = []
    for one in people if isinstance(people, list) else []:
        if not isinstance(one, dict):
            continue
        name = said(one.get("literal"))
        if not name:
            parts = (
                said(one.get(key))
                for key in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            )
            name = " ".join(part for part in parts if part)
        if name:
            found.append(name)
    return tuple(found)


def _date(date: object) -> str:
    """A date of CSL in EDTF: parts, one or two of them, or what stands there in words."""
    if not isinstance(date, dict):
        return said(date)
    parts = date.get("date-parts")
    ends = []
    for end in parts if isinstance(parts, list) else []:
        if isinstance(end, list) and end and all(said(one).lstrip("-").isdecimal() for one in end):
            year, *rest = (int(said(one)) for one in end[:3])
            ends.append("-".join((f"{year:04}", *(f"{one:02}" for one in rest if one))))
    if ends:
        text = "/".join(ends[:2])
        return f"{text}~" if date.get("circa") and len(ends) == 1 else text
    return said(date.get("raw")) or said(date.get("literal"))
