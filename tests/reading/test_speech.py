"""What stands in quotation marks is its speaker's word, or nobody's; it is never drafted as the author's."""

import pytest

from regesta.case import Case
from regesta.reading.carrying import faults_of
from regesta.reading.lexicon import load_lexicon
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.reading.speech import Speeches
from regesta.sources import Text
from tests.reading.conftest import Drafted
from tests.reading.test_reader import shown

ATTACK = "attack by rebels mode reports claimant ward"
CASES = [
    ('"The rebels attacked Aldermouth," Ward told Lin.', [ATTACK, "inform by ward to lin"]),
    ("“The rebels attacked Aldermouth,” said Ward.", [ATTACK, "say by ward"]),
    ("‘The rebels attacked Aldermouth,’ said Ward.", [ATTACK, "say by ward"]),
    ("'The rebels attacked Aldermouth,' said Ward.", [ATTACK, "say by ward"]),
    ("Ward said: «The rebels attacked Aldermouth.»", ["say by ward", ATTACK]),
    ("Ward declared that “the rebels attacked Aldermouth” and left Moscow.",
     ["announce by ward", ATTACK, "event about ward, moscow = ussr"]),
    ("“I refused the truce,” Ward wrote to Lin. “The council approved it. I met Lin.”",
     ["refuse by ward mode reports claimant ward", "write by ward to lin",
      "approve by council mode reports claimant ward", "meet by ward with lin mode reports claimant ward"]),
    ("Ward recalled: “I met Lin in Moscow.”",
     ["say by ward mode recalls", "meet by ward with lin place moscow mode recalls via ward recalls"]),
    ("The Soviet Union answered: “We attacked Aldermouth.”",
     ["say by ussr", "attack by ussr mode reports claimant ussr"]),
    ("Ward answered: “We attacked Aldermouth.”", ["say by ward"]),  # he and who else?
    ('Ward said: "Lin attacked Aldermouth. The rebels arrested him in the town. They met Lin." Then Rhee left Moscow.',
     ["say by ward", "attack by lin mode reports claimant ward",
      "arrest by rebels mode reports claimant ward", "event about rhee, moscow = ussr"]),
    ("Ward wrote: “The rebels attacked Aldermouth.\n\n“They left.\n\n“Lin met Rhee.”",
     ["write by ward", ATTACK, "meet by lin with rhee mode reports claimant ward"]),
    ("Ward wrote: “Lin said, ‘The rebels attacked Aldermouth,’ and left.”",
     ["write by ward", "say by lin mode reports claimant ward"]),
    ("“The rebels attacked Aldermouth.”", []),  # nobody says who said so
    ("“The rebels attacked Aldermouth. They arrested Lin,” said Ward.", ["say by ward"]),
    ("The council's reply read: “The rebels arrested Lin because he refused the truce.”", []),
    ("The rebels attacked the “Red House” in Aldermouth.", ["attack by rebels place aldermouth"]),
    ('The rebels "liberated" Aldermouth.', ["attack by rebels"]),
    ("Ward said the rebels had attacked Aldermouth.", ["say by ward", ATTACK]),
    ("Ward told him the rebels had attacked Aldermouth.", ["inform by ward", ATTACK]),
    ("Ward said he would attack Aldermouth.", ["say by ward"]),
    ("Ward said that the rebels had attacked Aldermouth and that they had arrested Lin.",
     ["say by ward", ATTACK, "arrest by rebels whom lin mode reports claimant ward"]),
    ("Lin reported that Ward attacked Aldermouth, arrested the rebels and refused the truce.",
     ["inform by lin", "attack by ward mode reports claimant lin",
      "arrest by ward whom rebels mode reports claimant lin", "refuse by ward mode reports claimant lin"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_speech_is_its_speakers_word(drafted: Drafted, text: str, expected: list[str]) -> None:
    assert [shown(one).removeprefix("undated ") for one in drafted(text)] == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_who_speaks_is_carried(case: Case, text: str) -> None:
    reader, held = Reader(case), Text(text)
    found = [one for one in reader.read(held, "chronicle") if not isinstance(one, Unread)]
    assert not any(faults_of(one, held, reader.actors) for one in found)


def test_he_after_a_speech_is_nobody_of_whom_it_spoke(drafted: Drafted) -> None:
    last = drafted('Ward said: "Lin attacked Aldermouth." He then met Rhee.')[-1]
    assert shown(last) == "undated meet by ward with rhee"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the soldiers' pay and the council's 'men' were late", []),
        ("“a b c ‘d e f’ g”", ["a b c ‘d e f’ g"]),
        ("“a b c and no end", ["a b c and no end"]),
        ("'Twas late, 'tis said, and “a b c” it was", ["a b c"]),
        ('he said "a b c" and "d e f"', ["a b c", "d e f"]),
        ("„a b c“ und »d e f«", ["a b c", "d e f"]),
        ("”“”“", []),
    ],
)
def test_where_speeches_stand(text: str, expected: list[str]) -> None:
    speeches = Speeches(load_lexicon())
    speeches.go_on(text, 0, len(text))
    found = {one: text[one.start : one.end] for place in range(len(text)) if (one := speeches.at(place))}
    assert list(found.values()) == expected
