"""All that is wrong with a case, put together in one place."""

from pathlib import Path

from regesta.case import load
from regesta.case.texts import held_texts
from regesta.findings.citations import citations
from regesta.findings.problems import all_problems, grouped
from regesta.sources import seal

WORDS = "one two three four five six seven eight"
CASE = """case c format 1
source a "A"
  text a.txt
source b "B"
  text b.txt
1951 event ^second
  cites b "seven eight nine eleven, and also"
"""


def test_no_words_are_shown_of_a_text_in_which_sealed_words_stand(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{WORDS} nine ten, and after.\n", encoding="utf-8")
    main = tmp_path / "case.regesta"
    main.write_text(CASE, encoding="utf-8")
    case = load(tmp_path)
    held = held_texts(case)
    (shown,) = [
        one
        for one in all_problems(case, held, citations(case, held.texts))
        if one.code == "quotation-missing"
    ]
    assert "nine ten" in shown.remedy
    made = seal(held.texts["a"], WORDS)
    main.write_text(f"{CASE}1950 event ^first\n  cites a sealed {made}\n", encoding="utf-8")
    case = load(tmp_path)
    found = all_problems(case, held, citations(case, held.texts))
    (hidden,) = [one for one in found if one.code == "quotation-missing"]
    assert "nine" not in hidden.remedy and "not shown" in hidden.remedy
    assert [one.code for one in grouped(found)][:1] == ["quotation-missing"]
