"""How the app is served: what it shows, to whom, and what it refuses."""

import ipaddress
import secrets
from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = "127.0.0.1"
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
PORT = 5800
LARGEST_BODY = 8_000_000  # bytes that a request may bring, documents apart
LARGEST_DOCUMENT = 64_000_000


@dataclass(frozen=True)
class Settings:
    """What is served and how.

    `root` is the folder of a case or of several; `texts` are where sources' texts may be held besides. `token` is
    what a write must bring: one for each start, which only pages of this app are told. `password` is asked of
    everybody unless it is empty; `host` is the address that is listened at.
    """

    root: Path
    texts: tuple[Path, ...] = ()
    is_read_only: bool = False
    host: str = LOOPBACK
    password: str = ""
    language: str = ""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def is_own(self, host: str) -> bool:
        """Whether a request may be for this host: a name of this machine to itself, or the address listened at.

        Where every address is listened at, any may be meant, given as a number: a name might be another's, made to
        lead here (DNS rebinding).
        """
        name = host.lower()
        return name in (*LOOPBACK_NAMES, self.host.lower()) or (_is_every(self.host) and _is_number(name))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_every(host: str) -> bool:
    """Whether an address stands for all addresses of the machine."""
    return _is_number(host) and ipaddress.ip_address(host).is_unspecified


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
