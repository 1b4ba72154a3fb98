"""What is drafted from prose, and what is not."""

import time
import tracemalloc

import pytest

from regesta.case import Case
from regesta.reading.drafts import Draft
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.sources import Text
from regesta.statements.statement import field_cites
from regesta.statements.wording import text_of
from regesta.statements.writing import written
from tests.reading.conftest import ESSAY, WIKIWARS, Drafted


def shown(one: Draft) -> str:
    """A draft on one line, without its quotation and its rule."""
    made = one.statement
    parts = [str(made.date or "undated") if made.is_entry else "", "not" if made.is_denied else "", made.kind]
    for key in ("by", "to", "whom", "with", "about", "place"):
        parts += [f"{key} {text_of(field.value)}" for field in made.all(key)]
    for cites in made.all("cites"):
        parts += [f"{deep.key} {text_of(deep.value)}" for deep in cites.under if deep.key != "note"]
    return " ".join(part for part in parts if part)


CASES = [
    ("Ward attacked Aldermouth on 3 May 1948.", ["1948-05-03 attack by ward"]),
    ("In June 1950 the Soviet Union refused.", ["1950-06 refuse by ussr"]),
    ("The Americans had not approved the truce.", ["undated not approve by usa"]),
    ("Ward was arrested by the northern rebels in 1921.", ["1921 arrest by rebels whom ward"]),
    ("Ward met Lin Zexu in Moscow.", ["undated meet by ward with lin place moscow"]),
    ("By January 1950 Ward had become governor of Aldermouth.", ["[..1950-01] begins by ward"]),
    ("Ward probably wrote to Lin.", ["undated write by ward to lin mode probable"]),
    ("Moscow ordered Ward to leave.", ["undated order by moscow = ussr to ward"]),
    ("Ward launched an offensive against the northern rebels.", ["undated attack by ward whom rebels"]),
    ("Ward was born in 1890.", ["1890 event about ward"]),
    ("Had Ward not died, the council would have prevented the war.", ["claim had not ?"]),
    ("The drought led to a famine.", ["claim contributes to ?"]),
    ("The general refused the offer.", ['undated refuse by unnamed "The general"']),
    ("Ward, the governor of Aldermouth, left in 1921.", ["1921 event about ward", "undated holds by ward"]),
    ("If Ward attacked, the council might surrender.", []),
    ("Did Ward attack Aldermouth?", []),
    ("Ward could attack Aldermouth.", []),
    ("Ward told Lin to leave the bridge.", ["undated order by ward to lin"]),
    ("Ward had the bridge burnt.", ["undated order by ward"]),
    ("The council could not agree on the truce.", ["undated not agree by council"]),
    ("Ward would not let the rebels pass.", ["undated refuse by ward"]),
    ("The United States withdrew its offer.", ["undated withdraw by usa"]),
    ("Ward turned the truce down.", ["undated refuse by ward"]),
    ("Negotiations between Ward and Lin broke down.", ["undated not agree by ward, lin"]),
    ("Friends of Ward met Lin.", ["undated meet by ? with lin"]),
    ("Ward asked Lin whether the bridge was safe.", ["undated say by ward to lin"]),
    ("Lin accused Ward of having attacked Aldermouth.", ["undated criticise by lin about ward"]),
    ("Lin demanded that Ward attack Aldermouth.", ["undated request by lin"]),
    ("Lin warned that Ward would attack Aldermouth.", ["undated warn by lin"]),
    ("Lin recalled that Ward had refused the truce.", ["undated refuse by ward mode recalls via lin recalls"]),
    ("As Lin later recalled, Ward refused the truce.", ["undated refuse by ward mode recalls via lin recalls"]),
    ("According to Lin, Ward refused the truce.", ["undated refuse by ward mode reports claimant lin"]),
    ("Ward left Moscow, he said, and the council met.",
     ["undated event about ward, moscow = ussr", "undated meet by council"]),
    ("The rebels who left Moscow had attacked Aldermouth.",
     ["undated event about rebels, moscow = ussr", "undated attack by rebels"]),
    ("The truce was refused by the governor of Aldermouth, Edmund Ward.",
     ['undated refuse by unnamed "the governor"', "undated holds by ward"]),
    ("More than 300 soldiers were killed.", ["undated event"]),
    ("Ward is said to have attacked Aldermouth.", []),
    ("The council adopted a resolution.", ["undated approve by council"]),
    ("Lin left. The rebels arrested Ward in Moscow, where he signed the truce.",
     ["undated arrest by rebels whom ward place moscow", "undated agree by ward"]),
    ("The weather delayed the march.", ["claim contributes to ?"]),
    ('"It shall never be built," the bishop wrote on 3 July 1848.',
     ['1848-07-03 write by unnamed "the bishop"']),
    ('“It shall never be built,” the bishop wrote on 3 July 1848.',
     ['1848-07-03 write by unnamed "the bishop"']),
    ('"We shall never yield," Ward told Lin on 4 July 1848.', ["1848-07-04 inform by ward to lin"]),
    ("“We shall never yield,” wrote Ward to Lin on 4 July 1848.", ["1848-07-04 write by ward to lin"]),
    ("On 31 June 1848 Ward met Lin.", ["undated meet by ward with lin"]),
    ("In June 1848 Ward met Lin.", ["1848-06 meet by ward with lin"]),
    ("Without the truce the council would have fallen.", ["claim had not ?"]),
]  # fmt: skip
REASONS = [
    ("Ward refused the truce because he feared the rebels.", "reason: because"),
    ("Owing to the drought the council refused the truce.", "reason: owing to"),
    ("Ward left in May 1950 because the council had refused.", "reason: because"),
    ("Ward left, since the council had refused.", "reason: since"),
    ("The truce was refused as a result of the drought.", "reason: as a result of"),
    ("Ward has been governor since 1921.", ""),
    ("Since Ward left in 1921, the council has refused.", ""),
    ("If Ward refused because of the drought, Lin might leave.", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_a_sentence_gives(drafted: Drafted, text: str, expected: list[str]) -> None:
    found = [shown(one) for one in drafted(text)]
    if expected and "?" in expected[0] and expected[0].startswith("claim"):
        relation = expected[0].removeprefix("claim ").removesuffix(" ?")
        assert any(one.statement.kind == "claim" and one.statement.field(relation) for one in drafted(text))
    else:
        assert found == expected


@pytest.mark.parametrize(("text", "rule"), REASONS)
def test_a_reason_that_the_sentence_gives_is_a_claim_of_a_cause(
    drafted: Drafted, text: str, rule: str
) -> None:
    found = [one for one in drafted(text) if one.rule.startswith("reason")]
    assert [one.rule for one in found] == ([rule] if rule else [])
    for one in found:
        assert one.statement.kind == "claim" and one.statement.field("contributes to")
        assert str(field_cites(one.statement.citations[0]).words) == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 31 June 1848 Ward met Lin.", "31 June 1848"),
        ("Ward met Lin on the 30th of February 1848.", "30th of February 1848"),
        ("Ward met Lin on June 31, 1848.", "June 31, 1848"),
        ("Ward met Lin on 30 June 1848.", ""),
        ("Ward met Lin and 31 rebels in June 1848.", ""),
    ],
)
def test_a_day_that_no_month_has_gives_no_date_and_a_note(drafted: Drafted, text: str, day: str) -> None:
    (one,) = drafted(text)
    notes = [str(deep.value) for deep in one.statement.citations[0].under if deep.key == "note"]
    assert notes == ([f"no such day: {day}"] if day else [])
    assert (one.statement.date is None) == bool(day)
    assert day in str(field_cites(one.statement.citations[0]).words)


@pytest.mark.parametrize(
    "text",
    [
        "If the council had approved the plan for the bridge in July 1848, Ward would have stayed.",
        "Had the council approved the plan for the bridge in July 1848, Ward would have stayed.",
        "Ward would have stayed in Moscow if the council had approved the plan in July 1848.",
    ],
)
def test_what_would_have_been_is_quoted_with_what_it_hangs_on(drafted: Drafted, text: str) -> None:
    (one,) = [one for one in drafted(text) if one.statement.kind == "claim"]
    assert str(field_cites(one.statement.citations[0]).words) == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Syngman Rhee, better known as Lin Zexu, left Moscow in May.", "rhee lin"),
        ("Syngman Rhee (alias Edmund Ward) left Moscow in May.", "rhee ward"),
        ("Syngman Rhee, born Yi Sŭngman, left Moscow in May.", ""),  # two names of one, and known to be
        ("Syngman Rhee, known for his patience, met Lin Zexu.", ""),
        ("Syngman Rhee, called by Lin Zexu, left Moscow.", ""),
    ],
)
def test_two_names_that_are_said_to_be_of_one(drafted: Drafted, text: str, names: str) -> None:
    found = [one for one in drafted(text) if one.statement.kind == "same"]
    assert [written(one.statement).split("\n")[0] for one in found] == ([f"same {names}"] if names else [])


def test_he_is_the_one_who_was_spoken_of_and_nobody_where_two_were(drafted: Drafted) -> None:
    one = drafted("Ward left Moscow. He attacked Aldermouth in 1950.")[-1]
    assert shown(one) == "1950 attack by ward"
    two = drafted("Ward refused and Lin agreed. He attacked Aldermouth.")[-1]
    assert shown(two) == "undated attack by ?"


def test_what_is_believed_is_a_claim_of_who_believes_it(drafted: Drafted) -> None:
    (one,) = drafted("Ward believed that the bridge was safe.")
    assert one.statement.kind == "claim"
    assert [(deep.key, str(text_of(deep.value))) for deep in one.statement.citations[0].under] == [
        ("mode", "reports"),
        ("claimant", "ward"),
    ]


def test_documents_are_a_basis(drafted: Drafted) -> None:
    (one,) = drafted("Documents show that Ward attacked Aldermouth.")
    assert "basis document" in shown(one)


def test_every_draft_has_its_words_its_place_and_its_rule(drafted: Drafted) -> None:
    text = "Ward slept.\n\nThe council gave leave for the march over the old bridge in 1848, and Ward refused it."
    for one in drafted(text):
        cites = field_cites(one.statement.citations[0])
        assert cites.words == text[one.span.offset : one.span.end] and cites.locator == "3"
        assert len(str(cites.words).split()) >= 8
        assert one.statement.word("draft") == one.rule and ":" in one.rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "\ufeff",
        "?!. . . .",
        "the " * 5_000,
        "a, " * 5_000,
        "(" * 3_000 + "Ward left.",
        "Ward " * 400 + ".",
        "He said that he said that " * 50 + "he left.",
        "Ward attacked, " * 90 + "and left.",
        "الملك رفض الطلب. 国王拒绝了。",
        "The \ud800 king refused it.",
        "Ward\x00 refused the \x07 bridge in 1950.",
    ],
)
def test_bad_input_gives_few_drafts_and_no_hang(reader: Reader, text: str) -> None:
    start = time.process_time()
    found = list(reader.read(Text(text), "chronicle"))
    assert time.process_time() - start < 5
    assert len(found) < 120


def test_memory_does_not_grow_with_the_text(reader: Reader) -> None:
    page = "In May 1950 Ward attacked Aldermouth. The council refused the truce, and Lin left Moscow.\n\n"

    def peak(pages: int) -> int:
        text = Text(page * pages)
        assert text.locators
        tracemalloc.start()
        for _ in reader.read(text, "chronicle"):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(50)
    assert peak(600) < 2 * peak(300)


@pytest.mark.skipif(not WIKIWARS.exists(), reason="needs ../shared/data/dates/wikiwars")
def test_a_narrative_of_a_war_gives_a_draft_for_most_sentences(reader: Reader) -> None:
    text = Text((WIKIWARS / "12_IranIraq.txt").read_text(encoding="utf-8"))
    found = list(reader.read(text, "chronicle"))
    drafts = [one for one in found if not isinstance(one, Unread)]
    assert 150 < len(drafts) < 500
    assert sum(one.statement.kind == "attack" for one in drafts) > 30


@pytest.mark.skipif(not ESSAY.exists(), reason="needs ../shared/data/essay")
def test_the_essay_read_twice_gives_the_same(case: Case) -> None:
    text = Text(ESSAY.read_text(encoding="utf-8"))
    assert list(Reader(case).read(text, "x")) == list(Reader(case).read(text, "x"))
