"""The folder that keeps files: whole files, for the service's user only, under keys that are no paths."""

from pathlib import Path

import pytest

from tests.support.evidence import files_in
from zhaoshang.evidence.storage import FolderStore
from zhaoshang.values.files import MissingFileError, NoFiles, NoFilesError, file_key
from zhaoshang.values.ids import DistrictId

KEY = file_key(DistrictId(120110), "ab" * 32)


async def test_what_is_kept_is_found_again_and_readable_by_the_service_only(tmp_path: Path) -> None:
    files = FolderStore(tmp_path / "evidence")
    await files.put(KEY, b"one")
    await files.put(KEY, b"one")

    assert await files.get(KEY) == b"one"
    (kept,) = files_in(tmp_path)
    assert kept == tmp_path / "evidence" / KEY
    folders = [each for each in kept.parents if each.is_relative_to(tmp_path) and each != tmp_path]
    assert kept.stat().st_mode & 0o777 == 0o600
    assert {each.stat().st_mode & 0o777 for each in folders} == {0o700}


async def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=KEY):
        await FolderStore(tmp_path).get(KEY)


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "/etc/passwd", f"120110/{'AB' * 32}", f"{KEY}/..", f"{KEY}\n"])
async def test_nothing_but_a_key_reaches_the_disk(tmp_path: Path, key: str) -> None:
    files = FolderStore(tmp_path / "evidence")
    with pytest.raises(ValueError, match="not the key"):
        await files.put(key, b"x")
    with pytest.raises(ValueError, match="not the key"):
        await files.get(key)
    assert files_in(tmp_path) == []


async def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        await FolderStore(tmp_path).put(KEY, b"x")
    assert files_in(tmp_path) == []


async def test_a_process_without_a_place_for_files_says_so_when_asked() -> None:
    with pytest.raises(NoFilesError):
        await NoFiles().put(KEY, b"x")
    with pytest.raises(NoFilesError):
        await NoFiles().get(KEY)
