"""Sources: a document of any kind as a text with stable offsets, and quotations and seals verified in it."""

from regesta.sources.documents import read_bytes, read_source
from regesta.sources.locators import SCHEMES
from regesta.sources.passages import LeftOut
from regesta.sources.quotations import Place, Quotation, Verdict, find_quotation
from regesta.sources.refusal import UnreadableSource
from regesta.sources.resemblance import Difference, Resemblance
from regesta.sources.seals import BLOCK, BrokenSeal, Seal, SealedFragment
from regesta.sources.selectors import find_selector, position_selector, quote_selector
from regesta.sources.span import Span
from regesta.sources.spelling import Rule
from regesta.sources.text import Text, text_digest
from regesta.sources.verification import (
    Block,
    SealRefused,
    SealVerdict,
    Verification,
    seal,
    seal_of,
    verify,
    verify_all,
)

__all__ = [
    "BLOCK",
    "SCHEMES",
    "Block",
    "BrokenSeal",
    "Difference",
    "LeftOut",
    "Place",
    "Quotation",
    "Resemblance",
    "Rule",
    "Seal",
    "SealRefused",
    "SealVerdict",
    "SealedFragment",
    "Span",
    "Text",
    "UnreadableSource",
    "Verdict",
    "Verification",
    "find_quotation",
    "find_selector",
    "position_selector",
    "quote_selector",
    "read_bytes",
    "read_source",
    "seal",
    "seal_of",
    "text_digest",
    "verify",
    "verify_all",
]
