"""Texts cut into tokens, and the first piece of one that is none."""

import re
from collections.abc import Callable

from regesta.reasoning.causal.fault import ModelFault


def tokens_of(pattern: re.Pattern[str], text: str, fault: Callable[[str], ModelFault]) -> list[str]:
    """The tokens of a text, white space aside; raises the fault of the first piece that is none.

    The pattern has no groups. White space that is a token counts for none here.
    """
    found = pattern.findall(text)
    if "".join("".join(found).split()) != "".join(text.split()):
        raise fault(_first_gap(pattern, text))
    return found


def _first_gap(pattern: re.Pattern[str], text: str) -> str:
    """The first piece of a text that is neither one of the tokens nor white space."""
    place = 0
    for match in pattern.finditer(text):
        if text[place : match.start()].strip():
            return text[place : match.start()].split()[0]
        place = match.end()
    return "".join(text[place:].split()[:1])
