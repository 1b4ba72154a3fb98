"""A model behind an OpenAI-compatible address: what is sent to it, and every way it can fail.

The protocol is that of `POST /chat/completions` and `POST /embeddings` (Ollama, llama.cpp, vLLM and hosted services
speak it). The key is taken from the environment and never from the command line, written nowhere, and sent nowhere but
to the address.
"""

import http.client
import ipaddress
import json
import math
import os
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

KEY = "REGESTA_API_KEY"
MOST_BYTES = 4_000_000  # of a reply: what is longer is no answer
TEXTS_AT_ONCE = 32  # of which embeddings are asked in one request
CHARACTERS_PER_TOKEN = 4  # about, of English; what a service counts may differ by a third


class Endpoint(NamedTuple):
    """Where a model is asked: the address that `/chat/completions` or `/embeddings` is added to, the model's name, and
    the patience."""

    url: str
    model: str
    timeout_seconds: float = 120.0
    most_tokens: int = 4_000  # of a reply

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether the address is this machine's own, so that nothing leaves it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


class Reply(NamedTuple):
    """What a model answered; `is_cut` says that it stopped because it had no more room."""

    text: str
    is_cut: bool = False


class ModelFailed(Exception):
    """A model that gave no answer: why (`what`), and what to do (`remedy`)."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def refuse_unfit(endpoint: Endpoint) -> None:
    """Raises ModelFailed for an address that is none, or that would send words in the clear to another machine."""
    parts = urlsplit(endpoint.url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ModelFailed(
            f"{endpoint.url} is no address of a model", "give it as http://localhost:11434/v1 or https://…"
        )
    if parts.scheme == "http" and not endpoint.is_here:
        raise ModelFailed(f"{endpoint.url} would send the text unencrypted", "give an https address")


def ask(endpoint: Endpoint, messages: list[dict[str, str]]) -> Reply:
    """The reply of a model to messages; raises ModelFailed whatever goes wrong."""
    asked = {
        "model": endpoint.model,
        "messages": messages,
        "temperature": 0,
        "max_tokens": endpoint.most_tokens,
        "stream": False,
    }
    return _read(endpoint, _answer(endpoint, "chat/completions", asked))


def embeddings(endpoint: Endpoint, texts: Sequence[str]) -> list[list[float]]:
    """The embedding of each text, all of one length; raises ModelFailed whatever goes wrong."""
    found: list[list[float]] = []
    for start in range(0, len(texts), TEXTS_AT_ONCE):
        some = list(texts[start : start + TEXTS_AT_ONCE])
        data = _answer(endpoint, "embeddings", {"model": endpoint.model, "input": some})
        found += _vectors(endpoint, data, len(some))
    if len({len(one) for one in found}) > 1:
        raise ModelFailed(f"{endpoint.host} gave embeddings of several lengths", "try another model")
    return found


def _answer(endpoint: Endpoint, path: str, asked: dict[str, object]) -> bytes:
    """What the server answers; raises ModelFailed whatever goes wrong."""
    refuse_unfit(endpoint)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key := os.environ.get(KEY):
        headers["Authorization"] = f"Bearer {key}"
    address = f"{endpoint.url.rstrip('/')}/{path}"
    request = urllib.request.Request(address, json.dumps(asked).encode(), headers, method="POST")
    try:
        with _OPENER.open(request, timeout=endpoint.timeout_seconds) as response:
            data: bytes = response.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as fault:
        fault.close()
        raise _refused(endpoint, fault.code) from None
    except TimeoutError:
        raise _late(endpoint) from None
    except urllib.error.URLError as fault:
        if isinstance(fault.reason, TimeoutError):
            raise _late(endpoint) from None
        raise ModelFailed(
            f"{endpoint.host} cannot be reached: {fault.reason}", "start the server, or correct --endpoint"
        ) from None
    except (OSError, ValueError, http.client.HTTPException) as fault:
        raise ModelFailed(
            f"{endpoint.host} broke off: {fault or type(fault).__name__}", "try again, or another server"
        ) from None
    if len(data) > MOST_BYTES:
        raise ModelFailed(
            f"{endpoint.host} answered with more than {MOST_BYTES:,} bytes", "try another model"
        )
    return data


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nobody elsewhere: what was agreed to be sent to one address goes to that one."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def _late(endpoint: Endpoint) -> ModelFailed:
    return ModelFailed(
        f"{endpoint.host} gave no answer in {endpoint.timeout_seconds:g} seconds",
        "give it longer with --timeout, or try a smaller model",
    )


def _refused(endpoint: Endpoint, code: int) -> ModelFailed:
    remedy = {
        401: f"put the key into {KEY}",
        403: f"put the key into {KEY}",
        404: "correct --endpoint (it often ends in /v1) or --model",
        429: "wait, or ask for fewer sources at once",
    }.get(code, "look into the server's log")
    return ModelFailed(f"{endpoint.host} answered with status {code}", remedy)


def _vectors(endpoint: Endpoint, data: bytes, number: int) -> list[list[float]]:
    """The embeddings of a reply, in the order of the texts; raises ModelFailed where it is not of the protocol."""
    try:
        rows = sorted(json.loads(data)["data"], key=lambda one: int(one["index"]))
        found = [[float(value) for value in one["embedding"]] for one in rows]
        if [int(one["index"]) for one in rows] != list(range(number)) or not all(
            one and all(map(math.isfinite, one)) for one in found
        ):
            raise ValueError
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ModelFailed(
            f"{endpoint.host} gave no embeddings", "name a model that makes them, or correct --endpoint"
        ) from None
    return found


def _read(endpoint: Endpoint, data: bytes) -> Reply:
    """The text of a reply; raises ModelFailed for one that is not of the protocol."""
    try:
        choice = json.loads(data)["choices"][0]
        text = choice["message"]["content"]
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ModelFailed(
            f"{endpoint.host} does not speak the protocol", "correct --endpoint (it often ends in /v1)"
        ) from None
    return Reply(text, choice.get("finish_reason") == "length")
