"""The file of a statement: the same entries make the same bytes, and its name says what it states."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

from openpyxl import Workbook

from zhaoshang.api.messages import Language
from zhaoshang.exchange.statement.lines import Statement
from zhaoshang.exchange.statement.sheets import Sheets
from zhaoshang.exchange.statement.words import WORDS

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_PROPERTIES: Final = "docProps/core.xml"
_NO_PROPERTIES: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_DIMENSION: Final = re.compile("<dimension [^>]*/>")
_EMPTY: Final = re.compile("<sheetData ?/>|<sheetData></sheetData>")
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]')


def workbook_of(statement: Statement, language: Language) -> bytes:
    """The statement as an ``.xlsx`` file: the totals, then the entries that they are formulas over."""
    book, words = Workbook(), WORDS[language]
    first = book.worksheets[0]
    first.title = words["totals_sheet"]
    second = book.create_sheet(words["entries_sheet"])
    sheets = Sheets(statement, language)
    rows = {first: sheets.totals(first), second: sheets.entries(second)}
    made = io.BytesIO()
    book.save(made)
    # Only a saved sheet knows its part of the file.
    return _completed(made.getvalue(), {sheet.path.removeprefix("/"): written for sheet, written in rows.items()})


def file_name(statement: Statement, language: Language) -> str:
    """What the file is called: for whom it was made out, about whom if about one party only, and its months."""
    party = statement.only_party
    if language == "zh":
        about = [] if party is None or party.name == statement.tenant else [party.name]
        name = "-".join(("分成对账", statement.tenant, *about, f"{statement.first}至{statement.last}"))
    else:
        about = [] if party is None or party.code == statement.tenant_code else [party.code]
        months = f"{statement.first}-to-{statement.last}"
        name = "-".join(("attribution-statement", statement.tenant_code, *about, months))
    return f"{_NOT_IN_NAMES.sub('_', name)}.xlsx"


def _completed(content: bytes, rows: Mapping[str, str]) -> bytes:
    """The workbook with its rows, and without when it was made: whoever has two can see that they state the same."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as anew:
        parts = {part.filename: made.read(part) for part in made.infolist()}
        filled = {name: _filled(parts[name].decode(), written).encode() for name, written in rows.items()}
        for name, written in {**parts, **filled, _PROPERTIES: _NO_PROPERTIES}.items():
            anew.writestr(zipfile.ZipInfo(name), written, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _filled(sheet: str, rows: str) -> str:
    before, after = _EMPTY.split(_DIMENSION.sub("", sheet))
    return f"{before}{rows}{after}"
