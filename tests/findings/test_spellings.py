"""Names in two spellings: suggested with a reason, never merged."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.findings.spellings import namesakes, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mao Zedong", "Mao Tse-tung"),
        ("Zhou Enlai", "Chou En-lai"),
        ("Peng Dehuai", "P'eng Te-huai"),
        ("Pak Hon-yong", "Park Heon-young"),
        ("Kim Il-sung", "Gim Il-seong"),
        ("Vyshinsky", "Vishinskii"),
        ("Shtykov", "Schtikow"),
        ("Khrushchev", "Khrushchov"),
        ("Zhukov", "Joukov"),
    ],
)
def test_transliterations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Stalin", "Molotov"), ("Kim Il-sung", "Pak Hon-yong"), ("Mao", "Zhou")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_pairs_are_suggested_but_for_those_settled(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        'case c\nperson mao "Mao Zedong"\nperson mao2 "Mao Tse-tung"\nperson zhou "Zhou Enlai"\n'
        'person chou "Chou En-lai"\nsame zhou chou\nperson vasilev "Alexander Vasilev"\n  born 1890\n'
        'person vasilev2 "Alexandr Vasilev"\n  born 1901\nbody maos "Mao Zedong"\n'
        'person peng "Peng"\n  name "General Pen Dehuai"\nperson pen "General Peng Dehuai"\n',
        encoding="utf-8",
    )
    found = {one.subject: one.value for one in namesakes(load(tmp_path))}
    assert set(found) == {"mao mao2", "peng pen"}
    assert found["mao mao2"].reason.startswith("the same consonants")
    assert found["mao mao2"].names == ("Mao Zedong", "Mao Tse-tung")
