"""Changes of a text: what kind each is, and whether it touches the substance or only the form."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from regesta.findings.telling_words import senses
from regesta.sources.tokens import is_word
from regesta.sources.variants import is_variant

Nature = Literal["substance", "form"]
SENSES = ("numbers", "names", "negation", "modality", "condition")
_ALL_NOUNS = ("de",)  # languages whose capitals do not tell names
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "a")


class Stretch(NamedTuple):
    """Tokens that stand together: as written, as compared, and whether each of them begins a sentence."""

    words: Sequence[str]
    forms: Sequence[str]
    begins: Sequence[bool]


class Kind(NamedTuple):
    """What a change is: of substance or of form, and in what respects."""

    nature: Nature
    respects: tuple[str, ...]


def kind_of(before: Stretch, after: Stretch, language: str) -> Kind:
    """What it is to put `after` for `before`; either may be empty.

    A change of form leaves the words: it is one of punctuation, capitals, spacing or spelling. Every other is one of
    substance, and so is any that touches a number, a name, a negation, a modal verb or a condition.
    """
    old, new = _words(before), _words(after)
    respects = _touched(before, after, language)
    if respects:
        return Kind("substance", respects)
    old_forms, new_forms = [form for _, form in old], [form for _, form in new]
    if old_forms == new_forms:
        found = []
        if [word for word, _ in old] != [word for word, _ in new]:
            found.append("capitals")
        if _signs(before) != _signs(after) or not found:
            found.append("punctuation")
        return Kind("form", tuple(found))
    if _letters(old_forms) == _letters(new_forms):
        return Kind("form", ("spacing",))
    if len(old_forms) == len(new_forms) and all(map(is_variant, old_forms, new_forms)):
        return Kind("form", ("spelling",))
    if sorted(old_forms) == sorted(new_forms):
        return Kind("substance", ("order",))
    return Kind("substance", ("wording",))


def _words(stretch: Stretch) -> list[tuple[str, str]]:
    return [(word, form) for word, form in zip(stretch.words, stretch.forms, strict=True) if is_word(form)]


def _signs(stretch: Stretch) -> list[str]:
    return [word for word, form in zip(stretch.words, stretch.forms, strict=True) if not is_word(form)]


def _letters(forms: Sequence[str]) -> str:
    return "".join(sign for form in forms for sign in form if sign.isalnum())


def _touched(before: Stretch, after: Stretch, language: str) -> tuple[str, ...]:
    """The respects of substance in which the two differ: their telling words are not the same."""
    old, new = _telling(before, language), _telling(after, language)
    found = {sense for sense in SENSES if sense != "names" and old[sense] != new[sense]}
    if set(old["names"]) - set(after.forms) or set(new["names"]) - set(before.forms):
        found.add("names")  # a name in other letters is another name; in other capitals it is the same
    if "negation" not in found and _is_negated(before.forms, after.forms):
        found.add("negation")
    return tuple(sense for sense in SENSES if sense in found)


def _telling(stretch: Stretch, language: str) -> dict[str, list[str]]:
    """The telling words of a stretch by what they touch, in order."""
    found: dict[str, list[str]] = {sense: [] for sense in SENSES}
    has_names = language.partition("-")[0].lower() not in _ALL_NOUNS
    for number, (word, form) in enumerate(zip(stretch.words, stretch.forms, strict=True)):
        touched = senses(form, language)
        for sense in touched:
            found[sense].append("cannot" if form in ("can't", "cannot") else form)
        is_signed = (
            form.isnumeric() and number and stretch.forms[number - 1] in ("-", "+", "$", "£", "€", "¥")
        )
        if is_signed:
            found["numbers"].append(stretch.forms[number - 1])
        is_name = has_names and word[0].isupper() and not stretch.begins[number]
        if is_name and not touched and form != "i":
            found["names"].append(form)
    if found["negation"] == ["not"] and "can" in stretch.forms:
        found["negation"], found["modality"] = ["cannot"], ["cannot"]
    return found


def _is_negated(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a word was replaced by its contrary: `lawful` by `unlawful`."""
    old, new = Counter(before), Counter(after)
    gone, come = set(old - new), set(new - old)
    return any(
        prefix + one in others
        for one, others in (*((word, come) for word in gone), *((word, gone) for word in come))
        for prefix in _NEGATING
        if len(one) > 3
    )
