"""What the register says of a node: yes, no, perhaps, or nothing."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.findings.ties import ties

HEAD = """case c "C" format 1
source s "S"
matter wall "The wall"
1850 approve wall ^approval
  cites     s
1851 not refuse wall ^no-refusal
  cites     s
1852 request wall ^doubtful
  cert      low
"""


def word(tmp_path: Path, tie: str, *entries: str) -> str:
    """What the register says of a node tied so, given these entries."""
    file = tmp_path / "c.regesta"
    model = f"model m\n  draws     Wall -> Approval\n  {tie}\n"
    file.write_text(HEAD + "".join(f"{one}\n" for one in entries) + model, encoding="utf-8")
    (found,) = ties(load(file), load(file).of_kind("model")[0])
    return found.word


@pytest.mark.parametrize(
    ("tie", "expected"),
    [("Wall is ^approval", "yes"), ("Wall is ^no-refusal", "no"), ("Wall is ^doubtful", "perhaps")],
)
def test_whether_an_entry_happened(tmp_path: Path, tie: str, expected: str) -> None:
    assert word(tmp_path, tie) == expected


@pytest.mark.parametrize(
    ("entries", "at", "expected"),
    [
        (['1840 begins stands ^b "The wall stands"'], "1850", "yes"),
        (['1860 begins stands ^b "The wall stands"'], "1850", "no"),
        (['1850 begins stands ^b "The wall stands"'], "1850", "perhaps"),
        (['[..1855] begins stands ^b "The wall stands"'], "1850", "perhaps"),
        (['1840 begins stands ^b "The wall stands"', "1845 ends stands ^e"], "1850", "no"),
        (['1840 begins stands ^b "The wall stands"', "[1845..1855] ends stands ^e"], "1850", "perhaps"),
        (['1840/1860 holds stands ^h "The wall stands"'], "1850", "yes"),
        (['1840/1860 not holds stands ^h "The wall stands"'], "1850", "no"),
        (['[1840..1860] holds stands ^h "The wall stands"'], "1850", "perhaps"),
        (['1840/1845 holds stands ^h "The wall stands"'], "1850", "unknown"),
        (['1850 begins stands ^b "The wall stands"\n  before    ^approval'], "^approval", "yes"),
        (['1840 begins stands ^b "The wall stands"\n  draft     a model'], "1850", "unknown"),
    ],
)
def test_whether_a_state_held(tmp_path: Path, entries: list[str], at: str, expected: str) -> None:
    assert word(tmp_path, f"Wall holds stands at {at}", *entries) == expected
