"""File uploads by the GraphQL multipart request format, bounded, and safe from forged cross-site forms."""

from collections.abc import Iterator
from typing import Any, Final

import orjson
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.types import Receive

from zhaoshang.api.upload import UploadedFile
from zhaoshang.gateway.body import bounded
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.settings import Limits

MAX_STEPS: Final = 10
MAX_INDEX_DIGITS: Final = 3

PREFLIGHT_HEADERS: Final = ("graphql-require-preflight", "apollo-require-preflight", "x-apollo-operation-name")
"""Any of these makes a browser ask first, so that no foreign page can post a form here."""


async def read_upload(headers: Headers, receive: Receive, limits: Limits) -> Any:
    """The ``operations`` of a multipart request with its files put where ``map`` says.

    Refuses (``GatewayError``): PREFLIGHT_REQUIRED, BODY_TOO_LARGE, INVALID_UPLOAD.
    """
    if not any(name in headers for name in PREFLIGHT_HEADERS):
        raise GatewayError("PREFLIGHT_REQUIRED")
    parser = MultiPartParser(
        headers,
        bounded(receive, headers.get("content-length", ""), limits.upload_bytes),
        max_files=limits.upload_files,
        max_fields=2,
        max_part_size=limits.body_bytes,
    )
    try:
        form = await parser.parse()
    except (MultiPartException, UnicodeError):
        raise GatewayError("INVALID_UPLOAD") from None
    try:
        return await _placed(form, limits)
    finally:
        await form.close()


async def _placed(form: FormData, limits: Limits) -> Any:
    operations, places = _json_part(form, "operations"), _json_part(form, "map")
    if not isinstance(operations, dict) or not isinstance(places, dict) or len(places) > limits.upload_files:
        raise GatewayError("BATCHING_UNSUPPORTED" if isinstance(operations, list) else "INVALID_UPLOAD")
    for name, paths in places.items():
        part = form.get(name)
        if not isinstance(part, UploadFile) or not isinstance(paths, list) or len(paths) != 1:
            raise GatewayError("INVALID_UPLOAD")
        file = UploadedFile(part.filename or "", await part.read(), part.content_type or "")
        _put(operations, _steps(paths[0]), file)
    return operations


def _json_part(form: FormData, name: str) -> Any:
    part = form.get(name)
    if not isinstance(part, str):
        raise GatewayError("INVALID_UPLOAD")
    try:
        return orjson.loads(part)
    except orjson.JSONDecodeError:
        raise GatewayError("INVALID_UPLOAD") from None


def _steps(path: Any) -> Iterator[str]:
    if not isinstance(path, str) or not path.startswith("variables.") or path.count(".") > MAX_STEPS:
        raise GatewayError("INVALID_UPLOAD")
    return iter(path.split("."))


def _put(target: Any, steps: Iterator[str], file: UploadedFile) -> None:
    """Put the file where the map says. Only a ``null`` is ever replaced, as the format demands."""
    *outer, last = steps
    for step in outer:
        target = _inside(target, step)
    if _inside(target, last) is not None:
        raise GatewayError("INVALID_UPLOAD")
    target[int(last) if isinstance(target, list) else last] = file


def _inside(target: Any, step: str) -> Any:
    if isinstance(target, dict) and step in target:
        return target[step]
    if (
        isinstance(target, list)
        and step.isascii()
        and step.isdigit()
        and len(step) <= MAX_INDEX_DIGITS
        and int(step) < len(target)
    ):
        return target[int(step)]
    raise GatewayError("INVALID_UPLOAD")
