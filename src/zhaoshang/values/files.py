"""Files that are kept outside the database: what a place to keep them does, and how a file is named there."""

import re
from typing import Final, Protocol

from zhaoshang.values.ids import DistrictId

_KEY: Final = re.compile(r"[0-9]{1,9}/[0-9a-f]{64}")


class FileStore(Protocol):
    """Where operations keep files and find them again."""

    async def put(self, key: str, content: bytes) -> None:
        """Keep a file durably under its key; again, it changes nothing."""
        ...

    async def get(self, key: str) -> bytes:
        """The file kept under a key. Raises ``MissingFileError``."""
        ...


class MissingFileError(RuntimeError):
    """A file that the database knows is not where it was kept: restore it from the backup."""


class DamagedFileError(RuntimeError):
    """A file is not what was once kept under its key: restore it from the backup."""


class NoFilesError(RuntimeError):
    """This process was put together without a place for files."""


class NoFiles:
    """The file store of a process that needs none; using it says so."""

    async def put(self, key: str, content: bytes) -> None:
        """Raises ``NoFilesError``."""
        raise NoFilesError(f"nowhere to keep {len(content)} bytes as {key}: the service has no file store")

    async def get(self, key: str) -> bytes:
        """Raises ``NoFilesError``."""
        raise NoFilesError(f"nowhere to find {key}: the service has no file store")


def file_key(district: DistrictId, sha256: str) -> str:
    """The key of a file: a district's own, named by its content, so that no client ever names one."""
    return f"{district}/{sha256}"


def is_file_key(text: str) -> bool:
    """Whether a text is such a key, and so neither a path out of the store nor anything else."""
    return _KEY.fullmatch(text) is not None
