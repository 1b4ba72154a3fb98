"""The texts of a case's versions, where they are held, and what is wrong with those that are not as they should be."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case
from regesta.case.texts import find_text
from regesta.problem import Problem
from regesta.sources import UnreadableSource
from regesta.sources.versions import VersionText, read_version
from regesta.statements.grammar import ACTOR_KINDS
from regesta.statements.statement import Statement, field_cites

NOT_HELD = ("", "not held", "?")


class HeldVersions(NamedTuple):
    """The texts held, by the name of their version, and the problems of reading them."""

    texts: dict[str, VersionText]
    problems: tuple[Problem, ...]


def held_versions(case: Case, folders: Sequence[Path] = (), *, matter: str = "") -> HeldVersions:
    """The texts that the versions of a case name, or those of one matter, sought as the sources' are.

    Problem codes: text-unreadable; version-without-text, where a file is named and is nowhere; undeclared-hand, where
    the encoding marks a hand that is nobody of the case.
    """
    texts: dict[str, VersionText] = {}
    problems: list[Problem] = []
    sealed = _sealed_texts(case) if case.of_kind("version") else frozenset()
    for version in case.of_kind("version"):
        written = version.word("text")
        if written in NOT_HELD or (matter and not is_of(version, matter)):
            continue
        if written.partition("#")[0] in sealed:
            what = f"{written} is the text of a source with a sealed citation, and is shown nowhere"
            problems.append(_problem(case, version, "version-without-text", what, "write `text not held`"))
            continue
        try:
            path = find_text(written, (case.folder, *folders))
            if path is not None:
                texts[version.name] = read_version(path)
        except UnreadableSource as fault:
            problems.append(
                _problem(case, version, "text-unreadable", f"{written}: {fault.reason}", fault.remedy)
            )
            continue
        if path is None:
            remedy = "give its folder with --texts, or write `text not held`"
            problems.append(_problem(case, version, "version-without-text", f"{written} is nowhere", remedy))
        else:
            problems.extend(_undeclared(case, version, texts[version.name]))
    return HeldVersions(texts, tuple(problems))


def _sealed_texts(case: Case) -> frozenset[str]:
    """The texts of the sources that are cited under seal."""
    sealed = {
        cites.source for _, field in case.fields("cites") if (cites := field_cites(field)).seal is not None
    }
    files = {one.word("text").partition("#")[0] for one in case.of_kind("source") if one.name in sealed}
    return frozenset(files) - {""}


def is_of(version: Statement, matter: str) -> bool:
    """Whether a version is one of a matter's text."""
    return any(matter in mention.names for mention in version.mentions("of"))


def hand_names(version: Statement) -> dict[str, str]:
    """Which actor of the case each hand of a version's encoding is: `hand kim, s = stalin` says that `s` is stalin."""
    return {
        mention.names[0]: mention.stands_for[0]
        for mention in version.mentions("hand")
        if len(mention.names) == len(mention.stands_for) == 1
    }


def actor_of(case: Case, version: Statement, hand: str) -> str:
    """The actor that a hand of the encoding is, as the version says or by its name; an empty text for none."""
    name = hand_names(version).get(hand, hand)
    known = case.named.get(name)
    return name if known is not None and known.kind in ACTOR_KINDS else ""


def _undeclared(case: Case, version: Statement, text: VersionText) -> Iterator[Problem]:
    if text.draft is None:
        return
    for remark in text.draft.remarks:
        if "not declared" not in remark:
            yield _problem(
                case, version, "broken-layers", remark, "mend the encoding there; nothing was left out"
            )
    pieces = text.draft.pieces
    marked = {hand.name for piece in pieces for hand in (piece.added, piece.struck) if hand is not None}
    for hand in sorted(marked - {""}):
        if not actor_of(case, version, hand):
            what = f"the encoding gives changes to {hand}, which is nobody of this case"
            yield _problem(
                case, version, "undeclared-hand", what, f"declare {hand}, or write `hand {hand} = NAME`"
            )


def _problem(case: Case, version: Statement, code: str, message: str, remedy: str) -> Problem:
    field = version.field("text")
    place = case.locate(version, field.line if field else 0, version.word("text"))
    return case.problem(code, place, message, remedy)
