"""E-mail to text (`email-1`): sender, recipients, date and subject as the first lines, then what was written."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from regesta.sources.encodings import Decoded, Encoding, decode
from regesta.sources.html import read_html
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text

EXTRACTION = "email-1"
HEADERS = ("From", "To", "Cc", "Date", "Subject")
MOST_PARTS = 1_000


def read_mail(data: bytes, *, name: str = "") -> Text:
    """The text of a message: its headers a line each, a blank line, and its plain text, or else that of its HTML.

    What is attached is named in the remarks. Raises `UnreadableSource`.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        headers = [f"{key}: {_one_line(str(message[key]))}" for key in HEADERS if message[key]]
        body, encoding = _body(message, name)
        attached = _attached(message)
    except (
        ValueError,
        LookupError,
        IndexError,
        AttributeError,
        KeyError,
        TypeError,
        AssertionError,
    ) as fault:
        # The parser of the standard library lets these through for messages that break its rules.
        raise UnreadableSource(
            f"the message cannot be read: {type(fault).__name__}", "save it anew", name
        ) from None
    if not headers or not message["From"]:
        raise UnreadableSource("the message says of nobody that he sent it", "give a whole message", name)
    if not body.strip():
        raise UnreadableSource("the message has no words", "give one with text", name)
    content = "\n".join(headers) + "\n\n" + body.replace("\r\n", "\n").strip("\n") + "\n"
    remarks = (f"attached: {', '.join(attached)}",) if attached else ()
    return Text(content.replace("\0", ""), EXTRACTION, encoding, "declared", remarks)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _body(message: EmailMessage, name: str) -> tuple[str, str]:
    """What was written, and the encoding it was in."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return "", "utf-8"
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    if not data.strip():
        return "", "utf-8"
    try:
        decoded = decode(data, name, charset or None)
    except UnreadableSource:
        decoded = decode(data, name)
    if part.get_content_type() == "text/html":
        return read_html(
            Decoded(decoded.content, Encoding(*decoded.encoding)), name=name
        ).content, decoded.encoding.name
    return decoded.content, decoded.encoding.name


def _attached(message: EmailMessage) -> list[str]:
    found = []
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.get_filename():
            found.append(_one_line(str(part.get_filename())))
    return found
