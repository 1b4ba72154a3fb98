"""Addresses: where on the site each thing has its page. They depend on its own name and on nothing else."""

import hashlib
import re
import unicodedata
from urllib.parse import quote, urlsplit

from regesta.findings.pieces import text
from regesta.findings.records import Records
from regesta.statements.grammar import ACTOR_KINDS

FOLDERS: dict[str, str] = {
    **dict.fromkeys(ACTOR_KINDS, "people"),
    "place": "places",
    "matter": "matters",
    "version": "versions",
    "source": "sources",
    **dict.fromkeys(("claim", "same"), "claims"),
    **dict.fromkeys(("question", "hypothesis", "model", "what-if"), "explanations"),
    "evidence": "evidence",
}
ENTRIES = "entries"
LONGEST = 80  # bytes of a file's name, without its digest and ending
# Names that Windows keeps for devices.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_OF_ASCII = re.compile("[a-z0-9_][a-z0-9_-]*")
# Marks that some file systems pass over when they compare names.
_PASSED_OVER = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def slug(name: str) -> str:
    """A file's name, without ending, that stands for a name and for no other on any file system.

    A name of small letters, digits, `-` and `_` is its own; letters of scripts without capitals too. Any other is made
    so and ends with a point and a digest of the name, so that `Kim` and `kim` never meet in one file.

    >>> slug("soviet-bomb"), slug("김일성"), slug("O'Neill")
    ('soviet-bomb', '김일성', 'o-neill.2e35bb8a')
    """
    if len(name) <= LONGEST and _OF_ASCII.fullmatch(name) and not RESERVED.fullmatch(name):
        return name  # as most names are
    base = "".join(
        letter if unicodedata.category(letter)[0] in "LMN" or letter in "-_" else "-"
        for letter in unicodedata.normalize("NFC", name.casefold())
    )
    cut = base.encode("utf-8")[:LONGEST].decode("utf-8", "ignore")
    if cut == name and _is_plain(name):
        return name
    return f"{cut.strip('-') or 'x'}.{_digest(name)}"


def _is_plain(name: str) -> bool:
    """Whether no other name can be taken for this one where capitals, widths or marks are passed over."""
    return (
        name[:1] not in ("", "-")
        and name.upper().casefold() == name
        and unicodedata.normalize("NFKC", name) == name
        and not RESERVED.fullmatch(name)
        and not _PASSED_OVER.search(name)
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def page_paths(records: Records) -> dict[str, str]:
    """The path of each record's page by the record's id, without ending: `entries/approval`.

    What has no name is called by what it says and when; of those that say the same, the second ends in `-2`.
    """
    found: dict[str, str] = {}
    taken: dict[str, int] = {}
    for name, statement in records.statements.items():
        folder = FOLDERS.get(statement.kind, ENTRIES)
        if statement.name == name:
            found[name] = f"{folder}/{slug(name.removeprefix('^'))}"
            continue
        record = records[name]
        key = f"{record.kind}|{record.edtf}|{text(record.target)}|{record.says}"
        head = re.sub(r"[^a-z0-9]+", "-", f"{record.edtf}-{record.kind}".lower()).strip("-")
        path = f"{folder}/{head[:LONGEST]}.{_digest(key)}"
        taken[path] = taken.get(path, 0) + 1
        found[name] = path if taken[path] == 1 else f"{path}-{taken[path]}"
    return found


def url(path: str) -> str:
    """A path as an address in a page."""
    return quote(path, safe="/#:._-~")


def outward(address: str) -> str:
    """An address that leads to the web, or an empty text for what is none: only http and https lead anywhere."""
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return address if is_web and address.isprintable() and not re.search(r"[\s\"'<>\\`]", address) else ""
