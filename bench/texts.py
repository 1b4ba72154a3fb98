"""Texts, measured: agreement and speed beside CollateX and difflib, hands, moves, likeness, worst cases.

    python bench/texts.py [--data DIR] [--collatex TOKENS] [--moves 200] [--documents 3000] [--size 200000] [--seed 1]

CollateX (GPL) is measured here and used nowhere else; it is run on the units of the Frankenstein Variorum of which the
largest version has no more than `--collatex` tokens. A token agrees with the edition as `bench/variorum.py` says.
Difflib's time grows faster than its texts, so that it is raced on the versions whole, as somebody would compare them.
Without the data, only the generated measures are taken.
"""

import argparse
import difflib
import random
import re
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from variorum import Pairs, Unit, agreeing, units, volumes

from regesta.findings.changes import Stretch, kind_of
from regesta.findings.comparison import Comparison
from regesta.findings.shared import shared_texts
from regesta.reasoning.collation.alignment import align
from regesta.reasoning.collation.columns import collate, pairs_of
from regesta.reasoning.collation.tokens import numbered
from regesta.sources import Text, read_source
from regesta.sources.hands import read_hands
from regesta.sources.tokens import is_word, tokens_of

DATA = Path(__file__).parents[2] / "shared" / "data"
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and the seconds of the processor it took."""
    begun = time.process_time()
    found = work()
    return found, time.process_time() - begun


def lowered(tokens: list[str]) -> list[str]:
    return [token.lower() for token in tokens]


def paired(one: list[str], other: list[str]) -> Pairs:
    runs = align(*numbered([one, other]))
    return [(run.one + at, run.other + at) for run in runs for at in range(run.length)]


def by_difflib(one: list[str], other: list[str], *, junk: bool = True) -> Pairs:
    blocks = difflib.SequenceMatcher(None, one, other, junk).get_matching_blocks()
    return [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]


def by_collatex(unit: Unit) -> dict[tuple[int, int], Pairs]:
    """The pairs of every two versions of a unit, from one table."""
    import collatex

    versions = [
        {"id": one.name, "tokens": [{"t": f"{token} ", "n": token.lower()} for token in one.tokens]}
        for one in unit.witnesses
    ]
    table = collatex.collate({"witnesses": versions}, segmentation=False, layout="vertical")
    at = dict.fromkeys((one.name for one in unit.witnesses), 0)
    columns = []
    for column in table.columns:
        places = {}
        for name, tokens in column.tokens_per_witness.items():
            if tokens:
                places[name], at[name] = at[name], at[name] + len(tokens)
        columns.append(places)
    names = [one.name for one in unit.witnesses]
    return {
        (one, other): [
            (places[names[one]], places[names[other]])
            for places in columns
            if names[one] in places and names[other] in places
        ]
        for one, other in combinations(range(len(names)), 2)
    }


def by_columns(unit: Unit) -> dict[tuple[int, int], Pairs]:
    """The same from our table of all versions."""
    table = collate(numbered([lowered(one.tokens) for one in unit.witnesses]))
    found: dict[tuple[int, int], Pairs] = {}
    for one, other in combinations(range(len(unit.witnesses)), 2):
        ones, others = pairs_of(table, one, other)
        found[one, other] = list(zip(ones.tolist(), others.tolist(), strict=True))
    return found


def agreement(unit: Unit, pairs: dict[tuple[int, int], Pairs]) -> tuple[int, int]:
    """How many tokens agree with the edition, of how many, over every two versions."""
    good = whole = 0
    for one, other in combinations(range(len(unit.witnesses)), 2):
        first, second = unit.witnesses[one], unit.witnesses[other]
        good += agreeing(unit, first, second, pairs[one, other])
        whole += len(first.tokens) + len(second.tokens)
    return good, whole


def pairwise_of(unit: Unit, method: Callable[[list[str], list[str]], Pairs]) -> dict[tuple[int, int], Pairs]:
    texts = [lowered(one.tokens) for one in unit.witnesses]
    return {(a, b): method(texts[a], texts[b]) for a, b in combinations(range(len(texts)), 2)}


def compare_with_peers(most_tokens: int) -> None:
    """Agreement and speed on the units, beside the peers."""
    found = list(units())
    small = [unit for unit in found if max(len(one.tokens) for one in unit.witnesses) <= most_tokens]
    for title, some, methods in (
        ("with CollateX", small, (("all versions at once", by_columns), ("CollateX", by_collatex))),
        (
            "with difflib",
            found,
            (
                ("two at a time", lambda unit: pairwise_of(unit, paired)),
                ("difflib", lambda unit: pairwise_of(unit, by_difflib)),
            ),
        ),
    ):
        ours = 0.0
        for name, method in methods:
            good = whole = 0
            seconds = 0.0
            for unit in some:
                pairs, spent = timed(partial(method, unit))
                seconds += spent
                one, all_of = agreement(unit, pairs)
                good, whole = good + one, whole + all_of
            ours = ours or seconds
            if whole:
                agree = f"{len(some):3} units {good / whole:8.2%} agree"
                print(f"{title:14} {name:22} {agree}  {seconds / ours:9.1f} × our time")


def race_on_whole_versions() -> None:
    """Every two versions, whole, aligned: our time beside difflib's, as it is and with common words heeded.

    Both give the stretches that read alike, and both may read a version once and use it again: we number its tokens,
    difflib indexes them (`set_seq2`).
    """
    texts = [lowered(tokens) for tokens in volumes().values()]

    def own() -> None:
        numbers = numbered(texts)
        for one, other in combinations(numbers, 2):
            align(one, other)

    def by_matcher(junk: bool) -> None:
        matcher = difflib.SequenceMatcher(None, autojunk=junk)
        for at, other in enumerate(texts):
            matcher.set_seq2(other)
            for one in texts[:at]:
                matcher.set_seq1(one)
                matcher.get_matching_blocks()

    ours = min(timed(own)[1] for _ in range(5))
    plain = min(timed(partial(by_matcher, True))[1] for _ in range(3))
    exact = timed(partial(by_matcher, False))[1]
    size = " ".join(f"{len(text):,}" for text in texts)
    print(f"whole versions of {size} tokens, every two of them: {ours * 1000:.0f} ms")
    print(f"  difflib {plain / ours:.0f} × our time, with common words heeded {exact / ours:.0f} ×")


def hands(folder: Path) -> None:
    """Additions found from the first and the final text alone."""
    found = tagged = right = told = 0
    for leaf in sorted(folder.glob("*.xml")):
        draft = read_hands(leaf.read_bytes(), name=leaf.name)
        compared = Comparison(draft.first, draft.final, language="en")
        tokens, standing = compared.other, set(compared.pairs.values())
        for number, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
            if is_word(tokens.forms[number]):
                is_added = any(first < end and start < after for first, after, _ in draft.additions)
                tagged += is_added
                told += number not in standing
                found += is_added and number not in standing
                right += is_added and number not in standing
    if tagged:
        print(
            f"additions of the Shelley leaves: {found / tagged:.1%} found, {right / told:.1%} of what is found tagged"
        )


def moved_paragraphs(text: str, count: int, draw: random.Random) -> Iterator[bool]:
    """Whether a paragraph moved among twelve and lightly edited is found, for each of so many."""
    paragraphs = [one for one in text.split("\n") if 40 <= len(one.split()) <= 220]
    words = text.split()
    for _ in range(count):
        start = draw.randrange(len(paragraphs) - 12)
        before = paragraphs[start : start + 12]
        source = draw.randrange(12)
        target = draw.choice([place for place in range(12) if abs(place - source) > 1])
        edited = [word if draw.random() > 0.05 else draw.choice(words) for word in before[source].split()]
        after = [*before[:source], *before[source + 1 :]]
        after.insert(target, " ".join(edited))
        found = Comparison(Text("\n\n".join(before)), Text("\n\n".join(after)))
        first, last = [*found.one.paragraphs, len(found.one.words)][source : source + 2]
        begin, end = [*found.other.paragraphs, len(found.other.words)][target : target + 2]
        placed = sum(found.pairs.get(token, -1) in range(begin, end) for token in range(first, last))
        yield bool(found.moves) and placed >= 0.7 * (last - first)


def dropped_negations(text: str) -> int:
    """How often a dropped "not" passes for form, of all sentences that have one."""
    wrong = 0
    for sentence in re.findall(r"[^.]*\bnot\b[^.]*\.", text)[:2000]:
        after = re.sub(r"\bnot\b ?", "", sentence, count=1)
        before, new = (tokens_of(Text(each)) for each in (sentence, after))
        old = Stretch(before.words, before.forms, [False] * len(before.words))
        wrong += kind_of(old, Stretch(new.words, new.forms, [False] * len(new.words)), "en").nature == "form"
    return wrong


def novels(words: list[str], draw: random.Random) -> None:
    """Two versions of 75,000 words, every change told."""
    edited = [draw.choice(words) if draw.random() < 0.03 else word for word in words if draw.random() > 0.03]
    pair = Text(" ".join(words)), Text(" ".join(edited))
    found, seconds = timed(lambda: Comparison(*pair, language="en"))
    changes, more = timed(lambda: found.changes)
    print(f"two novels of {len(words):,} words: {seconds + more:.2f} s, {len(changes):,} changes")
    print(f"the most memory so far: {memory():.0f} MB")


def documents(volumes: list[Path], count: int, draw: random.Random) -> None:
    """What many documents share: those of the volumes, and as many more as are wanted, made of their paragraphs."""
    held = []
    for volume in volumes:
        text = read_source(volume)
        spans = (spans[0] for name, spans in text.locators["ids"].items() if re.fullmatch(r"d\d+", name))
        held += [text.passage(span) for span in spans]
    texts = {f"d{number}": Text(one) for number, one in enumerate(held[:count])}
    paragraphs = [one for text in held for one in text.split("\n") if len(one) > 100]
    while len(texts) < count:
        texts[f"r{len(texts)}"] = Text("\n\n".join(draw.sample(paragraphs, draw.randint(4, 14))))
    del held, paragraphs
    found, seconds = timed(lambda: shared_texts(texts))
    print(f"{count:,} documents: {len(found.passages):,} shared passages in {seconds:.0f} s")
    print(f"the most memory so far: {memory():.0f} MB")


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def worst_cases(count: int) -> None:
    """A word a million times over, two words in turn, a line of 5 MB: time beside half the size."""
    for name, words, others in (
        ("one word", ["a"], ["a"]),
        ("two words in turn", ["a", "b"], ["b", "a", "a"]),
    ):
        spent = []
        for size in (count // 2, count):
            one, other = words * (size // len(words)), others * (size // len(others))
            spent.append(timed(partial(paired, one, other))[1])
        print(
            f"{name}, {count:,} times: {spent[1]:.1f} s, {spent[1] / max(spent[0], 1e-9):.1f} × the time of half"
        )
    line = "the same line without end "
    _, seconds = timed(lambda: Comparison(Text(line * count), Text(line * (count - 1000) + "but one")))
    print(f"a line of {len(line) * count / 1e6:.1f} MB: {seconds:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--collatex", type=int, default=700)
    parser.add_argument("--moves", type=int, default=200)
    parser.add_argument("--documents", type=int, default=3_000, help="of which what any two share is sought")
    parser.add_argument("--size", type=int, default=200_000, help="tokens of the worst cases")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    draw = random.Random(given.seed)
    if (given.data / "drafts").is_dir():
        compare_with_peers(given.collatex)
        race_on_whole_versions()
        hands(given.data / "drafts" / "shelley")
    volumes = sorted((given.data / "frus").glob("*.xml"))
    if volumes:
        text = read_source(min(volumes, key=lambda file: file.stat().st_size)).content
        good = list(moved_paragraphs(text, given.moves, draw))
        print(f"moved paragraphs found: {sum(good)} of {len(good)}")
        print(f"a dropped not taken for form: {dropped_negations(text)}")
        novels(read_source(volumes[1]).content.split(" ")[1000:76000], draw)
        texts = {file.name: read_source(file) for file in volumes[:12]}
        found, seconds = timed(lambda: shared_texts(texts))
        print(f"{len(texts)} volumes of FRUS: {len(found.passages):,} shared passages in {seconds:.0f} s")
        documents(volumes, given.documents, draw)
    worst_cases(given.size)
    print(
        "goal: 97 % agree and 20 × faster than both peers; 95 % of additions; 98 % of moves; no dropped not as form; "
        "2 s and 400 MB for novels; 180 s for 12 volumes"
    )


if __name__ == "__main__":
    main()
