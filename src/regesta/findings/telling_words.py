"""Words of which a change is always one of substance: numbers, negations, modal verbs, conditions; by language."""

import re
from typing import Literal, NamedTuple

Sense = Literal["numbers", "negation", "modality", "condition"]


class Telling(NamedTuple):
    """The telling words of a language, each set of one sense."""

    numbers: frozenset[str]
    negation: frozenset[str]
    modality: frozenset[str]
    condition: frozenset[str]


def _telling(numbers: str, negation: str, modality: str, condition: str) -> Telling:
    return Telling(*(frozenset(words.split()) for words in (numbers, negation, modality, condition)))


LANGUAGES: dict[str, Telling] = {
    "en": _telling(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
        "half third quarter first second fourth fifth sixth seventh eighth ninth tenth once twice thrice dozen both",
        "no not never none nor neither nobody nothing nowhere without cannot n't ain't can't won't don't doesn't "
        "didn't isn't aren't wasn't weren't hasn't haven't hadn't shan't shouldn't wouldn't couldn't mustn't needn't",
        "shall should will would may might must can could ought need dare cannot can't won't shan't shouldn't wouldn't "
        "couldn't mustn't needn't",
        "if unless provided providing whether except save until otherwise lest only but though although",
    ),
    "fr": _telling(
        "un une deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante cent mille "
        "million premier première second seconde deuxième troisième moitié tiers quart",
        "ne n' non pas point jamais rien aucun aucune nul nulle ni sans personne",
        "doit doivent devra devront peut peuvent pourra pourront faut faudra devait pouvait devrait pourrait",
        "si sauf lorsque pourvu à moins hormis excepté sinon mais seulement",
    ),
    "de": _telling(
        "ein eins eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend "
        "million erste zweite dritte halb hälfte drittel viertel",
        "nicht kein keine keiner keinem keinen keines nie niemals niemand nichts ohne weder noch nirgends",
        "soll sollen sollte sollten muss muß müssen musste mußte kann können könnte darf dürfen dürfte will wollen "
        "wird werden mag mögen",
        "wenn falls sofern soweit außer ausser ob sonst nur aber solange",
    ),
    "es": _telling(
        "uno un una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien ciento mil millón "
        "primero primera segundo segunda tercero tercera mitad tercio",
        "no nunca jamás nada nadie ningún ninguno ninguna ni sin tampoco",
        "debe deben deberá deberán puede pueden podrá podrán debería podría",
        "si salvo excepto siempre cuando mientras sino pero solo sólo",
    ),
    "it": _telling(
        "uno un una due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento mille primo "
        "prima secondo seconda terzo terza metà",
        "non no mai niente nulla nessuno nessuna né senza",
        "deve devono dovrà dovranno può possono potrà potranno dovrebbe potrebbe",
        "se salvo purché qualora eccetto tranne ma soltanto solo",
    ),
    "pt": _telling(
        "um uma dois duas três quatro cinco seis sete oito nove dez onze doze vinte trinta cem cento mil milhão "
        "primeiro primeira segundo segunda terceiro terceira metade",
        "não nunca jamais nada ninguém nenhum nenhuma nem sem",
        "deve devem deverá deverão pode podem poderá poderão deveria poderia",
        "se salvo exceto caso quando senão mas somente só",
    ),
    "ru": _telling(
        "один одна одно два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок сто тысяча "
        "миллион первый первая второй вторая третий третья половина треть четверть",
        "не ни нет без никто ничто ничего никогда никакой никакая никакие нельзя невозможно",
        "должен должна должно должны может могут мог могла могло могли надо нужно следует обязан обязаны можно вправе",
        "если кроме пока либо иначе только но лишь хотя",
    ),
    "la": _telling(
        "unus una unum duo duae tres tria quattuor quinque sex septem octo novem decem centum mille primus secundus "
        "tertius",
        "non ne nec neque nihil nullus nulla nullum nemo nunquam numquam haud sine",
        "debet debent potest possunt licet oportet",
        "si nisi dum modo sed tamen quamvis",
    ),
    "ko": _telling(
        "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 백 천 만 억",
        "아니 안 못 없다 없이 아니다 아니한다 못한다 없는",
        "한다 할 수 있다 하여야 해야",
        "만일 만약 다만 단 경우",
    ),
    "zh": _telling(
        "一 二 三 四 五 六 七 八 九 十 百 千 万 萬 億 亿 两 兩 半",
        "不 没 沒 無 无 非 未 勿 否 莫",
        "應 应 須 须 必 可 能 得 当 當",
        "若 如 倘 除 但 惟 唯",
    ),
}
LANGUAGES["ja"] = LANGUAGES["zh"]
_EVERY = Telling(*(frozenset().union(*(one[part] for one in LANGUAGES.values())) for part in range(4)))
_ROMAN = re.compile(r"(?=[mdclxvi])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def senses(word: str, language: str) -> tuple[Sense, ...]:
    """What a change of this form would touch; a language that is not known counts as every one.

    >>> senses("cannot", "en"), senses("1948", ""), senses("law", "en")
    (('negation', 'modality'), ('numbers',), ())
    """
    telling = LANGUAGES.get(language.partition("-")[0].lower(), _EVERY)
    found: list[Sense] = []
    if (
        any(sign.isnumeric() for sign in word)
        or word in telling.numbers
        or word in ("%", "‰", "§")
        or (len(word) > 1 and _ROMAN.fullmatch(word))
    ):
        found.append("numbers")
    if word in telling.negation or word.endswith("n't"):
        found.append("negation")
    if word in telling.modality:
        found.append("modality")
    if word in telling.condition:
        found.append("condition")
    return tuple(found)
