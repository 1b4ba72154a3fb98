"""Help on the words of the language, read from the pages that describe them: docs/language.md and docs/glossary.md."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from regesta.acts import ACT_BY_WORD
from regesta.statements.grammar import DIRECTIVES, RELATIONS

_CELL = re.compile(r"(?<!\\)\|")
_WORD = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_FORM = re.compile(r"`([a-z-]+ (?:NAME|\^name|A B)[^`]*)`")
_IN_PROSE = re.compile(r"(?:^|An )`(name|identifier)[^`]*`(?: is|:) (.+?)(?:[.;]|$)", re.MULTILINE)
_TABLES = {  # the headings whose tables have a row a field, and whose fields they are
    "The case": "case",
    "Sources": "source",
    "Entries": "entry",
    "Citations and readings": "reading",
    "Terms": "term",
    "Sameness and claims": "claim",
}


@cache
def page(name: str) -> str:
    """A page of the documentation, as it is installed or as it stands in the project."""
    installed = Path(str(resources.files("regesta"))) / "docs" / name
    path = installed if installed.is_file() else Path(__file__).parents[4] / "docs" / name
    return path.read_text(encoding="utf-8")


def field_help(owner: str, key: str) -> str:
    """What a field says, and what its value is: `owner` is a directive's word, "entry" or "reading"."""
    value, says = _field(owner, key)
    if not value and not says:
        return ""
    return f"**{key}** *{value}*" + (f" — {says}" if says else "")


def directive_help(word: str) -> str:
    """What a directive declares, and how it is written."""
    form = _forms().get(word, "")
    meaning = glossary().get(word, "")
    return "\n\n".join(
        part for part in (f"**{word}** — {meaning}" if meaning else f"**{word}**", form) if part
    )


def verb_help(word: str) -> str:
    """What a verb says of its object: an act of the table of acts, or one of the few verbs that are none."""
    act = ACT_BY_WORD.get(word)
    if act is None:
        target, says = _verbs().get(word, ("", ""))
        return f"**{word}** — {says}\n\nits object: {target}" if says else ""
    parts = [f"**{act.word}** — {act.says}"]
    if act.target is not None:
        wanted = act.target.value
        parts.append(f"its object: {wanted}" + ("" if act.needs_target else ", or none"))
    if act.effect:
        parts.append(f"leaves the matter: {act.effect}")
    if act.answers:
        parts.append(f"may answer: {', '.join(act.answers)}")
    return "\n\n".join(parts)


def verb_says(word: str) -> str:
    """A verb's meaning in a few words."""
    act = ACT_BY_WORD.get(word)
    return act.says if act is not None else _verbs().get(word, ("", ""))[1]


def field_says(owner: str, key: str) -> str:
    """A field's meaning in a few words, or what its value is."""
    value, says = _field(owner, key)
    return says or value


def _field(owner: str, key: str) -> tuple[str, str]:
    """A field's value and meaning; fields that many directives have are told once, with entries, persons or bodies."""
    fields = _fields()
    owners = (one for one in (owner, "entry", "reading", "person", "body") if (one, key) in fields)
    return fields.get((next(owners, ""), key), ("", ""))


@cache
def glossary() -> Mapping[str, str]:
    """The words of the trade, and what each means."""
    return {word.strip("*"): _plain(means) for _, _, (word, means) in _rows(page("glossary.md"))}


@cache
def _fields() -> Mapping[tuple[str, str], tuple[str, str]]:
    """By owner and key: what the value is, and what the field says."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    owner = ""
    for heading, header, cells in _rows(page("language.md")):
        if header == ["field", "value", "says"] and heading in _TABLES:
            owner, (keys, value, says) = _TABLES[heading], cells
        elif header == ["directive", "field", "value", "says"]:
            first, keys, value, says = (*cells, "")[:4]
            owner = next(iter(_WORD.findall(first)), owner)
        elif header == ["field", "means"]:
            owner, (keys, says), value = "entry", cells, "relation"
        else:
            continue
        if says or not value.startswith("as a"):  # "as an entry's": it is told there
            for word in _WORD.findall(keys):
                key = next(
                    (one for one in RELATIONS if word.startswith(f"{one} ")), word.split(" HYPOTHESIS")[0]
                )
                found.setdefault((owner, key), (_plain(value), _plain(says)))
    for key, says in _IN_PROSE.findall(page("language.md")):
        found.setdefault(("person", key), ("text", _plain(says)))
    return found


@cache
def _verbs() -> Mapping[str, tuple[str, str]]:
    """The verbs that are no acts: their object, and what they say."""
    return {
        word: (_plain(cells[1]), _plain(cells[2]))
        for _, header, cells in _rows(page("language.md"))
        if header[0] == "verb"
        for word in _WORD.findall(cells[0])
    }


@cache
def _forms() -> Mapping[str, str]:
    """How the first line of each directive is written."""
    found = {"include": '`include "FILE"`'}
    for form in _FORM.findall(page("language.md")):
        if form.split()[0] in DIRECTIVES:
            found.setdefault(form.split()[0], f"`{form}`")
    return found


def _rows(text: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The rows of the tables of a page, each with the heading and the header that it stands under."""
    heading, header = "", list[str]()
    for line in text.splitlines():
        if not line.startswith("|"):
            header = []
            heading = line.lstrip("# ") if line.startswith("#") else heading
        elif not line.startswith("|-"):
            cells = [cell.strip().replace("\\|", "|") for cell in _CELL.split(line)[1:-1]]
            if header:
                yield heading, header, cells
            header = header or cells


def _plain(text: str) -> str:
    """A cell without its links."""
    return _LINK.sub(r"\1", text)
