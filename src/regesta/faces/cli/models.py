"""What commands that ask a language model share: where it is, how long to wait, and a person's leave to send."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from regesta.reading.models import Endpoint

endpoint_option = click.option(
    "--endpoint",
    default="http://localhost:11434/v1",
    metavar="URL",
    help="An OpenAI-compatible address, Ollama's unless said.",
)
timeout_option = click.option(
    "--timeout", default=120.0, metavar="SECONDS", help="How long to wait for each reply."
)
yes_option = click.option("--yes", "is_agreed", is_flag=True, help="Send without asking.")


def whereabouts(endpoint: "Endpoint") -> str:
    """Where what is sent goes, and who can read it there."""
    if endpoint.is_here:
        return f"{endpoint.host}, which is this machine"
    return f"{endpoint.host}, over the net: whoever runs it can read and keep it"


def may_send(*, is_agreed: bool) -> bool:
    """Whether a person, who has been told what would be sent, agrees to it."""
    return is_agreed or click.confirm("Send it?", err=True)
