"""Web annotations, as Hypothesis and Recogito export them: each passage as a citation.

W3C Web Annotation Data Model, Recommendation 2017. An annotation says of a passage what somebody thought of it.
It becomes an undated event with its citation, marked as a draft: what happened, and when, is for a person to say.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from regesta.importing.carried import At, Carried, Left, Line, text_line
from regesta.importing.csl import said
from regesta.importing.original import Original
from regesta.sources.refusal import UnreadableSource

NAME = "annotations"
SAYS = "web annotations (W3C, Hypothesis, Recogito)"
LONGEST_TITLE = 300  # characters of a comment: a longer one is a note
DRAFT = "an annotation, not yet made a statement of"


class _Passage(NamedTuple):
    source: str
    title: str
    exact: str
    prefix: str
    suffix: str
    page: str = ""


def identify(head: bytes) -> bool:
    """Whether a file holds annotations."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{") and (
        b"TextQuoteSelector" in head or b"www.w3.org/ns/anno" in head
    )


def extract(original: Original) -> Iterator[Carried | Left]:
    """The passages of annotations and their sources."""
    sources: set[str] = set()
    for number, one in enumerate(_annotations(original.json(), original.file), 1):
        key = said(one.get("id") or one.get("@id")) or f"annotation-{number}"
        passages = list(_passages(one))
        if not passages:
            yield Left(key, "an annotation", "it quotes no words of its source")
            continue
        for place, passage in enumerate(passages):
            if passage.source not in sources:
                sources.add(passage.source)
                yield _source(passage, original.name, len(sources))
            own = key if not place else f"{key} {place + 1}"
            yield _citation(
                one, own, f"{original.name}-{number}" + (f"-{place + 1}" if place else ""), passage
            )


def _annotations(found: object, file: str) -> list[dict[str, Any]]:
    """The annotations of a file: one, a list, or a page or collection of them."""
    for _ in range(4):
        if isinstance(found, dict):
            inner = next(
                (found[key] for key in ("rows", "items", "first", "annotations", "@graph") if key in found),
                None,
            )
            found = [found] if inner is None else inner
        else:
            break
    if not isinstance(found, list):
        raise UnreadableSource("the JSON holds no annotations", "export them as W3C annotations", file)
    return [one for one in found if isinstance(one, dict)]


def _passages(one: dict[str, Any]) -> Iterator[_Passage]:
    targets = one.get("target")
    for target in targets if isinstance(targets, list) else [targets]:
        if not isinstance(target, dict):
            continue
        source = target.get("source")
        address = said(source.get("id")) if isinstance(source, dict) else said(source)
        address = address or said(one.get("uri"))
        document = one.get("document")
        titles = document.get("title") if isinstance(document, dict) else None
        title = said(titles[0]) if isinstance(titles, list) and titles else ""
        selectors = target.get("selector")
        for selector in _flat(selectors if isinstance(selectors, list) else [selectors]):
            if selector.get("type") == "TextQuoteSelector" and said(selector.get("exact")):
                exact, prefix, suffix = (said(selector.get(key)) for key in ("exact", "prefix", "suffix"))
                yield _Passage(address or "unknown", title, exact, prefix, suffix, _page(selectors))
                break


def _page(selectors: object) -> str:
    """The label of the page that a passage stands on, as Hypothesis has it of a PDF or an e-book."""
    for one in selectors if isinstance(selectors, list) else []:
        if isinstance(one, dict) and one.get("type") == "PageSelector":
            return "".join(said(one.get("label")).split())
    return ""


def _flat(selectors: list[Any]) -> Iterator[dict[str, Any]]:
    for one in selectors:
        for _ in range(10):
            if not isinstance(one, dict):
                break
            yield one
            one = one.get("refinedBy")


def _source(passage: _Passage, name: str, number: int) -> Carried:
    address = passage.source if re.match(r"https?://", passage.source) else ""
    return Carried(
        "source",
        f"source {passage.source}",
        f"{name}-source" if number == 1 else f"{name}-source-{number}",
        passage.title or passage.source,
        (Line("seen as", "transcription"), *text_line("address", address)),
    )


def _citation(one: dict[str, Any], key: str, wish: str, passage: _Passage) -> Carried:
    bodies = one.get("body")
    identified: list[str] = []
    texts, tags = (
        [said(one.get("text"))],
        [said(tag) for tag in one.get("tags", []) if isinstance(one.get("tags"), list)],
    )
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, dict):
            (tags if body.get("purpose") == "tagging" else texts).append(said(body.get("value")))
            identified.append(said(body.get("source")))
        else:
            texts.append(said(body))
    comment = " ".join(text for text in texts if text)
    creator = one.get("creator")
    who = (
        said(creator.get("name") or creator.get("id"))
        if isinstance(creator, dict)
        else said(creator or one.get("user"))
    )
    when = said(one.get("created"))[:10]
    return Carried(
        "event",
        key,
        wish,
        comment if len(comment) <= LONGEST_TITLE else "",
        (
            Line(
                "cites",
                At(f"source {passage.source}", passage.page, passage.exact),
                (*text_line("prefix", passage.prefix), *text_line("suffix", passage.suffix)),
            ),
            Line("draft", DRAFT),
            *text_line("note", comment if len(comment) > LONGEST_TITLE else ""),
            *text_line("note", f"tagged {', '.join(tag for tag in tags if tag)}" if any(tags) else ""),
            *(Line("note", f"it is about {address}") for address in identified if address),
            *text_line("note", f"annotated by {who} {when}".strip() if who else ""),
        ),
        is_entry=True,
    )
