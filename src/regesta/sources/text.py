"""The text of a source: what its file says, with offsets that stay."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from regesta.sources.concordance import Concordance
from regesta.sources.locators import SCHEMES, Named, Table, cited, lines_of, paragraphs_of
from regesta.sources.span import Span
from regesta.sources.wording import Wording


@dataclass(frozen=True, eq=False)
class Text:
    """A source's text: `content` in code points, counted by the `extraction` that made it from the file.

    `encoding` is how the file's bytes were read and `encoding_basis` how that was known; `remarks` say what else a
    reader should know of the file. `tables` are the locators that the extraction gives; lines, and paragraphs where it
    gives none, are counted in the text itself.
    """

    content: str
    extraction: str = "plain-1"
    encoding: str = "utf-8"
    encoding_basis: str = "given"
    remarks: tuple[str, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict, repr=False)

    @cached_property
    def locators(self) -> Mapping[str, Table]:
        """For each scheme, the stretches of the text that each locator means: `text.locators["lines"]["13"]`."""
        return {
            "lines": self.tables.get("lines") or lines_of(self.content),
            "paragraphs": self.tables.get("paragraphs") or paragraphs_of(self.content),
            "pages": self.tables.get("pages") or Named({}),
            "ids": self.tables.get("ids") or Named({}),
        }

    @cached_property
    def concordance(self) -> Concordance:
        """The index of the text, made once."""
        return Concordance(self.content)

    @property
    def wording(self) -> Wording:
        """The text's words and normal spelling."""
        return self.concordance.wording

    @cached_property
    def digest(self) -> str:
        """The digest of the whole text, as a source's `digest` field holds it."""
        return text_digest(self.content)

    def passage(self, span: Span) -> str:
        """The words of the text that `span` covers."""
        return self.content[span.offset : span.end]

    def cited(self, locator: str, scheme: str | None = None) -> tuple[Span, ...]:
        """The stretches that a locator means, none if the text has no such place.

        Without a scheme, the text's own come first: identifiers and pages, then lines where the extraction keeps the
        file's lines, then paragraphs.
        """
        for each in (scheme,) if scheme else ("ids", "pages", *SCHEMES[:2]):
            if spans := cited(self.locators[each], locator) if each in self.locators else ():
                return spans
        return ()

    def standing(self, span: Span) -> Mapping[str, str]:
        """Where a stretch stands, in every scheme that the text has."""
        places = ((scheme, table.standing(span)) for scheme, table in self.locators.items())
        return {scheme: place for scheme, place in places if place}

    def part(self, identifier: str) -> "Text | None":
        """The text of one element alone, with offsets and locators of its own, or None if there is none."""
        spans = self.locators["ids"].get(identifier)
        if not spans:
            return None
        whole = Span(spans[0].offset, spans[-1].end - spans[0].offset)
        return Text(
            self.passage(whole),
            self.extraction,
            self.encoding,
            self.encoding_basis,
            self.remarks,
            _PartTables(self, whole),
        )


class _PartTables(dict[str, Table]):
    """The tables of a part, made when they are asked for: a volume has many parts, and few of them are looked at."""

    def __init__(self, text: Text, whole: Span) -> None:
        super().__init__()
        self._text, self._whole = text, whole

    def get(self, key: str, default: Table | None = None) -> Table | None:  # type: ignore[override]
        """The table of a scheme that the whole text gives."""
        if key not in ("pages", "ids"):
            return default
        if key not in self:
            self[key] = Named(_within(self._text.locators[key], self._whole))
        return self[key]


def _within(table: Table, whole: Span) -> dict[str, tuple[Span, ...]]:
    """The stretches of a table cut to `whole` and counted from its start."""
    kept: dict[str, tuple[Span, ...]] = {}
    for name, spans in table.items():
        cut = [
            Span(start - whole.offset, end - start)
            for span in spans
            if (start := max(span.offset, whole.offset)) < (end := min(span.end, whole.end))
        ]
        if cut:
            kept[name] = tuple(cut)
    return kept


def text_digest(content: str) -> str:
    """The 256-bit digest of a whole text, 43 characters: it changes with any character of it.

    >>> text_digest("The clerk was told to wait.")[:10]
    'JU8O9PmhoL'
    """
    hashed = hashlib.sha256(b"regesta text 1\0" + content.encode("utf-8", "surrogatepass"))
    return base64.urlsafe_b64encode(hashed.digest()).rstrip(b"=").decode("ascii")
