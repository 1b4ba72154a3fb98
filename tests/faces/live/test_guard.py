"""What the app refuses: other hosts, other sites, writes without the token, and all of what leads out of the case."""

import base64
from pathlib import Path

import pytest

from regesta.faces.live.settings import Settings, is_loopback
from tests.faces.live.conftest import HERE, TOKEN, Served, client_of

PAGE = "/case/town/index.html"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:5800", "127.0.0.1.evil.example", "", "a@127.0.0.1", "[::1"]
)
def test_a_request_for_another_host_is_refused(served: Served, host: str) -> None:
    answer = served.client.get(PAGE, headers={"host": host, "origin": f"http://{host}"})
    assert answer.status_code == 421
    assert "The town" not in answer.text and TOKEN not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:5800", "localhost:5800", "LOCALHOST", "[::1]:5800"])
def test_the_names_of_this_machine_are_served(served: Served, host: str) -> None:
    assert served.client.get(PAGE, headers={"host": host, "origin": f"http://{host}"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9", "https://localhost"])
def test_what_another_site_asks_for_is_refused(served: Served, origin: str) -> None:
    assert served.client.get(PAGE, headers={"origin": origin}).status_code == 403


def test_a_script_of_another_site_gets_no_data_but_a_link_may_be_followed(served: Served) -> None:
    asked = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    client = served.client
    del client.headers["origin"]
    assert client.get("/case/town/data/register.js", headers=asked).status_code == 403
    assert client.get(PAGE, headers={**asked, "sec-fetch-mode": "navigate"}).status_code == 200


def test_every_answer_holds_its_page_to_a_strict_policy(served: Served) -> None:
    for path in (PAGE, "/case/town/nothing.html", "/case/town/site.css", "/"):
        headers = served.client.get(path, follow_redirects=False).headers
        rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
        assert rules["default-src"] == "'none'" and rules["script-src"] == "'self'"
        assert "unsafe" not in headers["content-security-policy"]
        assert rules["frame-ancestors"] == rules["form-action"] == rules["base-uri"] == "'none'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "assets/../../secret.txt",
        "minutes.txt",
        "/etc/passwd",
        "x%00.html",
    ],
)
def test_nothing_outside_the_pages_is_sent(served: Served, path: str) -> None:
    (served.folder.parent / "secret.txt").write_text("a secret", encoding="utf-8")
    answer = served.client.get(f"/case/town/{path}")
    assert answer.status_code in (404, 421)
    assert "a secret" not in answer.text and "march through" not in answer.text


def test_a_password_is_asked_of_everybody(town: Path) -> None:
    with client_of(Settings(town, token=TOKEN, host="192.0.2.7", password="correct horse battery")) as client:
        here = {**HERE, "host": "192.0.2.7:5800", "origin": "http://192.0.2.7:5800"}
        refused = client.get(PAGE, headers=here)
        assert refused.status_code == 401 and "basic" in refused.headers["www-authenticate"].lower()
        for given, status in (("correct horse battery", 200), ("wrong", 401), ("", 401)):
            coded = base64.b64encode(f"anybody:{given}".encode()).decode()
            told = client.get(PAGE, headers={**here, "authorization": f"Basic {coded}"})
            assert told.status_code == status
        assert client.get(PAGE, headers={**here, "authorization": "Basic ***"}).status_code == 401


def test_only_this_machine_reaches_loopback() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "127.9.9.9")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "192.0.2.7", "::", "example.org")] == [False] * 4


def test_where_every_address_is_listened_at_only_numbers_pass_for_the_app() -> None:
    every = Settings(Path(), host="0.0.0.0", password="correct horse battery")
    assert [every.is_own(host) for host in ("192.0.2.7", "0.0.0.0", "localhost", "::1")] == [True] * 4
    assert [every.is_own(host) for host in ("evil.example", "192.0.2.7.evil.example", "")] == [False] * 3
    assert not Settings(Path()).is_own("192.0.2.7")
