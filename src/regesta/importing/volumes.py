"""The documents of a volume of Foreign Relations of the United States, or of an edition encoded as it is.

One pass over the file, a document at a time; nothing is kept of those before. What stands in the markup is taken from
it: the persons and offices tagged as sender and recipient, the date and place of the dateline, the archival source.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from regesta.dates import Edtf
from regesta.importing.tei_dates import read_date
from regesta.sources.tei import read_tei_element
from regesta.sources.text import Text
from regesta.sources.xml import Found, read_elements, words_in

NOTES = frozenset({"note"})
_TOLD = frozenset({"head", "dateline", "note"})
_SIDES = ("from", "to")
_PARTIES = frozenset({"persName", "orgName", "name", "rs", "roleName", "gloss"})
_NUMBER = re.compile(r"^(?:\[?(?:No\. ?)?\d{1,4}[a-z]?\.?\]?\s*)(?=[A-Z“\"\[])")
_FORMS = (
    ("telegram", r"telegram|cablegram|telex"),
    ("airgram", r"airgram"),
    ("despatch", r"d[ei]spatch"),
    ("letter", r"letter"),
    ("memorandum", r"memorand(?:um|a)"),
    ("aide-memoire", r"aide[- ]m[ée]moire"),
    ("note", r"\bnote\b(?! to)"),
    ("circular", r"circular"),
    ("message", r"message"),
    ("minutes", r"minutes"),
    ("report", r"report"),
    ("paper", r"\bpaper\b"),
)
_FORM = re.compile("|".join(f"(?P<f{number}>{pattern})" for number, (_, pattern) in enumerate(_FORMS)), re.I)
_EDITORIAL = re.compile(r"editorial note", re.IGNORECASE)
# Where the archival reference of a source note ends and the remarks on handling and drafting begin.
_HANDLING = re.compile(
    r"\.\s+(?=(?:No classification|Top Secret|Secret|Confidential|Unclassified|Official Use|Limited|Restricted|"
    r"Eyes Only|Eyesonly|Personal|Priority|Nodis|Exdis|Sensitive|Drafted|Received|Sent|Copies|Repeated|Attached|"
    r"Printed|The |A |An |This |In |On |No |Also |Blue|Green|Plain|Transmitted|Initialed|Approved|Cleared)\b)",
)


class Party(NamedTuple):
    """A sender or a recipient: his name as printed, the key of his entry in the list of persons if the file links it.

    `is_person` tells a person from an office or a body.
    """

    name: str
    key: str = ""
    is_person: bool = False


class Document(NamedTuple):
    """A document of a volume.

    `date` is None where the file gives none, and `date_problem` then says whether it gives one that is none. `form` is
    telegram, letter …, empty where the heading does not tell. `within` is the id of the document it is attached to. The
    text is made when it is asked for: `document.text()`.
    """

    id: str
    title: str
    form: str
    senders: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str
    date: Edtf | None
    date_problem: str
    reference: str
    page: str
    line: int
    element: Element | None = None
    within: str = ""
    is_editorial: bool = False
    held: Text | None = None

    def text(self) -> Text:
        """The text of the document, laid out as the text of the whole file is."""
        if self.element is not None:
            return read_tei_element(self.element, page=self.page)
        return self.held or Text("")


def is_document(attributes: dict[str, str]) -> bool:
    """Whether a division with these attributes is a document."""
    return attributes.get("type") == "document"


def read_documents(pieces: Iterable[bytes], *, name: str = "") -> Iterator[Document]:
    """The documents of a volume in order, each followed by what is attached to it; raises `UnreadableSource`."""
    page = ""
    for found in read_elements(pieces, {"div": is_document, "pb": None}, name=name):
        if found.element.tag == "pb":
            page = found.element.get("n", "")
            continue
        yield from documents_of(found, page)
        for turn in found.element.iter("pb"):
            page = turn.get("n", "")


def documents_of(found: Found, page: str) -> Iterator[Document]:
    """The document that an element is, and those attached to it that have a sender, a recipient or a date."""
    element = found.element
    identifier = element.get("xml:id") or element.get("n") or f"line-{found.line}"
    yield _document(element, identifier, page, found.line)
    for number, part in enumerate(element.iter("attachment"), 1):
        one = _document(part, part.get("xml:id") or f"{identifier}-{number}", page, found.line, identifier)
        if one.senders or one.recipients or one.date is not None:
            yield one


def _document(element: Element, identifier: str, page: str, line: int, within: str = "") -> Document:
    own = _own(element)
    heads = [one for one in own if one.tag == "head"]
    title = " ".join(words for words in (words_in(head, NOTES) for head in heads[:1]) if words)
    title = _NUMBER.sub("", title)
    datelines = [one for one in own if one.tag == "dateline"]
    date, problem = _date(datelines)
    sources = [one for one in own if one.tag == "note" and one.get("type") == "source"]
    source = words_in(sources[0], frozenset()) if sources else ""
    return Document(
        identifier,
        title,
        _form(title, source),
        _parties(own, "from"),
        _parties(own, "to"),
        _place(datelines),
        date,
        problem,
        _reference(source),
        page,
        line,
        element,
        within,
        bool(_EDITORIAL.search(title)),
    )


def _own(element: Element) -> list[Element]:
    """The heads, datelines, source notes and tagged parties of a document, without those of what is attached to it."""
    attached = {
        id(inner) for part in element.iter("attachment") if part is not element for inner in part.iter()
    }
    return [
        one
        for one in element.iter()
        if (one.tag in _TOLD or one.get("type") in _SIDES) and id(one) not in attached
    ]


def _parties(own: list[Element], side: str) -> tuple[Party, ...]:
    found: list[Party] = []
    for one in own:
        if one.get("type") != side or one.tag not in _PARTIES:
            continue
        name = words_in(one, NOTES).strip(" ,;:")
        if not name:
            continue
        target = next((one.get(key, "") for key in ("corresp", "ref", "target") if one.get(key)), "")
        inner = next((deep.get("corresp", "") for deep in one.iter("persName") if deep.get("corresp")), "")
        party = Party(name, (target or inner).removeprefix("#"), one.tag == "persName")
        if party not in found:
            found.append(party)
    return tuple(found)


def _place(datelines: list[Element]) -> str:
    for line in datelines:
        for one in line.iter("placeName"):
            name = words_in(one, NOTES).strip(" ,.;[]")
            if name:
                return name
    return ""


def _date(datelines: list[Element]) -> tuple[Edtf | None, str]:
    """The first date of the datelines that is one, and what is wrong with one that is none."""
    problem = ""
    for line in datelines:
        for one in line.iter("date"):
            dated = read_date(one.attrib)
            if dated.date is not None:
                return dated.date, ""
            problem = problem or dated.reason
    return None, problem


def _form(title: str, source: str) -> str:
    told = source.rpartition(":")[2] if len(source) < 200 else ""
    for text in (told, title.partition(" to ")[0]):
        found = _FORM.search(text)
        if found and found.lastgroup:
            return _FORMS[int(found.lastgroup[1:])][0]
    return ""


def _reference(source: str) -> str:
    """The archival reference of a source note, without what it says of the document's handling."""
    text = source.removeprefix("Source:").strip()
    text = _HANDLING.split(text, maxsplit=1)[0].strip()
    head, colon, form = text.rpartition(":")
    if colon and _FORM.fullmatch(form.strip(" .")):
        text = head
    if len(text) > 300:
        text = text[:300].rpartition(" ")[0] + " …"
    return text.rstrip(" .;")
