"""`regesta serve`: the site of a case, live, with editing that writes the text files."""

import contextlib
import gc
import socket
import sys
from pathlib import Path
from types import FrameType

import click

from regesta.case.files import Place, find_case
from regesta.faces.cli.starting import open_address
from regesta.faces.cli.terminal import fail, texts_option
from regesta.faces.live.settings import LOOPBACK, PORT, Settings, is_loopback

NEXT_PORTS = 20  # ports that are tried after the usual one, where nobody asked for one
LEAST_PASSWORD = 12


@click.command()
@click.argument("folder", metavar="[CASE]", type=click.Path(path_type=Path), default=".")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"The port; 0 for any that is free. Unless said, {PORT} or the next one that is free.",
)
@click.option("--read-only", is_flag=True, help="Only show: refuse every write.")
@click.option(
    "--host",
    default=LOOPBACK,
    metavar="ADDRESS",
    help="The address to listen at: this machine's own, which nobody else reaches, unless said.",
)
@click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ask everybody for the password on the first line of FILE.",
)
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
@click.option(
    "--language",
    type=click.Choice(("en", "de")),
    help="The language of the interface: that of the case unless said.",
)
@texts_option
def serve(
    folder: Path,
    port: int | None,
    read_only: bool,
    host: str,
    password_file: Path | None,
    no_open: bool,
    language: str | None,
    texts: tuple[Path, ...],
) -> None:
    """Serve CASE, or the cases of a folder, to a browser: the site as the files are now, with an editor of them.

    The pages follow the files, whoever changes them. It runs until it is stopped with Ctrl+C.
    """
    password = _password(password_file) if password_file is not None else ""
    if not is_loopback(host) and not password:
        fail(
            f"at {host} others can reach this server, and it would ask nobody for a password",
            "give one with --password-file FILE, or leave --host out",
        )
    if not (folder.is_dir() or isinstance(find_case(folder), Place)):
        fail(f"there is no folder {folder}", "name the folder of a case, or one that holds cases")
    _run(Settings(folder, texts, read_only, host, password, language or ""), port, is_opened=not no_open)


def _password(file: Path) -> str:
    """The password in a file; a short one is refused."""
    try:
        found = file.read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as fault:
        fail(f"{file} cannot be read: {fault}", "write the password on its first line")
    if len(found) < LEAST_PASSWORD:
        fail(
            f"the password in {file} has fewer than {LEAST_PASSWORD} signs",
            "write a longer one on its first line",
        )
    return found


def _run(settings: Settings, port: int | None, *, is_opened: bool) -> None:
    """Listens, says where, and serves until it is stopped."""
    import uvicorn

    from regesta.faces.live.application import create_app

    listener = _listener(settings.host, port)
    number = listener.getsockname()[1]
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{shown}:{number}/"
    click.echo(f"Serving {settings.root} at {address}")
    if not is_loopback(settings.host):
        click.echo(
            "Others can reach this address. What is sent over it, the password too, is not encrypted: "
            "use it in a network you trust, or leave --host out and let others come by `ssh -L`.",
            err=True,
        )
    if settings.is_read_only:
        click.echo("It only shows: every write is refused.")
    click.echo("Stop it with Ctrl+C.")
    sys.stdout.flush()
    if is_opened:
        open_address(address)
    gc.enable()  # unlike other commands, this one lasts
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        log_level="warning",
        timeout_graceful_shutdown=1,
        server_header=False,
        date_header=False,
        ws="none",
    )

    class Server(uvicorn.Server):
        """A server that tells the pages which listen that it stops: else it would wait for them."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            app.state.cases.end()
            super().handle_exit(sig, frame)

    with contextlib.suppress(KeyboardInterrupt):  # which is how it is stopped
        Server(config).run(sockets=[listener])


def _listener(host: str, port: int | None) -> socket.socket:
    """A socket that listens: at the port asked for, else at the usual one or the next that is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ports = (port,) if port is not None else range(PORT, PORT + NEXT_PORTS)
    fault: OSError | None = None
    for number in ports:
        try:
            return socket.create_server((host, number), family=family)
        except OSError as failed:
            fault = failed
    reason = (fault.strerror or str(fault)).lower() if fault is not None else "no port is free"
    fail(
        f"nothing can listen at {host}, port {ports[0]}: {reason}",
        "name another --port, or 0 for any that is free",
    )
