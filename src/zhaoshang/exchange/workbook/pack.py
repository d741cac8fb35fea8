"""The file of a workbook: the same content makes the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_PROPERTIES: Final = "docProps/core.xml"
_NO_PROPERTIES: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_DIMENSION: Final = re.compile("<dimension [^>]*/>")
_EMPTY: Final = re.compile("<sheetData ?/>|<sheetData></sheetData>")
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]')


def packed(book: Workbook, rows: Mapping[Worksheet, str]) -> bytes:
    """A workbook as an ``.xlsx`` file, its sheets filled with their rows, and without when it was made.

    So whoever has two can see that they state the same.
    """
    made = io.BytesIO()
    book.save(made)
    # Only a saved sheet knows its part of the file.
    written = {sheet.path.removeprefix("/"): data for sheet, data in rows.items()}
    anew = io.BytesIO()
    with zipfile.ZipFile(made) as kept, zipfile.ZipFile(anew, "w", zipfile.ZIP_DEFLATED) as packing:
        parts = {part.filename: kept.read(part) for part in kept.infolist()}
        filled = {name: _filled(parts[name].decode(), data).encode() for name, data in written.items()}
        for name, content in {**parts, **filled, _PROPERTIES: _NO_PROPERTIES}.items():
            packing.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return anew.getvalue()


def saved_as(name: str, ending: str) -> str:
    """A name that every system takes for a file's."""
    return f"{_NOT_IN_NAMES.sub('_', name)}.{ending}"


def _filled(sheet: str, rows: str) -> str:
    before, after = _EMPTY.split(_DIMENSION.sub("", sheet))
    return f"{before}{rows}{after}"
