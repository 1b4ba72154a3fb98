"""A run of tokens that a form fits, and what stands in its slots."""

from typing import NamedTuple

from regesta.dates.words.language import Form, Language, Value
from regesta.dates.words.tokens import Tokens

Slots = tuple[tuple[str, int, int], ...]


class Match(NamedTuple):
    """A form found in a text: the first token, the token after the last, and of each slot the name and the tokens.

    Several slots may have one name; the first of them speaks for it.
    """

    language: Language
    tokens: Tokens
    form: Form
    start: int
    end: int
    slots: Slots

    @property
    def names(self) -> frozenset[str]:
        """The names of the slots that are filled."""
        return frozenset([name for name, _, _ in self.slots])

    def lower(self) -> list[str]:
        """The words and signs of the match in small letters, without white space."""
        return [piece.lower() for piece in self.tokens.pieces[self.start : self.end] if not piece.isspace()]

    def span(self, slot: str) -> tuple[int, int] | None:
        """The first token of a slot and the one after its last; None where the slot is empty."""
        for name, start, end in self.slots:
            if name == slot:
                return start, end
        return None

    def has(self, *slots: str) -> bool:
        """True when any of the slots is filled."""
        return any(name in slots for name, _, _ in self.slots)

    def words(self, slot: str) -> list[str]:
        """The words and signs in a slot, without white space; none where the slot is empty."""
        start, end = self.span(slot) or (0, 0)
        return [piece for piece in self.tokens.pieces[start:end] if not piece.isspace()]

    def said(self, slot: str) -> str:
        """The words in a slot in small letters, with one space between them."""
        return " ".join(self.words(slot)).lower()

    def phrase(self, slot: str, *tables: str) -> str | None:
        """What the tables of phrases say of the words in a slot; None where the slot is empty."""
        if self.span(slot) is None:
            return None
        said = self.said(slot)
        for table in tables:
            known = self.language.phrases.get(table, {})
            if said in known:
                return known[said]
        return None

    def word(self, slot: str, *classes: str) -> Value | None:
        """The value of the first word in a slot in one of the classes; None where the slot is empty."""
        for word in self.words(slot)[:1]:
            for name in classes:
                value = self.language.words.get(name, {}).get(word.lower())
                if value is not None:
                    return value
        return None

    def number(self, slot: str) -> float | str | None:
        """The number in a slot: figures, words, "a"; "X" where it is vague; None where the slot is empty."""
        words = self.words(slot)
        return number_of(words, self.language) if words else None

    def within(self, start: int, end: int) -> "Match":
        """The part of the match between two tokens, with the slots that lie in it."""
        slots = tuple(slot for slot in self.slots if start <= slot[1] and slot[2] <= end)
        return self._replace(start=start, end=end, slots=slots)


def number_of(words: list[str], language: Language) -> float | str:
    """The number that words say: 22.8, "twenty-five", "two and a half", "half a"; "X" where it is vague."""
    total, is_vague, fraction = 0.0, False, ""
    tables = language.words
    none: dict[str, Value] = {}
    vague, many, half = (tables.get(name, none) for name in ("VAGUE", "MANY", "HALF"))
    single = tables.get("NUM", none) | tables.get("ORD", none)
    for index, word in enumerate(words):
        lower = word.lower()
        if word.isdigit():
            if index >= 2 and words[index - 1] == "." and words[index - 2].isdigit():
                fraction = word
            else:
                total += int(word)
        elif lower in vague:
            value = vague[lower]
            is_vague = is_vague or value == "X"
            total += 0 if isinstance(value, str) else value
        elif lower in many:
            total = max(total, 1) * float(many[lower])
        elif lower in half:
            total += float(half[lower])
        elif lower in single:
            total += float(single[lower])
    if is_vague:
        return "X"
    if fraction:
        total += float(f"0.{fraction[:9]}")
    return total or 1.0


def ordinal_of(words: list[str], language: Language) -> int:
    """The number that an ordinal says: "25", "25 th", "eleventh", "twenty - first"."""
    total = 0
    for word in words:
        lower = word.lower()
        if word.isdigit():
            total += int(word)
        else:
            value = language.words.get("ORD", {}).get(lower) or language.words.get("TENS", {}).get(lower) or 0
            total += int(value)
    return total
