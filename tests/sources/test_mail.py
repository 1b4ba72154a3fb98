"""E-mail to text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.sources import UnreadableSource, read_bytes
from regesta.sources.mail import read_mail

PLAIN = (
    b"From: Anna <a@example.org>\r\nTo: b@example.org\r\nDate: Tue, 06 May 2003 10:00:00 +0200\r\n"
    b"Subject: =?utf-8?q?M=C3=BChle?=\r\n"
)
HTML = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The <b>wheel</b></p><script>no</script>\r\n"
    b'--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="wheel.txt"\r\n\r\nattached\r\n'
    b"--x--\r\n"
)


def test_headers_and_what_was_written() -> None:
    found = read_bytes(PLAIN + b"\r\nThe wheel\r\nstands.\r\n", name="a.eml")
    assert found.content.splitlines() == [
        "From: Anna <a@example.org>", "To: b@example.org", "Date: Tue, 06 May 2003 10:00:00 +0200", "Subject: Mühle",
        "", "The wheel", "stands.",
    ]  # fmt: skip
    assert found.extraction == "email-1"


def test_html_without_scripts_and_what_is_attached() -> None:
    found = read_bytes(PLAIN + HTML, name="a.eml")
    assert found.content.endswith("\n\nThe wheel\n") and found.remarks == ("attached: wheel.txt",)


@pytest.mark.parametrize("data", [b"nothing", b"Subject: a\r\n\r\nb", PLAIN, PLAIN + b"\r\n  \r\n"])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read_bytes(data, name="a.eml")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    for data in (noise, PLAIN + noise, PLAIN + b"\r\n" + noise, PLAIN + HTML[:60] + noise + HTML[60:]):
        try:
            read_mail(data)
        except UnreadableSource:
            continue
