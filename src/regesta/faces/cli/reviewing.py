"""`regesta review`: the drafts of a case one by one, each accepted, changed or rejected by key."""

import datetime
from pathlib import Path

import click

from regesta.case import Case, load
from regesta.case.texts import held_texts
from regesta.dates import parse
from regesta.faces.cli.terminal import (
    case_argument,
    console,
    counted,
    fail,
    json_option,
    open_case,
    print_json,
    texts_option,
)
from regesta.faces.drafts import item_json
from regesta.reading.folder import decisions
from regesta.reading.review import Item, NotAccepted, accept, accepted, items, reject, reread
from regesta.sources import Text
from regesta.statements.notation import Unreadable, read_name
from regesta.statements.writing import written

KEYS = "a accept · c change · r reject · s skip · q quit"


@click.command()
@case_argument
@click.option(
    "--as", "reviewer", metavar="NAME", help="Note under each citation accepted that NAME has seen it."
)
@click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="The drafts of this source alone, or these."
)
@texts_option
@json_option
def review(
    case: Path, reviewer: str | None, sources: tuple[str, ...], texts: tuple[Path, ...], as_json: bool
) -> None:
    """Go through the drafts of CASE: accept, change or reject each by key.

    Every decision is written at once: the command may be ended and begun again at any time. What is accepted stands in
    accepted.regesta, which the case includes; what is rejected is not drafted again.
    """
    if reviewer is not None:
        try:
            read_name(reviewer)
        except Unreadable as fault:
            fail(f"--as {reviewer}: {fault.what}", fault.remedy)
    opened = open_case(case)
    held = held_texts(opened, texts).texts
    waiting = [one for one in items(opened, held) if not sources or one.cites.source in sources]
    if as_json:
        print_json({"decided": decisions(opened), "drafts": [item_json(one) for one in waiting]})
        return
    if not waiting:
        click.echo("There are no drafts to decide: `regesta read SOURCE --into CASE` makes some.")
        return
    _Session(opened, held, reviewer or "").run(waiting)


class _Session:
    """One sitting: what has been decided in it, and the case as it grows."""

    def __init__(self, case: Case, texts: dict[str, Text], reviewer: str) -> None:
        self.case, self.texts, self.reviewer = case, texts, reviewer
        self.counts = {"accepted": 0, "rejected": 0, "skipped": 0}

    def run(self, waiting: list[Item]) -> None:
        """Shows each draft until it is decided or the person leaves."""
        for number, item in enumerate(waiting, 1):
            self._show(item, number, len(waiting))
            if not self._decided(item):
                break
        told = (
            ", ".join(f"{count} {word}" for word, count in self.counts.items() if count) or "nothing decided"
        )
        left = len(waiting) - self.counts["accepted"] - self.counts["rejected"]
        click.echo(f"{told}; {counted(left, 'draft')} left.")

    def _show(self, item: Item, number: int, of: int) -> None:
        from rich.text import Text as Styled

        out = console()
        out.print(Styled(f"── {number} of {of} · {item.cites.source} {item.cites.locator}", "dim"))
        passage = Styled(item.before, "dim").append(item.words, "bold not dim").append(item.after, "dim")
        out.print(passage)
        out.print(Styled(written(item.statement).rstrip("\n"), "cyan"), soft_wrap=True)

    def _decided(self, item: Item) -> bool:
        """Asks until the draft is decided or skipped; False where the person leaves."""
        while True:
            click.echo(KEYS)
            try:
                key = click.getchar().lower()
            except (EOFError, KeyboardInterrupt, click.Abort):
                return False
            except OSError:
                fail("there is no terminal that keys could come from", "run it in one, or take --json")
            if key in ("q", "\x03", "\x04", ""):
                return False
            if key == "s":
                self.counts["skipped"] += 1
                return True
            try:
                if key == "r":
                    reject(self.case, [item])
                    self.counts["rejected"] += 1
                    return True
                if key in ("a", "c") and self._accept(item, is_changed=key == "c"):
                    self.counts["accepted"] += 1
                    return True
            except NotAccepted as fault:
                click.echo(f"{fault.what}\n  → {fault.remedy}")

    def _accept(self, item: Item, *, is_changed: bool) -> bool:
        today = parse(datetime.date.today().isoformat())
        entry = accepted(item.statement, by=self.reviewer, on=today)
        if is_changed:
            try:
                text = click.edit(written(entry), extension=".regesta", require_save=False)
            except click.ClickException as fault:
                raise NotAccepted(fault.format_message(), "set EDITOR to an editor that is there") from None
            changed, wrong = reread(text or "")
            if changed is None:
                click.echo(f"not accepted: {wrong}")
                return False
            entry = changed
        done = accept(self.case, [(item, entry)], self.texts)
        for refused in done.refused.values():
            raise refused
        self.case = load(self.case.folder / self.case.main)
        return True
