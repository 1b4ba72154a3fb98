"""Character references of HTML: `&amp;`, `&#233;`."""

import re
from html import unescape

_OVERLONG = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{7,});?")  # no character has so great a number


def unescaped(text: str) -> str:
    """`text` with its character references written out; those of no character become U+FFFD."""
    if "&" not in text:
        return text
    return unescape(_OVERLONG.sub("\ufffd", text))
