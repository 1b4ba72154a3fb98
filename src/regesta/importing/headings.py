"""The heading of a printed document, read as words: what kind it is, by whom, to whom.

"The Ambassador in India (Henderson) to the Secretary of State", "7. Telegram From the Department of State to the
Embassy in Korea", "Memorandum by Mr. Paul H. Nitze, Deputy to the Assistant Secretary": so do editions of diplomatic
documents. What a heading does not say is left empty.
"""

import re
from typing import NamedTuple

MOST_CHARACTERS = 600


class Side(NamedTuple):
    """One side of a document: the person's name and the office or body, each empty where none is named.

    `label` is whichever tells most closely who it was: the person, or else the office or body.
    """

    person: str = ""
    office: str = ""

    @property
    def label(self) -> str:
        """The person, or else the office or body."""
        return self.person or self.office


class Heading(NamedTuple):
    """What a heading says; sides that it does not name are empty.

    Of the record of a talk, the sides are those who talked, or the sender is who wrote it down.
    """

    form: str
    sender: Side
    recipient: Side
    is_talk: bool = False


NOBODY = Side()

_FORMS = (
    ("telegram", "(?:circular |draft |joint )*(?:telegram|cablegram|radiogram|telex)"),
    ("airgram", "(?:circular )?airgram"),
    ("despatch", "d[ei]spatch|instruction"),
    ("letter", "(?:open |personal |draft )*letter"),
    ("memorandum", r"memorand(?:um|a)"),
    ("aide-memoire", "aide[- ]m[ée]moire"),
    ("note", r"notes?(?! on\b)|note verbale"),
    ("circular", "circular"),
    ("message", r"(?:special |joint |oral )*(?:back-?channel )?message"),
    ("minutes", "(?:summary |unofficial )?minutes"),
    ("report", "(?:progress |study |special |staff )*report"),
    ("paper", r"(?:position |discussion |staff |working |policy )*(?:paper|study)"),
    ("estimate", r"(?:special )?national intelligence estimate"),
    ("address", "address|remarks|speech|statement|toast"),
)
_FORM = re.compile(
    "|".join(rf"(?P<f{number}>\b(?:{pattern})\b)" for number, (_, pattern) in enumerate(_FORMS)),
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\[?(?:No\. ?)?\d{1,4}[a-z]?\.?\]?\s+(?=[A-Z“\"\[])")
_BRACKETS = re.compile(r"\s*\[[^\]]*\]")
_JOINT = re.compile(r",? to (?=(?:the |all |certain |various |each )?[\[A-Z“\"]|all |certain |various |the )")
_FROM = re.compile(r"\b(?:From|from)\b")
_BY = re.compile(r"\b(?:by|By)\b")
_FOR = re.compile(r"\b(?:for|For) (?=(?:the |Mr|Mrs|Dr)?\s*[A-Z])")
# What no document that goes from one to another is called.
_TALK = re.compile(
    r"^(?:\w+ )?(?:memorand(?:um|a)|minutes|notes?|record|summary|report|highlights|transcript|substance)\b"
    r".*?\b(?:of|on|for the record|at)\b.*?\b(?:conversation|discussion|meeting|conference|record|talk|call|"
    r"session)s?\b"
    r"|^(?:\w+ )*(?:minutes|editorial note|press conference|interview|transcript|highlights|briefing|record)\b",
    re.IGNORECASE,
)
# A word before "to" that it belongs to: "Deputy to the Assistant Secretary", "Ambassador to Korea".
_BOUND = re.compile(
    r"\b(?:assistant|deputy|advis[eo]r|advis[eo]rs|representative|representatives|ambassador|aide|consultant|minister|"
    r"delegate|delegates|counsel|counselor|mission|envoy|observer|attach[ée]|liaison|secretary|officer|staff|"
    r"accredited|assigned|respect|regard|relating|pertaining|prior|attached|successor|member|candidate|visit|trip|"
    r"aid|approach|answers?|reply|response|chargé|consul|commissioner|return|assistance|position|policy|loan)$",
    re.IGNORECASE,
)
_TITLES = (
    r"(?:Vice |Deputy |Acting |Former |Lord )*"
    r"(?:President(?:-elect)?|Vice President|Premier|Prime Minister|Foreign Minister|Chancellor|Chairman|"
    r"General Secretary|Secretary(?:-General| General)?|Secretary of (?:State|Defense|Commerce|Labor|Agriculture|"
    r"the Treasury|the Army|the Navy|the Interior|the Air Force)"
    r"(?:-designate)?|Attorney General|Under Secretary(?: of State)?|Assistant Secretary|Senator|Representative|"
    r"Congressman|Governor|Ambassador(?: at Large)?|Minister|Generalissimo|General|Lieutenant General|Major General|"
    r"Brigadier General|Admiral|Vice Admiral|Rear Admiral|Colonel|Major|Captain|Commander|Marshal|King|Queen|Emperor|"
    r"Prince|Princess|Sir|Dr\.?|Mr\.?|Mrs\.?|Miss|Madame|Mme\.?|M\.|Professor|Judge|Justice|Father|Bishop|Pope|Consul|"
    r"Field Marshal)"
)
_NAME = (
    r"(?:(?:[A-Z][\w’'\-]*\.?|[A-Z]\.(?: ?[A-Z]\.)*|de|von|van|der|den|al|el|bin|ibn|la|le|du|da|dos|“[^”]+”)\s?)"
    r"{1,5}(?:, (?:Jr|Sr|III?|IV)\.?)?"
)
_TITLED = re.compile(
    rf"^(?:the )?{_TITLES}\s+(?P<name>{_NAME}?)(?:\s?(?:on|at|before|during|following|in) (?:the|a|his|their) .*)?$"
)
_NAMED = re.compile(rf"^(?:(?P<title>{_TITLES})\s+)?(?P<name>{_NAME})(?P<rest>,? (?:of|in|at) .+|, .+)?$")
_PARENTHESIS = re.compile(r"^(?P<office>.*?)[\s,]*\((?P<inner>[^()]+)\)\s*(?P<after>.*)$")
_OFFICES = re.compile(
    r"\b(?:secretary|department|embassy|embassies|legation|mission|missions|delegation|consulate|consul|council|"
    r"committee|commission|government|governments|congress|bureau|agency|board|staff|staffs|office|offices|ministry|"
    r"command|commander|headquarters|division|group|party|service|services|senate|house|cabinet|conference|assembly|"
    r"organization|army|navy|force|forces|chiefs?|authorities|administration|administrator|posts?|representatives?|"
    r"director|president|chairman|ambassador|minister|chargé|officer|officers|counselor|advis[eo]r|assistant|deputy|"
    r"general|nations|states|nation|union|republic|kingdom|people|record|files?|group|center|institute|university|"
    r"foundation|association|company|corporation|league|front|troika|team|panel|force|working|joint|united|national|\w+['’]s)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:ret|extract|draft|continued|personal|copy|rev|series|part)\b|\d|^[A-Z]{2,}(?:[/–-][A-Z]+)*$"
)
_TAIL = re.compile(
    r",(?: (?:at|in))?(?: [A-Z][\w.’]+){1,3}(?:, \w+ \d{1,2}, \d{4}.*)?$|,? \w+ \d{1,2}, \d{4}.*$"
)
_WHOLE = re.compile(r"^(?:certain|all|various|some)\s+(?=[A-Z])", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?P<one>.+?) and (?P<other>.+)$", re.IGNORECASE)
_PREPARED = re.compile(
    r"\bprepared,? (?:in|by) (?P<by>.+?)(?: for (?P<for>.+))?$|\bprepared for (?P<only>.+)$", re.IGNORECASE
)


def form_of(text: str) -> str:
    """The kind of document that a text names first: telegram, letter …; empty where it names none."""
    found = _FORM.search(text)
    return _FORMS[int(found.lastgroup[1:])][0] if found and found.lastgroup else ""


def read_heading(text: str) -> Heading:
    """What the heading of a document says of its kind, its sender and its recipient.

    >>> read_heading("The Ambassador in India (Henderson) to the Secretary of State").sender
    Side(person='Henderson', office='Ambassador in India')
    >>> read_heading("7. Telegram From the Department of State to the Embassy in Korea").recipient.label
    'Embassy in Korea'
    """
    text = " ".join(text[:MOST_CHARACTERS].split()).replace("( ", "(").replace(" )", ")")
    text = _BRACKETS.sub("", _NUMBER.sub("", text)).strip(" .")
    form = form_of(text.partition(" to ")[0])
    if _TALK.search(text):
        between = _BETWEEN.search(text)
        if between and not re.search(r"\bby\b", text):
            return Heading(form, _side(between["one"]), _side(between["other"]), is_talk=True)
        return Heading(form, _author(text), NOBODY, is_talk=True)
    beginning = _beginning(text, form)
    prepared = _PREPARED.search(text)
    if prepared:
        return Heading(form, _side(prepared["by"] or ""), _side(prepared["for"] or prepared["only"] or ""))
    sender_text, recipient_text = _sides(beginning)
    if not recipient_text and beginning == text and not _is_actor(text):
        sender_text = ""  # nothing says that what the heading names wrote it
    return Heading(form, _side(sender_text), _side(recipient_text))


def _beginning(text: str, form: str) -> str:
    """The heading from the sender on: after "Telegram From", "Memorandum by"."""
    if not form:
        return text
    limit = _FORM.search(text)
    start = limit.end() if limit else 0
    openings = [found for pattern in (_FROM, _BY) if (found := pattern.search(text, start))]
    first = min(openings, key=lambda found: found.start(), default=None)
    joint = _JOINT.search(text, start)
    if first is not None and (joint is None or first.start() < joint.start()):
        return text[first.end() :].strip()
    addressed = _FOR.search(text, start)
    if addressed is not None and (joint is None or addressed.start() <= start + 2):
        return f" to {text[addressed.end() :]}"
    if start and text[:start].lower() != text.lower() and joint is not None and joint.start() <= start + 8:
        return text[joint.start() :]
    return text


def _is_actor(text: str) -> bool:
    """Whether a heading begins with somebody rather than with a kind of document."""
    return text.startswith("The ") or bool(re.match(rf"{_TITLES}\s", text))


def _sides(text: str) -> tuple[str, str]:
    """The sender's part and the recipient's, parted at the "to" that belongs to neither."""
    if text.startswith((" to ", "to ")):
        return "", text.strip()[3:]
    joints = [found for found in _JOINT.finditer(text) if _is_outside(text, found.start())]
    if not joints:
        return text, ""
    for found in joints:
        if text[: found.start()].endswith(")"):
            return text[: found.start()], text[found.end() :]
    for found in joints:
        before = text[: found.start()]
        if not _BOUND.search(before) or found[0].startswith(","):
            return before, text[found.end() :]
    last = joints[-1]
    if len(joints) > 1 or _could_send(text[: last.start()]):
        return text[: last.start()], text[last.end() :]
    return text, ""


def _could_send(text: str) -> bool:
    """Whether the words before the only "to" are somebody in office: "The Deputy Secretary to the Ambassador"."""
    words = text.split()
    return len(words) > 2 or text.lower().endswith(("secretary", "the minister", "mission", "staff"))


def _is_outside(text: str, at: int) -> bool:
    return text.count("(", 0, at) == text.count(")", 0, at)


def _author(text: str) -> Side:
    """The author of a record: "Memorandum of Conversation, by the Director … (Allison)"."""
    found = re.search(r",? (?:by|By|Prepared by) (.+)$", text)
    return _side(found[1]) if found else NOBODY


def _side(text: str) -> Side:
    text = text.strip(" ,.;:")
    text = re.sub(r"^(?:the|The) ", "", text)
    text = _WHOLE.sub("", re.sub(r"(?<=[a-z.)])\d{1,2}$", "", text))
    if not text:
        return NOBODY
    named = _NAMED.match(text)
    is_named = (
        named and not _OFFICES.search(named["name"]) and (named["title"] or len(named["name"].split()) > 1)
    )
    if named and is_named and (named["rest"] or "").startswith((",", " of")):
        return Side(_cased(named["name"].strip(" ,")), (named["rest"] or "").strip(" ,"))
    found = _PARENTHESIS.match(text)
    if found and not _NO_NAME.search(found["inner"]) and len(found["inner"]) < 60:
        return Side(_cased(found["inner"].strip(" ,")), found["office"].strip(" ,"))
    if found and _NO_NAME.search(found["inner"]):
        text = found["office"].strip(" ,") or text
    text = _TAIL.sub("", text).strip(" ,")
    titled = _TITLED.match(text)
    if titled and not _OFFICES.search(titled["name"]):
        return Side(_cased(titled["name"].strip()), text[: titled.start("name")].strip())
    named = _NAMED.match(text)
    if named and not _OFFICES.search(named["name"]) and (named["title"] or len(named["name"].split()) > 1):
        return Side(_cased(named["name"].strip(" ,")), (named["rest"] or named["title"] or "").strip(" ,"))
    return Side("", text)


def _cased(name: str) -> str:
    """A name that was set in small capitals, with a capital."""
    return name.title() if name.islower() else name
