"""Writes a case of any size, and a beancount ledger of as many transactions and lines to measure it beside."""

import random
from pathlib import Path

LINES_AN_ENTRY = 5
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


TEXT_SIZE = 10_000_000  # characters of the texts that quoted entries cite
QUOTED_WORDS = 14


def write_case(folder: Path, entries: int, *, seed: int = 1, is_quoted: bool = False) -> Path:
    """A case of that many entries, five lines each, over a hundred actors and matters for every ten thousand.

    Where `is_quoted`, its sources are one volume of ten million characters, and every citation quotes words of it.
    """
    chance = random.Random(seed)
    actors = [f"actor-{number}" for number in range(max(10, entries // 100))]
    matters = [f"matter-{number}" for number in range(max(5, entries // 50))]
    lines = ['case generated "A generated case" format 1', "  horizon   1800/2000", ""]
    lines += [
        f'source source-{n} "Source number {n}"\n  kind      letter\n  locators  pages\n' for n in range(50)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    volume = _write_volume(folder / "volume.txt", chance) if is_quoted else []
    if is_quoted:
        lines.append('source volume "The volume"\n  locators  lines\n  text      volume.txt\n')
    lines += [f'person {name} "The {name}"' for name in actors]
    lines += [f'matter {name} "The {name}"' for name in matters]
    lines.append("")
    for number in range(entries):
        by, to = chance.sample(actors, 2)
        lines.append(f"{_date(chance)} {chance.choice(_ACTS)} {chance.choice(matters)} ^entry-{number}")
        lines.append(f"  by        {by}")
        lines.append(f"  to        {to}")
        lines.append(f"  cites     {_citation(chance, volume)}")
        lines.append("")
    file = folder / "case.regesta"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _write_volume(file: Path, chance: random.Random) -> list[list[str]]:
    """A text of paragraphs of a hundred invented words, one to a line; its words, line by line."""
    letters = "etaoinshrdlucmfwypvbgkqjxz"
    vocabulary = [
        "".join(chance.choices(letters, range(26, 0, -1), k=chance.randrange(2, 11))) for _ in range(20_000)
    ]
    lines: list[list[str]] = []
    size = 0
    while size < TEXT_SIZE:
        lines.append(chance.choices(vocabulary, k=100))
        size += sum(map(len, lines[-1])) + 100
    file.write_text("\n".join(map(" ".join, lines)), encoding="utf-8")
    return lines


def _citation(chance: random.Random, volume: list[list[str]]) -> str:
    if not volume:
        return f"source-{chance.randrange(50)} {chance.randrange(1, 400)}"
    line, first = chance.randrange(len(volume)), chance.randrange(100 - QUOTED_WORDS)
    return f'volume {line + 1} "{" ".join(volume[line][first : first + QUOTED_WORDS])}"'


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
