"""What peers are installed from: a virtual environment and a Node folder of the bench's own, kept under ``.bench``.

Both are made anew when what they are made from has changed.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bench.peers.postgraphile.peer import INSTALLED, node
from bench.stage import KEPT

REQUIREMENTS: Final = Path(__file__).with_name("requirements.txt")
POSTGRAPHILE: Final = Path(__file__).parent / "peers" / "postgraphile"
NPM: Final = Path("lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"


def prepare() -> None:
    """Install what is not installed yet."""
    prepare_python()
    _once(INSTALLED / "node_modules", POSTGRAPHILE / "package.json", _node)
    for source in POSTGRAPHILE.glob("*.mjs"):
        shutil.copy(source, INSTALLED)


def prepare_python() -> Path:
    """The interpreter of the bench's own environment, installed if it is not yet."""
    _once(KEPT / "venv", REQUIREMENTS, _python)
    return KEPT / "venv" / "bin" / "python"


def _once(folder: Path, made_from: Path, make: Callable[[], None]) -> None:
    digest = hashlib.sha256(made_from.read_bytes()).hexdigest()
    mark = folder.with_name(f"{folder.name}.made-from")
    if mark.exists() and mark.read_text(encoding="utf-8") == digest and folder.exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    print(f"installing {folder.relative_to(KEPT.parent)}; this is kept for later runs", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    make()
    mark.write_text(digest, encoding="utf-8")


def _python() -> None:
    environment = KEPT / "venv"
    _run(sys.executable, "-m", "venv", str(environment))
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    _run(str(environment / "bin" / "python"), *pip, "-r", str(REQUIREMENTS))


def _node() -> None:
    INSTALLED.mkdir(parents=True, exist_ok=True)
    shutil.copy(POSTGRAPHILE / "package.json", INSTALLED)
    # Its versions are pinned in package.json; a lock file would name a registry.
    options = ("--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
    _run(str(node()), str(node().parents[1] / NPM), "install", *options, folder=INSTALLED)


def _run(*command: str, folder: Path | None = None) -> None:
    subprocess.run(command, check=True, cwd=folder)  # noqa: S603  installers, no shell
