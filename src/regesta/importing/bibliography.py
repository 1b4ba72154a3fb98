"""What a bibliography says of a work, in whatever format, as a source."""

import re
from typing import NamedTuple

from regesta.dates import Edtf, InvalidDate, parse, read_english
from regesta.importing.carried import Carried, Key, Line, text_line
from regesta.importing.names import family_name, legible
from regesta.statements.tongues import tag_of


class Work(NamedTuple):
    """A work of a bibliography; what the format does not say is empty. `within` is the book or journal it stands in.

    People are as they are called, given name first; `part_of` is the key of another work.
    """

    key: str
    title: str
    kind: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    date: str = ""
    within: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    address: str = ""
    accessed: str = ""
    language: str = ""
    archive: str = ""
    series: str = ""
    edition: str = ""
    isbn: str = ""
    part_of: str = ""
    notes: tuple[str, ...] = ()
    line: int = 0


# What bibliographies call a work, in the words of the register.
KINDS = {
    "article": "article", "article-journal": "article", "article-newspaper": "newspaper", "article-magazine": "article",
    "inbook": "chapter", "incollection": "chapter", "chapter": "chapter", "inproceedings": "paper",
    "paper-conference": "paper", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "techreport": "report", "report": "report", "book": "book", "collection": "collection", "proceedings": "book",
    "personal_communication": "letter", "letter": "letter", "manuscript": "manuscript", "unpublished": "manuscript",
    "webpage": "website", "online": "website", "post-weblog": "website", "interview": "interview", "map": "map",
    "legislation": "law", "bill": "law", "legal_case": "judgement", "treaty": "treaty", "speech": "speech",
}  # fmt: skip


def read_year(text: str) -> Edtf | None:
    """The date of a work: EDTF, or English; None where it is neither."""
    text = text.strip().strip("{}")
    for read in (parse, read_english):
        try:
            return read(text)
        except InvalidDate:
            continue
    found = re.search(r"\b(\d{4})\b", text)
    return parse(found[1]) if found else None


def source_of(work: Work) -> Carried:
    """The source that a work is."""
    author = "; ".join(work.authors) or "; ".join(f"{editor} (ed.)" for editor in work.editors)
    date = read_year(work.date) if work.date else None
    accessed = read_year(work.accessed) if work.accessed else None
    first = (work.authors or work.editors or ("",))[0]
    year = re.search(r"\d{4}", work.date)
    wish = "-".join(
        part for part in (legible(family_name(first), "") if first else "", year[0] if year else "") if part
    )
    notes = [*work.notes]
    if work.date and date is None:
        notes.append(f"dated: {work.date}")
    if work.language and not tag_of(work.language):
        notes.append(f"language: {work.language}")
    return Carried(
        "source",
        work.key,
        wish if wish and not wish[0].isdigit() else _key_name(work),
        work.title or work.key,
        (
            *text_line("author", author),
            *text_line("kind", legible(KINDS.get(work.kind, work.kind), "") if work.kind else ""),
            *((Line("date", date),) if date is not None else ()),
            Line("seen as", "not seen"),
            *((Line("part of", (Key(work.part_of),)),) if work.part_of else ()),
            *text_line("edition", _edition(work)),
            *text_line("reference", work.archive),
            *text_line("address", work.address),
            *((Line("accessed", accessed),) if accessed is not None else ()),
            *text_line("language", tag_of(work.language)),
            *(Line("note", note) for note in notes if note.strip()),
        ),
        line=work.line,
    )


def _key_name(work: Work) -> str:
    """A name of the key, or of the title where the key is an address that programs made up."""
    year = re.search(r"\d{4}", work.date)
    if "://" not in work.key or not work.title:
        return legible(work.key, "source")
    return legible(f"{work.title} {year[0]}" if year else work.title, "source")


def _edition(work: Work) -> str:
    """Where it was published: the book or journal, volume and issue, edition, place and publisher, pages."""
    number = f"{work.volume} ({work.issue})" if work.volume and work.issue else work.volume or work.issue
    if number and not work.within:
        number = f"vol. {number}" if work.volume else f"no. {number}"
    house = ": ".join(part for part in (work.place, work.publisher) if part)
    pages = f"pp. {work.pages}" if work.pages else ""
    editors = f"ed. {'; '.join(work.editors)}" if work.editors and work.authors else ""
    within = f"in {work.within}" if work.within else ""
    edition = f"edition {work.edition}" if work.edition.isdecimal() else work.edition
    if edition and "ed" not in edition.casefold():
        edition = f"{edition} edition"
    isbn = f"ISBN {work.isbn}" if work.isbn else ""
    parts = (f"{within} {number}".strip(), editors, edition, work.series, house, pages, isbn)
    return ", ".join(part for part in parts if part)
