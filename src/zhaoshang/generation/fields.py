"""Values as PostgreSQL's binary COPY takes them.

A value is encoded once and stands in every row that has it: an id of a project is in some thirty of them. Telling five
million projects takes a quarter of the time that the driver takes to encode the same rows value by value.
"""

from collections.abc import Sequence
from datetime import date
from struct import Struct
from typing import Final
from uuid import UUID

from zhaoshang.generation.moments import Moment

HEADER: Final = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
"""What a binary COPY begins with: its signature, no flags, no extension."""
TRAILER: Final = b"\xff\xff"
NULL: Final = b"\xff\xff\xff\xff"

_EPOCH_DAY: Final = date(2000, 1, 1).toordinal()
_UUID_OID: Final = 2950
_INT4_OID: Final = 23
_INT8_OID: Final = 20

_length: Final = Struct(">i").pack
_of_int4: Final = Struct(">ii").pack
_of_int8: Final = Struct(">iq").pack
_of_list: Final = Struct(">iiiiii").pack
_of_nothing: Final = Struct(">iiii").pack
_width: Final = Struct(">h").pack

NO: Final = b"\x00\x00\x00\x01\x00"
YES: Final = b"\x00\x00\x00\x01\x01"


def row_head(columns: int) -> bytes:
    """What every row of so many columns begins with."""
    return _width(columns)


def boolean(value: bool) -> bytes:  # noqa: FBT001  a value to encode, nothing is switched
    """A boolean."""
    return YES if value else NO


def int4(value: int) -> bytes:
    """An integer."""
    return _of_int4(4, value)


def int8(value: int) -> bytes:
    """A bigint."""
    return _of_int8(8, value)


def words(value: str) -> bytes:
    """A text."""
    encoded = value.encode()
    return _length(len(encoded)) + encoded


def day(value: date) -> bytes:
    """A date."""
    return _of_int4(4, value.toordinal() - _EPOCH_DAY)


def day_numbered(number: int) -> bytes:
    """A date, counted from the first of 2000."""
    return _of_int4(4, number)


def moment(value: Moment) -> bytes:
    """A timestamptz."""
    return _of_int8(8, value)


def key(value: UUID) -> bytes:
    """A uuid."""
    return b"\x00\x00\x00\x10" + value.bytes


def keys(values: Sequence[bytes]) -> bytes:
    """An array of uuids that are encoded already."""
    return _array(_UUID_OID, values)


def int4s(values: Sequence[int]) -> bytes:
    """An array of integers."""
    return _array(_INT4_OID, [int4(value) for value in values])


def int8s(values: Sequence[int]) -> bytes:
    """An array of bigints."""
    return _array(_INT8_OID, [int8(value) for value in values])


def _array(oid: int, encoded: Sequence[bytes]) -> bytes:
    if not encoded:
        return _of_nothing(12, 0, 0, oid)
    body = b"".join(encoded)
    return _of_list(20 + len(body), 1, 0, oid, len(encoded), 1) + body
