"""Short texts in encodings of the Latin script: told by the letters of one language, without statistics."""

import pytest

from regesta.sources.alphabets import ALPHABETS, latin_encoding
from regesta.sources.encodings import decode

SHORT = [
    ("cp1252", "Der Müller hört, daß die Mühle der Stadt gehört."),
    ("cp1252", "Une lettre de Genève, écrite en été."),
    ("cp1252", "El niño llegó mañana a la ciudad de Málaga."),
    ("cp1252", "Kungen såg ön och gick över bron."),
    ("cp1252", "Møllen på øen blev købt af byen i år."),
    ("cp1252", "La città è più bella perché c’è il fiume."),
    ("cp1252", "The “league” signed a treaty – café and all."),
    ("cp1252", "Þetta er íslenskur texti um þjóðina."),
    ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy ve městě."),
    ("cp1250", "Zażółć gęślą jaźń, król był w mieście."),
    ("cp1250", "Az őrült kutya fűben ült és ködöt nézett."),
    ("cp1254", "Şehir meclisi yılda iki kez toplanır, ağaçlar yeşil."),
    ("cp1257", "Miesto taryba renkasi du kartus, kad išgirstų ąžuolų žinią."),
    ("mac_roman", "L’élève a été reçu à l’école où il étudiait."),
    ("mac_roman", "The “league” of the towns"),
]


@pytest.mark.parametrize(("encoding", "text"), SHORT)
@pytest.mark.parametrize("claim", ["", '<meta charset="utf-8"><p>'])
def test_a_short_text_is_read_in_its_own_encoding(encoding: str, text: str, claim: str) -> None:
    found = decode((claim + text).encode(encoding))
    assert found.content == claim + text
    assert found.encoding.basis == "guessed"
    assert bool(claim) == any("says it is UTF-8, and is not" in remark for remark in found.encoding.remarks)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "iso8859_5"])
def test_a_text_of_another_script_is_none_of_these(encoding: str) -> None:
    assert latin_encoding("Совет собирается дважды в год".encode(encoding)) == ""
    assert latin_encoding("議会は年に二回集まる。".encode("shift_jis")) == ""


def test_alphabets_are_letters_beyond_ascii_in_small() -> None:
    for letters in ALPHABETS.values():
        assert len(set(letters)) == len(letters)
        assert all(not one.isascii() and one == one.lower() for one in letters)
