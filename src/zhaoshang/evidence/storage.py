"""Where the files themselves are: a folder of this machine, or a bucket that speaks S3 (ADR 0011)."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

import obstore
from obstore.store import S3Store

from zhaoshang.settings import Bucket
from zhaoshang.values.files import MissingFileError, is_file_key

if TYPE_CHECKING:
    from obstore.store import S3Config  # a type of its stubs only

CONNECT: Final = timedelta(seconds=3)
PATIENCE: Final = timedelta(seconds=10)
"""How long a bucket may take: a request that waits for it has a deadline of its own."""
ATTEMPTS: Final = 2


def _checked(key: str) -> str:
    if not is_file_key(key):
        msg = f"not the key of a file: {key!r}"
        raise ValueError(msg)
    return key


class FolderStore:
    """Files below one folder, readable by the service's own user only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, content: bytes) -> None:
        """Keep a file: whole and on the disk when this returns, or not at all."""
        path = self._path(key)
        await asyncio.to_thread(self._put, self._folder, path, content)

    async def get(self, key: str) -> bytes:
        """A kept file. Raises ``MissingFileError``."""
        try:
            return await asyncio.to_thread(self._path(key).read_bytes)
        except FileNotFoundError as error:
            raise MissingFileError(key) from error

    def _path(self, key: str) -> Path:
        return self._folder / _checked(key)

    @staticmethod
    def _put(root: Path, path: Path, content: bytes) -> None:
        # Each by itself: a mode given with ``parents`` is the last folder's only.
        for folder in reversed([each for each in path.parents if each.is_relative_to(root)]):
            folder.mkdir(mode=0o700, parents=folder == root, exist_ok=True)
        # 0600 from the start: that is how temporary files are made. Renaming replaces the same content, at worst.
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as temporary:
            try:
                temporary.write(content)
                temporary.flush()
                os.fsync(temporary.fileno())
                Path(temporary.name).replace(path)
            except BaseException:
                Path(temporary.name).unlink(missing_ok=True)
                raise
        handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)  # the new name, too, must survive a power cut that its row survives
        finally:
            os.close(handle)


class BucketStore:
    """Files in a bucket that speaks S3; the credentials are those that AWS's usual variables name."""

    def __init__(self, bucket: Bucket) -> None:
        place: S3Config = {"region": bucket.region}
        if bucket.endpoint is not None:
            place["endpoint"] = bucket.endpoint
        self._bucket = S3Store(
            bucket.name,
            config=place,
            # An address says itself whether it is plain; nothing falls back to plain.
            client_options={
                "allow_http": (bucket.endpoint or "").startswith("http://"),
                "connect_timeout": CONNECT,
                "timeout": PATIENCE,
            },
            retry_config={"max_retries": ATTEMPTS, "retry_timeout": PATIENCE},
        )

    async def put(self, key: str, content: bytes) -> None:
        """Keep a file: whole when this returns, or not at all."""
        await obstore.put_async(self._bucket, _checked(key), content, use_multipart=False)

    async def get(self, key: str) -> bytes:
        """A kept file. Raises ``MissingFileError``."""
        try:
            found = await obstore.get_async(self._bucket, _checked(key))
        except FileNotFoundError as error:
            raise MissingFileError(key) from error
        return bytes(await found.bytes_async())
