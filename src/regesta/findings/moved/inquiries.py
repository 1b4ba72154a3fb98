"""Whose leave was needed, why things happened and what would have been, before and after."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from regesta.case import Case
from regesta.findings.authority import Hold, authority
from regesta.findings.explanations import Explanation, explanations, in_words, percent
from regesta.findings.finding import Finding, Ground
from regesta.findings.moved.pair import Kind, Move, Pair
from regesta.statements.statement import Statement
from regesta.wording import said, word

V = TypeVar("V")
LEAST = 5e-4  # what a chance or an answer has to move by


def authority_moved(pair: Pair) -> Iterator[Finding[Move]]:
    """The shares of one's matters that needed another's leave, were changed or refused."""
    then = {(pair.called(one.value.of), pair.called(one.value.by)): one for one in authority(pair.old).holds}
    now = {(one.value.of, one.value.by): one for one in authority(pair.new).holds}
    for key in dict.fromkeys((*then, *now)):
        was, found = then.get(key), now.get(key)
        before, after = (
            _hold(one.value) if one is not None else said("nothing on record") for one in (was, found)
        )
        if before != after:
            subject = said("{one} by {other}", one=key[0], other=key[1])
            own, other = (pair.new.title_of(name) for name in key)
            says = said("the matters of {one} that hung on {other}", one=own, other=other)
            yield _finding(pair, subject, says, "share", "moved", (before, after), found, was)


def _hold(hold: Hold) -> str:
    """`needed 40 % (2 of 5), changed 0 %, refused 20 %, asked 3`."""
    return said(
        "needed {needed} ({part} of {whole}), changed {changed}, refused {refused}, asked {asked}",
        needed=str(hold.needed),
        part=str(hold.needed.part),
        whole=str(hold.needed.whole),
        changed=str(hold.changed),
        refused=str(hold.refused),
        asked=str(hold.asked),
    )


def explanations_moved(pair: Pair) -> Iterator[Finding[Move]]:
    """The verdict on each question of why, and the chance of each of its hypotheses."""
    then = {pair.called(one.subject): one for one in explanations(pair.old)}
    for found in explanations(pair.new):
        was = then.get(found.subject)
        if was is None:
            continue
        items = _items(pair, found.value, was.value)
        before, after = in_words(was.value), in_words(found.value)
        if before != after:
            says = found.value.asks
            yield _finding(pair, found.subject, says, "verdict", "moved", (before, after), found, was, items)
        chances = {pair.called(one.name): one for one in was.value.hypotheses}
        for one in found.value.hypotheses:
            former = chances.get(one.name)
            if former is None or not _is_other(former.posterior, one.posterior):
                continue
            how = "rose" if (one.posterior.middle or 0) > (former.posterior.middle or 0) else "fell"
            how = how if former.posterior.middle != one.posterior.middle else "moved"
            words = _chance(former.posterior), _chance(one.posterior)
            yield _finding(pair, one.name, one.says or one.name, "chance", how, words, found, was, items)


def _items(pair: Pair, after: Explanation, before: Explanation) -> list[Statement]:
    """What a question rests on in either state: its hypotheses, its evidence, and what that consists in."""
    found = []
    for case, one in ((pair.new, after), (pair.old, before)):
        names = [one.question, *(h.name for h in one.hypotheses), *(e.name for e in one.evidence)]
        names += [name for e in one.evidence for name in e.rests_on]
        found += [case.named[name] for name in names if name in case.named]
    return found


def _is_other(one: Sequence[float | None], other: Sequence[float | None]) -> bool:
    return any(
        (a is None) != (b is None) or abs((a or 0) - (b or 0)) >= LEAST
        for a, b in zip(one, other, strict=True)
    )


def _chance(span: Sequence[float | None]) -> str:
    """`62 % (40 % to 80 %)`, the range left out where it is none."""
    low, middle, high = (percent(one) for one in span)
    return middle if low == high else said("{middle} ({low} to {high})", middle=middle, low=low, high=high)


def what_ifs_moved(pair: Pair) -> Iterator[Finding[Move]]:
    """The answers to what would have been, with what the register says of the nodes now and did not."""
    if not pair.new.of_kind("what-if"):
        return
    from regesta.findings.what_ifs import what_ifs

    then = {pair.called(one.subject): one for one in what_ifs(pair.old)}
    for found in what_ifs(pair.new):
        was = then.get(found.subject)
        if was is None:
            continue
        answers = {one.ask: one for one in was.value.answers}
        nodes = {one.name: one.register for one in was.value.nodes}
        chain = [
            said(
                "{node}: the register said {before}, and says {now} now",
                node=one.name,
                before=word("register", nodes[one.name]),
                now=word("register", one.register),
            )
            for one in found.value.nodes
            if nodes.get(one.name, one.register) != one.register
        ]
        for one in found.value.answers:
            former = answers.get(one.ask)
            if former is None or not _is_other(
                (former.low, former.value, former.high), (one.low, one.value, one.high)
            ):
                continue
            items = [case.named[name] for case, name in _models(pair, found.value.name, was.value.name)]
            says = found.value.title or found.subject
            words = former.words, one.words
            yield _finding(pair, found.subject, says, "what-if", "moved", words, found, was, items, chain)


def _models(pair: Pair, now: str, then: str) -> Iterator[tuple[Case, str]]:
    """A what-if and its model in either state."""
    for case, name in ((pair.new, now), (pair.old, then)):
        yield case, name
        for mention in case.named[name].mentions("in"):
            yield from ((case, one) for one in mention.names if one in case.named)


def _finding(
    pair: Pair,
    subject: str,
    says: str,
    kind: Kind,
    how: str,
    words: tuple[str, str],
    found: Finding[V] | None,
    was: Finding[V] | None,
    items: Sequence[Statement] = (),
    chain: Sequence[str] = (),
) -> Finding[Move]:
    """What moved of a finding that rests on the grounds of both states."""
    grounds: Sequence[Ground] = found.grounds if found is not None else ()
    because = pair.because(grounds, was.grounds if was is not None else (), items)
    modality = found.modality if found is not None else "unknown"
    return Finding(subject, Move(subject, says, kind, how, *words, tuple(chain), because), modality, grounds)
