"""Cursors: a sort value and an id, signed, so that a changed or borrowed one is refused instead of misread."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Text,
    cast,
    extract,
    func,
    literal,
)
from sqlalchemy.types import TypeEngine

from zhaoshang.readmodel.errors import ReadRefused

SIGNATURE: Final = 16
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST: Final = 2_000


def place(sort: ColumnElement[Any], key: ColumnElement[Any]) -> ColumnElement[str]:
    """Where a row stands in its list, in SQL: what ``written`` signs."""
    return func.concat(_sort_text(sort), ":", cast(key, Text))


def written(body: ColumnElement[str], tag: str, secret: BindParameter[str]) -> ColumnElement[str]:
    """The cursor of a place, in SQL: what ``read`` reads. ``tag`` names the list and the order it belongs to.

    It costs more than reading the row: where a page's ends are asked for, only they are signed.
    """
    signature = func.left(
        func.encode(func.sha256(func.convert_to(func.concat(secret, "|", tag, "|", body, "|", secret), "UTF8")), "hex"),
        SIGNATURE,
    )
    whole = func.encode(func.convert_to(func.concat(signature, ":", body), "UTF8"), "base64")
    # Base64 as URLs take it; PostgreSQL breaks its lines after 76 characters.
    return func.translate(whole, "+/=\n", "-_")


def read(cursor: str, type_: TypeEngine[Any], tag: str, secret: str, path: tuple[str, ...]) -> tuple[Any, UUID]:
    """The sort value and id in a cursor. Refuses BAD_CURSOR for anything this list did not write."""
    try:
        signature, body = _opened(cursor)
        expected = hashlib.sha256(f"{secret}|{tag}|{body}|{secret}".encode()).hexdigest()[:SIGNATURE]
        sort, _, key = body.rpartition(":")
        place = (_reader(type_)(sort), UUID(key))
    except (ValueError, binascii.Error, OverflowError):
        raise ReadRefused("BAD_CURSOR", path) from None
    if not hmac.compare_digest(signature.encode(), expected.encode()):
        raise ReadRefused("BAD_CURSOR", path)
    return place


def _opened(cursor: str) -> tuple[str, str]:
    # Longer than anything written here: not worth decoding.
    padded = cursor[:LONGEST] + "=" * (-len(cursor[:LONGEST]) % 4)
    signature, _, body = base64.b64decode(padded, altchars=b"-_", validate=True).decode().partition(":")
    return signature, body


def _sort_text(sort: ColumnElement[Any]) -> ColumnElement[str]:
    if isinstance(sort.type, DateTime):
        # Whole microseconds: text of a timestamp depends on the session's time zone.
        return cast(cast(extract("epoch", sort) * literal(1_000_000, Integer), BigInteger), Text)
    if isinstance(sort.type, Text):
        return func.encode(func.convert_to(sort, "UTF8"), "hex")
    return cast(sort, Text)


def _reader(type_: TypeEngine[Any]) -> Callable[[str], Any]:
    if isinstance(type_, DateTime):
        return lambda text: EPOCH + timedelta(microseconds=int(text))
    if isinstance(type_, Date):
        return date.fromisoformat
    if isinstance(type_, Text):
        return lambda text: bytes.fromhex(text).decode()
    return int
