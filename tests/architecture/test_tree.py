"""The tree's own promises: short files, no drawers, a test for each operation, reasons for exceptions."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = sorted(path for folder in ("src", "tests", "migrations", "bench") for path in (ROOT / folder).rglob("*.py"))
OPERATIONS = sorted(
    path for path in (ROOT / "src").glob("zhaoshang/*/operations/*.py") if not path.name.startswith("_")
)
DRAWERS = re.compile(r"^(utils?|helpers?|common|misc|base_service|shared_code)$")
BARE_EXCEPTION = re.compile(r"#\s*(noqa(: [A-Z0-9, ]+)?|type: ignore(\[[a-z-, ]+\])?)\s*$")
# A package registry's address would tie everybody to one mirror.
REGISTRY = re.compile(r"https?://[^ \"']*(/simple(/|\"|$)|/packages/[0-9a-f]{2}/)|registry *= *\"http|index-url *=")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_longer_than_400_lines() -> None:
    # A migration is written once, all of it at once, and never edited again.
    edited = [path for path in CODE if "migrations" not in path.parts]
    assert [shown(path) for path in edited if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_there_are_no_drawers() -> None:
    assert [shown(path) for path in CODE if any(DRAWERS.match(Path(part).stem) for part in path.parts)] == []


def test_every_operation_has_a_test_of_its_name() -> None:
    assert [shown(path) for path in OPERATIONS if not [*(ROOT / "tests").rglob(f"test_{path.name}")]] == []


def bare_exceptions(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if BARE_EXCEPTION.search(line)]


def test_every_exception_to_a_check_carries_its_reason() -> None:
    bare = {shown(path): found for path in CODE if (found := bare_exceptions(path.read_text("utf-8")))}
    assert bare == {}


def test_a_bare_exception_would_be_found() -> None:
    planted = "x = 1  # noqa: PLR2004\ny = f()  # type: ignore\nz = 2  # noqa: S101  a reason"
    assert len(bare_exceptions(planted)) == 2


def test_no_tracked_file_names_a_package_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)  # noqa: S607  git
    tracked = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    texts = [path for path in tracked if path.suffix not in {".xlsx", ".png"} and path != Path(__file__)]
    assert [shown(path) for path in texts if path.is_file() and REGISTRY.search(path.read_text("utf-8"))] == []
