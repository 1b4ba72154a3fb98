"""Who may ask for what: hosts, origins, tokens, passwords and sizes, and what pages may do. See docs/security.md."""

import asyncio
import base64
import binascii
import hmac
import re
import secrets
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from regesta.faces.live.settings import LARGEST_BODY, LARGEST_DOCUMENT, Settings

TOKEN_HEADER = "x-regesta-token"
SAFE = ("GET", "HEAD")
ASKS = re.compile(r"/case/[^/]+/ask/")  # addresses that only ask
DOCUMENTS = "/documents"  # how the address ends that takes documents
SLOW_DOWN = 0.5  # seconds that a wrong password costs

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def policy(nonce: str) -> str:
    """The Content-Security-Policy of a page; only the editor's styles carry the nonce."""
    return (
        "default-src 'none'; script-src 'self'; "
        f"style-src 'self' 'nonce-{nonce}'; font-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


class Refused(Exception):
    """A request that is refused: the status, what is wrong, and what to do.

    Where one field of a form is wrong, `field` names it, and `instead` is what may be put there.
    """

    def __init__(
        self, status: int, what: str, remedy: str, *, field: str = "", instead: Sequence[str] = ()
    ) -> None:
        super().__init__(what)
        self.status, self.what, self.remedy = status, what, remedy
        self.field, self.instead = field, instead


class Guard:
    """Stands before the app: refuses what it must not see, and adds to every answer what browsers hold pages to."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(12)
        scope["nonce"] = nonce

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers["Content-Security-Policy"] = policy(nonce)
            await send(message)

        headers = Headers(scope=scope)
        try:
            self._admit(scope["method"], scope["path"], headers)
        except Refused as refused:
            if refused.status == 401 and "authorization" in headers:
                await asyncio.sleep(SLOW_DOWN)
            await refusal(refused)(scope, receive, guarded)
            return
        await self.app(scope, _bounded(receive, _largest(scope["path"])), guarded)

    def _admit(self, method: str, path: str, headers: Headers) -> None:
        """Raises Refused for what must not go further."""
        host = headers.get("host", "")
        if not self.settings.is_own(_host_name(host)):
            raise Refused(
                421,
                f"this server is not {host[:100] or 'without a name'}",
                "open the address that `regesta serve` has printed",
            )
        self._admit_origin(host, headers)
        if self.settings.password and not self._has_password(headers.get("authorization", "")):
            raise Refused(401, "a password is needed", "give the one that `regesta serve` was started with")
        if method in SAFE:
            return
        if self.settings.is_read_only and not ASKS.match(path):
            raise Refused(403, "this server only shows: it was started with --read-only", "start it without")
        if not hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self.settings.token.encode()):
            raise Refused(
                403,
                "the request does not come from a page of this server, or the server was started anew",
                "load the page again; what you wrote is still in it",
            )
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > _largest(path):
            raise too_large(_largest(path))

    def _admit_origin(self, host: str, headers: Headers) -> None:
        """Refuses what another site has made the browser ask for; following a link from it is no harm."""
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            raise Refused(403, "another site asks for this", "open it in a page of this server")
        is_elsewhere = headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
        if is_elsewhere and headers.get("sec-fetch-mode") != "navigate":
            raise Refused(403, "another site asks for this", "open it in a page of this server")

    def _has_password(self, given: str) -> bool:
        scheme, _, coded = given.partition(" ")
        try:
            _, _, password = base64.b64decode(coded, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError, ValueError):
            return False
        is_right = hmac.compare_digest(password.encode(), self.settings.password.encode())
        return scheme.lower() == "basic" and is_right


def refusal(refused: Refused) -> JSONResponse:
    """A refusal as it is sent."""
    headers = {"WWW-Authenticate": 'Basic realm="Regesta", charset="UTF-8"'} if refused.status == 401 else {}
    told: dict[str, object] = {"what": refused.what, "remedy": refused.remedy}
    if refused.field:
        told |= {"field": refused.field, "instead": list(refused.instead)}
    return JSONResponse(told, status_code=refused.status, headers=headers)


def too_large(most: int) -> Refused:
    """The refusal of what is larger than it may be."""
    return Refused(413, f"this is larger than {most // 1_000_000} MB", "bring it in smaller parts")


def _host_name(host: str) -> str:
    """The name in a Host header, without its port, in small letters; an empty text for what is none."""
    try:
        return urlsplit(f"//{host}").hostname or "" if "@" not in host and "/" not in host else ""
    except ValueError:
        return ""


def _largest(path: str) -> int:
    return LARGEST_DOCUMENT if path.endswith(DOCUMENTS) else LARGEST_BODY


def _bounded(receive: Receive, most: int) -> Receive:
    """Receives no more bytes than that; raises Refused at the first one more."""
    left = most

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise too_large(most)
        return message

    return bounded
