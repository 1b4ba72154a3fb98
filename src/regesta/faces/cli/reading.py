"""`regesta read` and `regesta evaluate`: drafts from prose, and drafts held against what a person entered."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from regesta.case import Case
from regesta.faces.cli.models import endpoint_option, may_send, timeout_option, whereabouts, yes_option
from regesta.faces.cli.terminal import (
    console,
    counted,
    fail,
    json_option,
    open_case,
    print_json,
    texts_option,
)
from regesta.findings.citations import sealed_sources
from regesta.reading.evaluation import ACTORS, DATES, Evaluation, Passage, evaluate_files
from regesta.reading.models import Endpoint, ModelFailed, refuse_unfit
from regesta.reading.prompting import Sending, passages_of, sending
from regesta.reading.session import NoSuchSource, Outcome, Wanted, read_all, wanted

EXAMPLES = 5
REJECTED_SHOWN = 20


@click.command()
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@click.option(
    "--into",
    "case",
    type=click.Path(path_type=Path),
    required=True,
    metavar="CASE",
    help="The case whose actors are meant, and whose folder takes the drafts.",
)
@click.option(
    "--processes", type=click.IntRange(1, 64), default=1, metavar="COUNT", help="How many read at once."
)
@click.option("--model", metavar="NAME", help="Ask this model too, at --endpoint.")
@endpoint_option
@timeout_option
@click.option("--price", metavar="IN,OUT", help="What a million tokens cost, to say what it would come to.")
@yes_option
@texts_option
@json_option
def read(
    sources: tuple[str, ...],
    case: Path,
    processes: int,
    model: str | None,
    endpoint: str,
    timeout: float,
    price: str | None,
    is_agreed: bool,
    texts: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Draft statements from the prose of each SOURCE: the name of a source of the case, or a file.

    Every draft has its exact quotation and the rule that made it, and says nothing that its quotation does not carry.
    Drafts are no part of the case: `regesta review` goes through them, and only a person accepts one.

    With --model, a language model drafts too, and what it says passes the same check; what fails is shown with its
    reason. What would be sent, where, and about what it would cost is said first. A key is taken from REGESTA_API_KEY.
    """
    opened = open_case(case)
    try:
        asked = [wanted(opened, one, texts) for one in dict.fromkeys(sources)]
    except NoSuchSource as fault:
        fail(fault.what, fault.remedy)
    agreed = None
    if model is not None:
        agreed = _agreed(opened, asked, Endpoint(endpoint, model, timeout), price, is_agreed=is_agreed)
    try:
        outcomes = read_all(
            opened,
            asked,
            processes=processes,
            endpoint=agreed,
            done=(lambda _: None) if as_json else _print_outcome,
        )
    except OSError as fault:
        fail(
            f"the drafts cannot be written: {fault.strerror or fault}",
            "check the case's folder and its permissions",
        )
    if as_json:
        print_json({"sources": [_outcome_json(one) for one in outcomes]})
    elif any(one.drafts for one in outcomes):
        _tell_of_sealed(opened, outcomes)
        click.echo(f"→ regesta review {case}")


def _tell_of_sealed(case: Case, outcomes: Sequence[Outcome]) -> None:
    """Says which drafts hold the words of a source that is sealed in the case."""
    sealed = sealed_sources(case)
    for one in outcomes:
        if one.drafts and one.name in sealed:
            click.echo(
                f"{one.name} is sealed in this case, and drafts/{one.file.name} holds its words: keep that file to "
                "yourself, and run `regesta seal` when you have accepted drafts"
            )


def _agreed(
    case: Case, asked: list[Wanted], endpoint: Endpoint, price: str | None, *, is_agreed: bool
) -> Endpoint | None:
    """The endpoint, once the person knows what is sent there and agrees; None where they do not."""
    try:
        refuse_unfit(endpoint)
    except ModelFailed as fault:
        fail(fault.what, fault.remedy)
    whole = [sending(case, one.text, passages_of(one.text)) for one in asked]
    tokens_in, tokens_out = sum(one.tokens_in for one in whole), sum(one.tokens_out for one in whole)
    requests, characters = sum(one.passages for one in whole), sum(one.characters for one in whole)
    click.echo(f"The text and the names of the case go to {whereabouts(endpoint)}.", err=True)
    click.echo(
        f"{counted(requests, 'request')} to {endpoint.model}, {characters:,} characters: about {tokens_in:,} tokens in"
        f" and up to {tokens_out:,} out.",
        err=True,
    )
    if price is not None:
        click.echo(f"At {price} for a million tokens that is about {_cost(whole, price):.2f}.", err=True)
    elif not endpoint.is_here:
        click.echo("What that costs is on the service's list of prices: --price IN,OUT reckons it.", err=True)
    return endpoint if may_send(is_agreed=is_agreed) else None


def _cost(whole: list[Sending], price: str) -> float:
    try:
        per_in, per_out = (float(part) for part in price.split(","))
    except ValueError:
        fail(f"--price {price} is no pair of numbers", "write for instance --price 0.15,0.60")
    return sum(one.price(per_in, per_out) for one in whole)


def _outcome_json(one: Outcome) -> dict[str, object]:
    return {
        "name": one.name,
        "file": f"drafts/{one.file.name}",
        "drafts": one.drafts,
        "failed": one.failed,
        "asked": one.asked,
        "rejected": [{"reason": part.reason, "said": part.said} for part in one.rejected],
        "unread": [
            {"offset": part.start, "length": part.end - part.start, "reason": part.reason}
            for part in one.unread
        ],
    }


def _print_outcome(one: Outcome) -> None:
    click.echo(f"{one.name}: {counted(one.drafts, 'draft')} in drafts/{one.file.name}")
    if one.failed:
        click.echo(f"  {one.failed} more said what their quotation does not carry, and were left out")
    for rejected in one.rejected[:REJECTED_SHOWN]:
        click.echo(f"  rejected: {rejected.reason}: {rejected.said[:100]!r}")
    if len(one.rejected) > REJECTED_SHOWN:
        click.echo(f"  … and {len(one.rejected) - REJECTED_SHOWN} more rejected: --json tells them all")
    reasons: dict[str, list[int]] = {}
    for part in one.unread:
        reasons.setdefault(part.reason, []).append(part.end - part.start)
    for reason, lengths in reasons.items():
        places = "place" if len(lengths) == 1 else "places"
        click.echo(f"  not read: {reason} ({len(lengths)} {places}, {sum(lengths):,} characters)")


@click.command()
@click.argument("drafts", type=click.Path(path_type=Path))
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    required=True,
    metavar="CASE",
    help="The case whose entries a person made.",
)
@click.option("--examples", default=EXAMPLES, metavar="COUNT", help="How many examples of each kind to show.")
@click.option(
    "--part", "is_part", is_flag=True, help="Leave out drafts before the first quotation and after the last."
)
@texts_option
@json_option
def evaluate(
    drafts: Path, gold: Path, examples: int, is_part: bool, texts: tuple[Path, ...], as_json: bool
) -> None:
    """Hold DRAFTS, a file or folder of drafts or a case, against the entries of a case that a person made."""
    found = evaluate_files(drafts, open_case(gold), texts, is_part=is_part)
    if found is None:
        fail(
            f"there are no drafts in {drafts}",
            "name a file of drafts, or the folder that `regesta read` wrote",
        )
    if not found.entries:
        fail("no entry of the case cites a text that the drafts quote", "give the texts' folder with --texts")
    if as_json:
        print_json(evaluation_json(found, examples))
    else:
        _print_evaluation(found, examples)
    sys.exit(0)


def evaluation_json(found: Evaluation, examples: int) -> dict[str, object]:
    """An evaluation as the JSON contract has it."""
    return {
        "entries": len(found.entries),
        "found": len(found.found),
        "drafts": len(found.drafts),
        "right": len(found.right),
        "families": [
            dict(zip(("family", "entries", "found", "drafts", "right"), row, strict=True))
            for row in found.by_family()
        ],
        "dates": {word: sum(one.dates == word for one in found.meetings) for word in DATES},
        "actors": {word: sum(one.actors == word for one in found.meetings) for word in ACTORS},
        "modes": {
            "right": sum(one.is_mode_right for one in found.meetings),
            "of": len(found.meetings),
            "confused": [
                {"draft": draft, "entry": entry, "count": count}
                for (draft, entry), count in found.confusions()
            ],
        },
        "missed": [_shown(one) for one in found.missed[:examples]],
        "wrong": [_shown(one) for one in found.wrong[:examples]],
        "other_modes": [
            {"draft": _shown(one.draft), "entry": _shown(one.entry)}
            for one in found.meetings
            if not one.is_mode_right
        ][:examples],
        "other_actors": [
            {"draft": _shown(one.draft), "entry": _shown(one.entry)}
            for one in found.meetings
            if one.actors == "other"
        ][:examples],
    }


def _shown(one: Passage) -> dict[str, object]:
    return {
        "verb": one.statement.kind,
        "family": one.family,
        "date": str(one.statement.date or "undated"),
        "says": one.statement.text or one.statement.name,
        "actors": sorted(one.doers),
        "mode": one.mode,
        "line": one.statement.line,
        "rule": one.statement.word("draft"),
    }


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _print_evaluation(found: Evaluation, examples: int) -> None:
    from rich.table import Table

    out = console()
    entries, drafts = len(found.entries), len(found.drafts)
    out.print(f"found  {len(found.found)} of {entries} entries ({_percent(len(found.found), entries)})")
    out.print(f"right  {len(found.right)} of {drafts} drafts ({_percent(len(found.right), drafts)})")
    modes = sum(one.is_mode_right for one in found.meetings)
    out.print(f"modes  {modes} of {len(found.meetings)} ({_percent(modes, len(found.meetings))})")
    for name, words in (("dates", DATES), ("actors", ACTORS)):
        counts = [(word, sum(getattr(one, name) == word for one in found.meetings)) for word in words]
        out.print(f"{name:<6} {', '.join(f'{count} {word}' for word, count in counts if count)}")
    table = Table(box=None, pad_edge=False)
    for heading in ("family", "entries", "found", "drafts", "right"):
        table.add_column(heading, header_style="dim", justify="left" if heading == "family" else "right")
    for row in found.by_family():
        table.add_row(*map(str, row))
    out.print(table)
    _print_examples("missed", found.missed, examples)
    _print_examples("wrong", found.wrong, examples)
    for (draft, entry), count in found.confusions()[:examples]:
        out.print(f"mode {draft} where the entry has {entry}: {count}")


def _print_examples(heading: str, some: tuple[Passage, ...], examples: int) -> None:
    out = console()
    if some and examples:
        out.print(f"{heading} ({len(some)}):")
    for one in some[:examples]:
        rule = one.statement.word("draft")
        date = one.statement.date or "undated"
        says = one.statement.text or one.statement.name
        out.print(f"  {date} {one.statement.kind}: {says}{f'  [{rule}]' if rule else ''}", soft_wrap=True)
