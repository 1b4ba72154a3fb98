"""A text without a single time in it, full of what looks like one: prices, pages, versions, telephones, rooms."""

import random

_NOUNS = (
    "clerk", "treaty", "engine", "river", "ledger", "bridge", "minister", "harbour", "village", "pump", "archive",
    "letter", "cabinet", "road", "mill", "court", "bishop", "printer", "garden", "contract", "boat", "telegram",
    "council", "school", "kitchen", "committee", "horse", "window", "teacher", "valve", "recipe", "piano",
)  # fmt: skip
_ADJECTIVES = (
    "blue", "narrow", "honest", "wooden", "quiet", "heavy", "southern", "broken", "expensive", "careful", "hollow",
    "printed", "rusty", "polite", "steep", "dry", "foreign", "useful", "round", "empty", "loud", "bitter",
)  # fmt: skip
_NAMES = (
    "April Jones",
    "Augustus Reed",
    "May Whitcombe",
    "Mr. March",
    "Julian Frost",
    "June Carter",
    "Wendy Marsh",
)
_PLACES = (
    "Lisbon",
    "the Marsh",
    "Decatur",
    "Octavia Street",
    "Secondary Road",
    "Sunbury",
    "Marlow",
    "Fridley",
)
_TEMPLATES = (
    "The {a} {n} cost ${p}, and the {m} cost £{q}.{r}.",
    "See page {q}, pp. {q}-{r} and note {r}; compare volume {r}, no. {q}.",
    "Article {r} of the {n} and section {r}.{s} of the {m} agree with paragraph {q}.",
    "Call {t} or +44 20 {q} {u}, extension {q}, and ask for {name}.",
    "Version {s}.{r}.{q} of the {n} replaced build {u} and release {s}.{r}.",
    "The ratio of {n} to {m} is {s}:{r}, or {s}/{r}, or {s}.{r} to {s}.",
    "Room {q} lies beyond room {r}, by the {a} {n} of flat {r}B.",
    "{name} may march to {place} and may spring over the {a} {n}.",
    "They march along, fall over the {n}, and rise; the fall of the {a} {m} hurt nobody.",
    "The bed spring broke, a spring rose from the {a} rock, and the {n} would spring back.",
    "He counted {u} men, {u} tons of coal and {u} {n}s near {place}.",
    "An august {n} sat in the {a} {m}, decidedly marred and unsatisfied.",
    "Between {r}% and {s}.{r}% of the {n}s weigh {r}.{s} kg, or {u} lbs.",
    "The file {n}_{u}.txt holds {u},{w} rows, {u} columns and {s} errors.",
    "ISBN 978-{s}-{w}-{w}-{s} and DIN {u} describe the {a} {n}.",
    "Turn left at {u} {place}, then take route {r} to platform {s}.",
    "The score was {s}-{r}, then {s}-{s}; seat {r}C went to {name}.",
    "A second {n} stood behind the first {m}; the third was {a}.",
    "{name} bought {r} {n}s at {s} for a pound and {q} {m}s in bulk.",
    "The {n} has a mean of {s}.{q} and a variance of 1.{u}, with p < 0.0{s}.",
    "In {place} the {a} {n} faced the {m}, and its owner said nothing.",
    "Her sun hat, his sat nav and the wedding {n} were {a}.",
    "The {a} {n} is {u} metres long, {q} feet wide and {r} inches thick.",
    "Order {u} of the {n} names rule {r}, table {s} and figure {r}.{s}.",
    "Psalm {r}:{s} and chapter {r}, verse {s} speak of a {a} {n}.",
    "The engine M{u}, the road A{r} and the rifle AK-{r} are {a}.",
    "Serial number {w}-{u}-{w} belongs to the {n}, invoice {u} to the {m}.",
    "The coordinates are {r}.{w} north and {s}.{w} east of {place}.",
    "You decide: mar the {n}, or septic tanks octuple the {a} {m}.",
)


def dateless_text(words: int, seed: int = 7) -> str:
    """A text of at least so many words in which nothing speaks of time."""
    chance = random.Random(seed)
    sentences: list[str] = []
    count = 0
    while count < words:
        sentence = chance.choice(_TEMPLATES).format(
            n=chance.choice(_NOUNS),
            m=chance.choice(_NOUNS),
            a=chance.choice(_ADJECTIVES),
            name=chance.choice(_NAMES),
            place=chance.choice(_PLACES),
            p=f"{chance.randint(1000, 2100)}",
            q=chance.randint(100, 2100),
            r=chance.randint(2, 31),
            s=chance.randint(1, 12),
            t=f"({chance.randint(200, 999)}) {chance.randint(200, 999)}-{chance.randint(1000, 2099)}",
            u=chance.randint(1000, 2099),
            w=f"{chance.randint(0, 999):03d}",
        )
        sentences.append(sentence)
        count += len(sentence.split())
    return " ".join(sentences)
