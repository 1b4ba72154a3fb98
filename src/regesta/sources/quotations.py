"""Whether the words of a quotation stand in a source, and where.

Nothing is re-anchored silently: a quotation that stands elsewhere than its locator says is found, and the finding
says that it stands elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from regesta.sources.fragments import compose
from regesta.sources.passages import (
    LONGEST_GAP,
    LeftOut,
    Passage,
    composed_passages,
    is_inside_word,
    literal_passages,
)
from regesta.sources.resemblance import Resemblance, nearest_passage
from regesta.sources.span import Span
from regesta.sources.spelling import DASHES, INVISIBLE, Rule, normalise, rules_between
from regesta.sources.text import Text

Verdict = Literal["exact", "normalised", "elided", "ambiguous", "missing", "located", "no_text"]
Standing = Literal["within", "partly", "elsewhere", "no such locator", "not cited"]

_RANGE = re.compile(r"\d+-\d+")  # of a locator: several lines, paragraphs or pages
_EDGES = DASHES + INVISIBLE + " "
_FEWEST, _MOST_CITED = 8, 16  # characters, and places, for which the places cited are looked at first


@dataclass(frozen=True)
class Place:
    """One place where a quotation stands in a text.

    `spans` are the stretches quoted, in code points, one for each stretch between elisions; `rules` are the
    normalisation rules needed to read the quotation there, `left_out` what the source says at elisions and brackets.
    """

    text: Text = field(repr=False, compare=False)
    spans: tuple[Span, ...]
    standing: Standing = "not cited"
    rules: tuple[Rule, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def whole(self) -> Span:
        """From the first character quoted to the last."""
        return Span(self.spans[0].offset, self.spans[-1].end - self.spans[0].offset)

    @property
    def in_words(self) -> str:
        """Where it stands, for people: `line 4, paragraph 2`, `lines 4-5`."""
        return ", ".join(
            f"{scheme if _RANGE.fullmatch(where) else scheme.removesuffix('s')} {where}"
            for scheme, where in self.locators.items()
        )

    @property
    def words(self) -> tuple[Span, ...]:
        """The stretches counted in words of the text."""
        return tuple(self.text.wording.words(span) for span in self.spans)

    @property
    def locators(self) -> Mapping[str, str]:
        """Where the passage stands, in every scheme the text has: `{"lines": "13", "pages": "92-93"}`."""
        return self.text.standing(self.whole)


class Quotation(NamedTuple):
    """What became of one quotation.

    `places` holds the place where it stands, or all of them if it is ambiguous. `nearest` is the passage most like it,
    if it is missing.
    `context_stands` says whether the words before and after are as the quotation says, None if it says nothing of them.
    """

    verdict: Verdict
    places: tuple[Place, ...] = ()
    nearest: Resemblance | None = None
    context_stands: bool | None = None
    standing: Standing = "not cited"

    @property
    def place(self) -> Place | None:
        """The one place where it stands, if there is one."""
        return self.places[0] if len(self.places) == 1 else None

    @property
    def rules(self) -> tuple[Rule, ...]:
        return self.places[0].rules if self.places else ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return self.places[0].left_out if self.places else ()


def find_quotation(
    text: Text | None,
    words: str | None,
    locator: str | None = None,
    *,
    scheme: str | None = None,
    prefix: str = "",
    suffix: str = "",
    is_translated: bool = False,
    longest_gap: int = LONGEST_GAP,
    has_nearest: bool = True,
) -> Quotation:
    """Whether and where `words` stand in `text`.

    Without a text the verdict is *no_text*; without words, *located* if the text has the locator. `scheme` is what the
    locator is counted in, or the text's own schemes in turn. `prefix` and `suffix` are words that stand just before and
    after. Where `is_translated`, the words are not in the text's language: they are *located* if they are not found.
    `longest_gap` is the greatest number of words that an elision may stand for. With `has_nearest` false, no nearest
    passage is sought for what is missing.

    >>> text = Text("The clerk was told to wait. He did not wait.")
    >>> found = find_quotation(text, "The clerk … did not wait")
    >>> found.verdict, found.left_out[0].words
    ('elided', 'was told to wait. He')
    """
    if text is None:
        return Quotation("no_text")
    cited = text.cited(locator, scheme) if locator else ()
    if (
        cited
        and words
        and not (prefix or suffix)
        and (at := _only_place(text.content, words.strip(), cited)) is not None
    ):
        return Quotation("exact", (Place(text, (at,), "within"),), standing="within")
    standing: Standing = "no such locator" if locator and not cited else "not cited"
    normal = normalise(words or "")
    if not any(character.isalnum() for character in normal):
        return _located(text, cited, standing, is_empty=not (words or "").strip(" .…[]()\"'“”"))
    places = _found(text, words or "", normal, cited, standing, longest_gap)
    if places:
        return _resolved(text, places, prefix, suffix)
    if is_translated:
        return _located(text, cited, standing, is_empty=True)
    nearest = nearest_passage(text, compose(words or "").normal or normal) if has_nearest else None
    return Quotation("missing", nearest=nearest, standing=standing)


def _only_place(content: str, words: str, cited: tuple[Span, ...]) -> Span | None:
    """Where words stand as they are written, once, in the places cited: then nothing need be known of the rest.

    None where they do not, or where spelling may hide that they do elsewhere in those places.
    """
    if not (words[:1].isalnum() and words[-1:].isalnum()) or len(words) < _FEWEST or len(cited) > _MOST_CITED:
        return None
    found: Span | None = None
    for place in cited:
        at = content.find(words, place.offset, place.end)
        if at < 0:
            continue
        if found is not None or content.find(words, at + 1, place.end) >= 0:
            return None
        found = Span(at, len(words))
    if found is None or is_inside_word(content, found.offset) or is_inside_word(content, found.end):
        return None
    return found


def _located(text: Text, cited: tuple[Span, ...], standing: Standing, *, is_empty: bool) -> Quotation:
    if not is_empty or standing == "no such locator":
        return Quotation("missing", standing=standing)
    if not cited:
        return Quotation("located")
    return Quotation("located", (Place(text, cited, "within"),), standing="within")


def _found(
    text: Text, words: str, normal: str, cited: tuple[Span, ...], unknown: Standing, longest_gap: int
) -> list[Place]:
    """Every place where the quotation stands: as it is written, or else as its elisions and brackets have it."""
    found = literal_passages(text.concordance, words.strip(), normal)
    is_elided = False
    if not found and any(sign in words for sign in ("…", "[", "..", ". .")):
        composition = compose(words)
        is_elided = composition.is_elided
        if composition.fragments:
            found = composed_passages(text.concordance, composition, longest_gap=longest_gap)
    return [
        Place(
            text,
            passage.spans,
            _standing(passage, cited, unknown),
            _rules(text, passage),
            passage.left_out or (_at_end(passage) if is_elided else ()),
        )
        for passage in found
    ]


def _at_end(passage: Passage) -> tuple[LeftOut, ...]:
    """An elision at the beginning or end, which leaves out nothing that could be named."""
    return (LeftOut("elision", "…", "", Span(passage.whole.end, 0)),)


def _rules(text: Text, passage: Passage) -> tuple[Rule, ...]:
    rules: set[Rule] = set()
    for written, span in passage.quoted:
        there = text.passage(span)
        if there != written:
            rules.update(rules_between(written.strip(_EDGES), there), _edge_rules(text, written, span))
    if any(each.kind == "brackets" for each in passage.left_out):
        rules.add("editorial brackets")
    return tuple(sorted(rules))


def _edge_rules(text: Text, written: str, span: Span) -> Iterator[Rule]:
    """The rules by which dashes and what is invisible at the ends of a quotation are passed over."""
    head = len(written) - len(written.lstrip(_EDGES))
    tail = len(written) - len(written.rstrip(_EDGES))
    for edge, there in (
        (written[:head], text.content[max(0, span.offset - head) : span.offset]),
        (written[len(written) - tail :], text.content[span.end : span.end + tail]),
    ):
        if edge != there:
            yield "dashes" if any(sign in DASHES for sign in edge) else "invisible characters"


def _standing(passage: Passage, cited: tuple[Span, ...], unknown: Standing) -> Standing:
    if not cited:
        return unknown
    if all(any(place.has(span) for place in cited) for span in passage.spans):
        return "within"
    return "partly" if any(place.meets(span) for place in cited for span in passage.spans) else "elsewhere"


def _resolved(text: Text, places: list[Place], prefix: str, suffix: str) -> Quotation:
    """The verdict on all places found: what the locator, the context and exactness leave of them."""
    if len(places) == 1 and not (prefix or suffix):
        return Quotation(_verdict(places), tuple(places), standing=places[0].standing)
    kept = places
    context: bool | None = None
    if prefix or suffix:
        fitting = [place for place in kept if _has_context(text, place, prefix, suffix)]
        context, kept = bool(fitting), fitting or kept
    for standings in (("within",), ("within", "partly")):
        if len(kept) > 1:
            kept = [place for place in kept if place.standing in standings] or kept
    if len(kept) > 1:
        kept = [place for place in kept if not place.rules and not place.left_out] or kept
    standings_left = {place.standing for place in kept}
    standing = kept[0].standing if len(standings_left) == 1 else "partly"
    return Quotation(_verdict(kept), tuple(kept), context_stands=context, standing=standing)


def _verdict(places: list[Place]) -> Verdict:
    if len(places) > 1:
        return "ambiguous"
    if any(each.kind == "elision" for each in places[0].left_out):
        return "elided"
    return "normalised" if places[0].rules else "exact"


def _has_context(text: Text, place: Place, prefix: str, suffix: str) -> bool:
    """Whether the words before and after are those the quotation names, in normal spelling."""
    before, after = normalise(prefix), normalise(suffix)
    whole, content = place.whole, text.content
    there = normalise(content[max(0, whole.offset - 2 * len(prefix) - 40) : whole.offset])
    here = normalise(content[whole.end : whole.end + 2 * len(suffix) + 40])
    return _loose(there).endswith(_loose(before)) and _loose(here).startswith(_loose(after))


def _loose(words: str) -> str:
    return "".join(character for character in words if character.isalnum())
