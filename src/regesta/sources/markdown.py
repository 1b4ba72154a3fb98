"""Markdown to text (`markdown-1`): the file's own lines, without the signs of the mark-up."""

import re

from regesta.sources.encodings import Decoded
from regesta.sources.entities import unescaped
from regesta.sources.locators import Named, Table, lines_of, paragraphs_of
from regesta.sources.span import Span
from regesta.sources.text import Text

EXTRACTION = "markdown-1"

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_HEADING_NAME = re.compile(r"[ \t]*\{#([\w.:-]+)[^{}]*\}[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*[-+*][ \t]+(?:\[[ xX]\][ \t]+)?")
_DEFINITION = re.compile(r" {0,3}\[([^\]^]{1,200})\]:[ \t]*\S+.*$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,100})\]:[ \t]*")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,100}\]")
_IMAGE = re.compile(
    r"!\[([^\[\]]{0,400})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,400}\")?\)|\[[^\[\]]{0,200}\])"
)
_LINK = re.compile(
    r"\[([^\[\]]{1,400})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,400}\")?\)|\[[^\[\]]{0,200}\])"
)
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_COMMENT = re.compile(r"<!--.*?-->")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,40}(?:\s[^<>]{0,2000})?/?>")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_\\])[*_]{1,3}(?![\w*])|~~|\*\*(?=\S)|(?<=\S)\*\*"
)
_CODE = re.compile(r"(`{1,3})(?!`)([^`]+)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SLUG_DROPPED = re.compile(r"[^\w\s-]")
_HIDDEN = "\x02"  # stands for an escaped sign until the others are taken out


class _Reader:
    """The lines of one file, read in order."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self.names: list[tuple[str, int, int]] = []  # name, offset, and level: headings 1 to 6, notes 0
        self.ends: list[tuple[int, int]] = []

    def write(self, line: str) -> None:
        self.lines.append(line)
        self.length += len(line) + 1

    def name(self, name: str, level: int) -> None:
        self.names.append((name, self.length, level))

    def ids(self) -> dict[str, tuple[Span, ...]]:
        """Headings, each with all that stands under it, and notes."""
        found: dict[str, tuple[Span, ...]] = {}
        following: dict[int, int] = {}
        for name, offset, level in reversed(self.names):
            end = min((at for rank, at in following.items() if rank <= (level or 9)), default=self.length)
            following = {rank: at for rank, at in following.items() if rank < (level or 9)}
            following[level or 9] = offset
            found[name] = (Span(offset, max(0, end - 1 - offset)),)
        return dict(reversed(found.items()))


def read_markdown(decoded: Decoded) -> Text:
    """The text of a Markdown file, line for line.

    Signs of emphasis, headings, links, lists and quotations go, their words stay; the marks of notes go; front matter,
    link definitions, comments and tags leave empty lines. `lines` are the file's; `ids` are headings (their words,
    small and with hyphens, or `{#name}`) and notes (`fn:1`).
    """
    reader = _Reader()
    lines = decoded.content.split("\n")
    if lines[-1] == "":
        lines.pop()
    first = _front_matter(lines)
    for _ in range(first):
        reader.write("")
    fence = ""
    is_comment = False
    for line in lines[first:]:
        opened = _FENCE.match(line)
        if opened and (not fence or (opened[1].startswith(fence) and not line[opened.end() :].strip())):
            fence = "" if fence else opened[1][:3]
            reader.write("")
            continue
        if fence:
            reader.write(line)
            continue
        line, is_comment = _uncommented(line, is_comment)
        reader.write(_line(line, reader))
    content = "\n".join(reader.lines) + "\n"
    tables: dict[str, Table] = {
        "lines": lines_of(content),
        "paragraphs": paragraphs_of(content),
        "ids": Named(reader.ids()),
    }
    encoding = decoded.encoding
    return Text(content, EXTRACTION, encoding.name, encoding.basis, encoding.remarks, tables)


def _front_matter(lines: list[str]) -> int:
    """How many lines at the beginning describe the file instead of being its text."""
    if lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:200], start=2):
        if line.rstrip() in ("---", "..."):
            return number
    return 0


def _uncommented(line: str, is_comment: bool) -> tuple[str, bool]:
    """A line without comments, and whether one goes on in the next."""
    if is_comment:
        end = line.find("-->")
        if end < 0:
            return "", True
        line = line[end + 3 :]
    if "<!--" in line:
        line = _COMMENT.sub("", line)
        start = line.find("<!--")
        if start >= 0:
            return line[:start], True
    return line, False


def _line(line: str, reader: _Reader) -> str:
    """One line without its mark-up; headings and notes are named in `reader`."""
    if _RULE.match(line) or _UNDERLINE.match(line) or _DEFINITION.match(line):
        return ""
    line = line[quote.end() :] if (quote := _QUOTE.match(line)) else line
    if heading := _HEADING.match(line):
        words = _HEADING_END.sub("", line[heading.end() :])
        named = _HEADING_NAME.search(words)
        words = _inline(words[: named.start()] if named else words)
        reader.name(named[1] if named else _slug(words), len(heading[1]))
        return words
    if note := _NOTE.match(line):
        reader.name(f"fn:{note[1]}", 0)
        line = line[note.end() :]
    elif item := _ITEM.match(line):
        line = line[item.end() :]
    return _inline(line)


def _inline(words: str) -> str:
    escaped: list[str] = []

    def hide(match: re.Match[str]) -> str:
        escaped.append(match[1])
        return _HIDDEN

    words = words.replace(_HIDDEN, "")
    if "\\" in words:
        words = _ESCAPE.sub(hide, words)
    if "`" in words:
        words = _CODE.sub(r"\2", words)
    if "[" in words:
        words = _NOTE_MARK.sub("", words)
        words = _LINK.sub(r"\1", _IMAGE.sub(r"\1", words))
    if "<" in words:
        words = _TAG.sub("", _ADDRESS.sub(r"\1", words))
    words = _EMPHASIS.sub("", words)
    words = unescaped(words)
    if escaped:
        signs = iter(escaped)
        words = re.sub(_HIDDEN, lambda _: next(signs, ""), words)
    return words


def _slug(words: str) -> str:
    return "-".join(_SLUG_DROPPED.sub("", words.lower()).split())
