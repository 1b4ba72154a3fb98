"""Short texts in encodings of Cyrillic, Greek, Hebrew and Arabic: half a line tells which it is."""

import pytest

from regesta.sources.encodings import decode
from regesta.sources.scripts import BY_FREQUENCY, alphabet_encoding

CYRILLIC = ("cp1251", "koi8_r", "iso8859_5", "cp866")
PROSE = {
    CYRILLIC: (
        "Городской совет собрался в четверг, чтобы решить, кому поручить починку моста через реку. Инженер Орлов "
        "доложил, что опоры «выдержат ещё одну зиму», но не две. В 1849 году город просил о ссуде, и губернатор "
        "отказал ему письмом от 3 мая. С тех пор никто не вспоминал о деле. Председатель обещал ответить до осени."
    ),
    ("cp1251", "koi8_u", "iso8859_5"): (
        "Міська рада зібралася в четвер, щоб вирішити, кому доручити ремонт мосту через річку. Інженер доповів, що "
        "опори витримають ще одну зиму. У 1849 році місто просило про позику, і її не дали."
    ),
    ("cp1253", "iso8859_7"): (
        "Το συμβούλιο της πόλης συνήλθε την Πέμπτη για να αποφασίσει ποιος θα επισκευάσει τη γέφυρα του ποταμού. Ο "
        "μηχανικός είπε ότι θα αντέξει έναν χειμώνα ακόμη. Το 1849 η πόλη ζήτησε δάνειο και δεν το πήρε."
    ),
    ("cp1255", "iso8859_8"): (
        "מועצת העיר התכנסה ביום חמישי כדי להחליט מי יתקן את הגשר שעל הנהר. המהנדס אמר כי העמודים יחזיקו עוד חורף "
        "אחד, אך לא שניים. בשנת 1849 ביקשה העיר הלוואה ולא קיבלה אותה. מאז לא דיבר איש על העניין."
    ),
    ("cp1256", "iso8859_6"): (
        "اجتمع مجلس المدينة يوم الخميس ليقرر من يصلح الجسر فوق النهر. قال المهندس إن الأعمدة ستصمد شتاء آخر. في عام "
        "1849 طلبت المدينة قرضا ولم تحصل عليه. ومنذ ذلك الوقت لم يتحدث أحد عن الأمر."
    ),
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(one, text) for names, text in PROSE.items() for one in names]
)
@pytest.mark.parametrize("length", [40, 80, 150])
def test_every_stretch_of_prose_is_read_as_it_was_written(encoding: str, text: str, length: int) -> None:
    pieces = [text[start : start + length] for start in range(0, len(text) - length, 3)]
    assert pieces
    for piece in pieces:
        data = piece.encode(encoding, "ignore")  # some have no « and »
        piece = data.decode(encoding)
        assert data.decode(alphabet_encoding(data)) == piece
        found = decode(data)
        assert found.content == piece and found.encoding.basis == "guessed"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", "議会は年に二回集まる。橋は直された。"),
        ("euc_jp", "議会は年に二回集まる。橋は直された。"),
        ("gbk", "市议会每年召开两次会议。桥已经修好了。"),
        ("big5", "市議會每年召開兩次會議。橋已經修好了。"),
        ("euc_kr", "시의회는 일 년에 두 번 모인다. 다리는 고쳐졌다."),
        ("cp874", "สภาเมืองประชุมปีละสองครั้ง"),
        ("cp1252", "a – b"),
        ("cp1251", "№ 1 «»"),
        ("cp1258", "Đông tây, năm mươi, sông lơn, côt đâu"),
        ("ascii", "plain words"),
    ],
)
def test_a_text_of_other_scripts_and_one_of_too_few_letters_are_none_of_these(
    encoding: str, text: str
) -> None:
    assert alphabet_encoding(text.encode(encoding)) == ""


def test_letters_stand_once_and_small() -> None:
    for letters in BY_FREQUENCY.values():
        assert len(set(letters)) == len(letters)
        assert letters == letters.lower() and not letters.isascii()
