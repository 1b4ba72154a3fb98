"""Writes a case of any size, and a beancount ledger of as many transactions and lines to measure it beside."""

import json
import random
from pathlib import Path

TEXT_LETTERS = 10_000_000
_ACTS = (
    "request",
    "propose",
    "approve",
    "refuse",
    "defer",
    "order",
    "consider",
    "inform",
    "write",
    "promise",
)


def write_case(folder: Path, entries: int, *, has_text: bool = False, seed: int = 1) -> Path:
    """A case of that many entries, five lines each, over a hundred actors and matters for every ten thousand.

    With `has_text`, its first source is held, a text of ten million letters in lines, and each entry quotes ten of its
    words, by its line.
    """
    chance = random.Random(seed)
    actors = [f"actor-{number}" for number in range(max(10, entries // 100))]
    matters = [f"matter-{number}" for number in range(max(5, entries // 50))]
    lines = ['case generated "A generated case" format 1', "  horizon   1800/2000", ""]
    lines += [
        f'source source-{n} "Source number {n}"\n  kind      letter\n  locators  pages\n' for n in range(50)
    ]
    lines += [f'person {name} "The {name}"' for name in actors]
    lines += [f'matter {name} "The {name}"' for name in matters]
    lines.append("")
    held = _text(chance) if has_text else []
    if held:
        lines.append('source held "The held text"\n  locators  lines\n  text      held.txt\n')
    for number in range(entries):
        by, to = chance.sample(actors, 2)
        lines.append(f"{_date(chance)} {chance.choice(_ACTS)} {chance.choice(matters)} ^entry-{number}")
        lines.append(f"  by        {by}")
        lines.append(f"  to        {to}")
        lines.append(f"  cites     {_citation(chance, held)}")
        lines.append("")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "case.regesta"
    file.write_text("\n".join(lines), encoding="utf-8")
    if held:
        (folder / "held.txt").write_text("\n".join(held), encoding="utf-8")
    return file


def _text(chance: random.Random) -> list[str]:
    """Lines of made-up words, ten million letters in all."""
    words = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randrange(2, 11)))
        for _ in range(20_000)
    ]
    lines, length = [], 0
    while length < TEXT_LETTERS:
        lines.append(" ".join(chance.choices(words, k=12)))
        length += len(lines[-1]) + 1
    return lines


def _citation(chance: random.Random, held: list[str]) -> str:
    if not held:
        return f"source-{chance.randrange(50)} {chance.randrange(1, 400)}"
    line = chance.randrange(len(held))
    words = held[line].split()[1:11]
    return f'held {line + 1} "{" ".join(words)}"'


def _date(chance: random.Random) -> str:
    year, month, day = chance.randrange(1800, 2000), chance.randrange(1, 13), chance.randrange(1, 29)
    form = chance.random()
    if form < 0.5:
        return f"{year}-{month:02}-{day:02}"
    if form < 0.7:
        return f"{year}-{month:02}"
    if form < 0.8:
        return f"{year}~"
    if form < 0.9:
        return f"[{year}..{year + chance.randrange(1, 9)}]"
    return f"{year}/{year + chance.randrange(1, 9)}"


def write_ledger(file: Path, transactions: int, *, seed: int = 1) -> Path:
    """A beancount ledger of that many transactions, five lines each as the case has."""
    chance = random.Random(seed)
    accounts = [f"Expenses:Account{number}" for number in range(max(10, transactions // 100))]
    lines = ['option "operating_currency" "EUR"']
    lines += [f"1799-01-01 open {account} EUR" for account in [*accounts, "Assets:Cash"]]
    for number in range(transactions):
        year, month, day = chance.randrange(1800, 2000), chance.randrange(1, 13), chance.randrange(1, 29)
        amount = chance.randrange(1, 100_000) / 100
        lines.append(f'{year}-{month:02}-{day:02} * "Payee {chance.randrange(500)}" "Transaction {number}"')
        lines.append(f'  note: "source {chance.randrange(50)}"')
        lines.append(f"  {chance.choice(accounts)}  {amount:.2f} EUR")
        lines.append("  Assets:Cash")
        lines.append("")
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def write_chronology(file: Path, events: int, *, seed: int = 1) -> Path:
    """A chronology as `bench/chronology.py` reads it, three statements an event, all of them true of hidden days."""
    chance = random.Random(seed)
    days = sorted(chance.randrange(36_500) for _ in range(events))
    lines = [json.dumps({"n": events})]
    for number in range(3 * events):
        a = chance.randrange(events)
        b = min(events - 1, a + chance.randrange(1, 13))
        apart = days[b] - days[a]
        kind = chance.choice(("abs", "abs", "before", "within", "gap", "during"))
        said: dict[str, object] = {"kind": kind, "a": a, "b": b, "id": number}
        if kind == "abs":
            wide = chance.choice((0, 30, 365, 3650))
            low = days[a] - chance.randrange(wide + 1)
            said |= {"lo": low if chance.random() < 0.9 else None, "hi": low + wide}
        elif a == b or (kind == "before" and not apart):
            continue
        elif kind == "during":
            e = min(events - 1, b + chance.randrange(1, 31))
            said = {"kind": kind, "a": b, "s": a, "e": e, "id": number}
        elif kind == "before":
            said |= {"k": chance.randint(1, apart)}
        elif kind == "within":
            said |= {"k": apart + chance.randrange(30)}
        else:
            said |= {"k1": apart - chance.randrange(1 + apart), "k2": apart + chance.randrange(30)}
        lines.append(json.dumps(said))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
