"""Opening an uploaded table without trusting it: a workbook as the ledger's, or CSV as spreadsheets save it."""

import csv
import io
import unicodedata
from typing import Final

from zhaoshang.exchange.ledger.workbook import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    Row,
    Sheet,
    UnusableFileError,
    open_workbook,
)

_WORKBOOK: Final = b"PK"
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
"""What spreadsheets write: UTF-8 with or without its mark, and on Chinese systems GBK, which GB 18030 contains."""
_BREAKS: Final = "\t\r\n"


def open_table(name: str, content: bytes) -> tuple[Sheet, ...]:
    """All sheets of an ``.xlsx`` or ``.csv`` file; a CSV file is one sheet.

    Raises ``UnusableFileError``: FILE_TOO_LARGE, UNSUPPORTED_FILE, TOO_MANY_ROWS, TOO_MANY_COLUMNS.
    """
    if content.startswith(_WORKBOOK) or not name.lower().endswith(".csv"):
        return open_workbook(content)
    if len(content) > MAX_BYTES:
        raise UnusableFileError("FILE_TOO_LARGE", limit=MAX_BYTES // 2**20)
    return (Sheet(name, tuple(_rows(_text(content)))),)


def _text(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # GB 18030 makes letters of nearly anything; what is no text shows by its control characters.
        if any(unicodedata.category(letter) == "Cc" and letter not in _BREAKS for letter in text):
            break
        return text
    raise UnusableFileError("UNSUPPORTED_FILE")


def _rows(text: str) -> list[Row]:
    rows: list[Row] = []
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            if number > MAX_ROWS:
                raise UnusableFileError("TOO_MANY_ROWS", limit=MAX_ROWS)
            if len(values) > MAX_COLUMNS:
                raise UnusableFileError("TOO_MANY_COLUMNS", limit=MAX_COLUMNS)
            rows.append(Row(number, tuple(values)))
    except csv.Error as error:
        raise UnusableFileError("UNSUPPORTED_FILE") from error
    return rows
