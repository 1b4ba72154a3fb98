"""Sources: a document of any kind as a text with stable offsets, and quotations and seals verified in it."""

# ruff: noqa: I001 - names that stand `as` themselves are exported, and stay in one line
from typing import TYPE_CHECKING

from regesta.lazy import lazy

if TYPE_CHECKING:
    from regesta.sources.documents import read_bytes as read_bytes, read_source as read_source
    from regesta.sources.locators import SCHEMES as SCHEMES
    from regesta.sources.passages import LeftOut as LeftOut
    from regesta.sources.quotations import (
        Place as Place,
        Quotation as Quotation,
        Verdict as Verdict,
        find_quotation as find_quotation,
    )
    from regesta.sources.refusal import UnreadableSource as UnreadableSource
    from regesta.sources.resemblance import Difference as Difference, Resemblance as Resemblance
    from regesta.sources.seals import (
        BLOCK as BLOCK,
        BrokenSeal as BrokenSeal,
        Seal as Seal,
        SealedFragment as SealedFragment,
    )
    from regesta.sources.selectors import (
        find_any as find_any,
        find_selector as find_selector,
        position_selector as position_selector,
        quote_selector as quote_selector,
    )
    from regesta.sources.span import Span as Span
    from regesta.sources.spelling import Rule as Rule
    from regesta.sources.text import Text as Text, text_digest as text_digest
    from regesta.sources.verification import (
        Block as Block,
        SealRefused as SealRefused,
        SealVerdict as SealVerdict,
        Verification as Verification,
        seal as seal,
        seal_of as seal_of,
        verify as verify,
        verify_all as verify_all,
    )

# Each name with the module that holds it, read when the name is first asked for: the check of a case whose texts are
# not at hand needs few of them.
_NAMES: dict[str, tuple[str, ...]] = {
    "documents": ("read_bytes", "read_source"),
    "locators": ("SCHEMES",),
    "passages": ("LeftOut",),
    "quotations": ("Place", "Quotation", "Verdict", "find_quotation"),
    "refusal": ("UnreadableSource",),
    "resemblance": ("Difference", "Resemblance"),
    "seals": ("BLOCK", "BrokenSeal", "Seal", "SealedFragment"),
    "selectors": ("find_any", "find_selector", "position_selector", "quote_selector"),
    "span": ("Span",),
    "spelling": ("Rule",),
    "text": ("Text", "text_digest"),
    "verification": (
        "Block",
        "SealRefused",
        "SealVerdict",
        "Verification",
        "seal",
        "seal_of",
        "verify",
        "verify_all",
    ),
}
__all__ = tuple(name for names in _NAMES.values() for name in names)
__getattr__ = lazy(__name__, _NAMES)
