"""Rows of a catalogue's sheets become items or faults; the file alone decides, not the database."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Final

from zhaoshang.exchange.errors import HeaderFault
from zhaoshang.exchange.guidance.headers import Column, Headers, find_headers, is_header_again
from zhaoshang.exchange.guidance.report import GuidanceReport, RefusedRow
from zhaoshang.exchange.ledger.cells import Cell, compact
from zhaoshang.exchange.ledger.workbook import Row, Sheet, UnusableFileError
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.guidance.rules.editions import MOST_ITEMS, NewItem, refuse_text

KINDS: Final[Mapping[str, GuidanceKind]] = {
    **dict.fromkeys(("鼓励类", "鼓励", "encouraged"), GuidanceKind.ENCOURAGED),
    **dict.fromkeys(("限制类", "限制", "restricted"), GuidanceKind.RESTRICTED),
    **dict.fromkeys(("淘汰类", "淘汰", "eliminated"), GuidanceKind.ELIMINATED),
}
"""The words catalogues use for kinds. 允许类 is none of them: what is allowed is not listed."""

_FIELDS: Final = {"code": Column.CODE, "sector": Column.SECTOR, "text": Column.TEXT}
_LEADING = re.compile(r"^第?[一二三123][、.类部分章]*")
_BRACKETED = re.compile(r"\(.*?\)")
_SPACES = re.compile(r"\s+")
_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class NoCatalogue:
    """Why a file as a whole cannot be read."""

    faults: tuple[HeaderFault, ...] = ()
    """Empty when no sheet has a catalogue's headers at all."""


def read_guidance(sheets: tuple[Sheet, ...]) -> GuidanceReport | NoCatalogue:
    """Read every visible sheet that has a catalogue's headers, one after the other, as one edition.

    Raises ``UnusableFileError``: TOO_MANY_ROWS.
    """
    visible = [sheet for sheet in sheets if not sheet.is_hidden]
    found = [(sheet, headers) for sheet in visible if (headers := find_headers(sheet)) is not None]
    if len(found) > 1:
        qualified = [replace(sheet, prefix=f"{sheet.title}!") for sheet, _ in found]
        found = [(sheet, headers) for sheet in qualified if (headers := find_headers(sheet)) is not None]
    faults = [fault for _, headers in found if not isinstance(headers, Headers) for fault in headers]
    if faults or not found:
        return NoCatalogue(tuple(faults))
    reading = _Reading()
    for sheet, headers in found:
        if isinstance(headers, Headers):
            reading.read(sheet, headers)
    return GuidanceReport(tuple(reading.items), tuple(reading.refused), reading.skipped)


class _Reading:
    """What has been read so far; numbers are remembered across sheets."""

    def __init__(self) -> None:
        self.items: list[NewItem] = []
        self.refused: list[RefusedRow] = []
        self.skipped = 0
        self._numbers: set[tuple[GuidanceKind, str]] = set()
        self._rows = 0

    def read(self, sheet: Sheet, headers: Headers) -> None:
        """Every row below the header."""
        for row in sheet.rows[headers.row :]:
            if _lists_nothing(sheet, row, headers) or is_header_again(sheet, row, headers):
                self.skipped += 1
                continue
            self._rows += 1
            if self._rows > MOST_ITEMS:
                raise UnusableFileError("TOO_MANY_ROWS", limit=MOST_ITEMS)
            cells = {column: sheet.cell(row, index) for column, index in headers.places.items()}
            self._read_row(row, cells)

    def _read_row(self, row: Row, cells: Mapping[Column, Cell]) -> None:
        kind = kind_of(cells[Column.KIND])
        item = NewItem(
            kind=kind or GuidanceKind.ENCOURAGED,
            code=cells[Column.CODE].text,
            sector=plain(cells[Column.SECTOR]),
            text=plain(cells[Column.TEXT]),
        )
        # Of one cell, the first thing that is wrong with it.
        faults: dict[Column, tuple[str, Mapping[str, Any]]] = {
            column: (code, {}) for column, code in _unreadable(cells)
        }
        if kind is None:
            faults.setdefault(Column.KIND, ("UNKNOWN_GUIDANCE_KIND", {}))
        for refusal in refuse_text(item):
            faults.setdefault(_FIELDS[refusal.path[0]], (refusal.code, refusal.facts))
        if kind is not None and Column.CODE not in faults:
            if item.number in self._numbers:
                faults[Column.CODE] = ("GUIDANCE_CODE_TWICE", {"number": item.code})
            self._numbers.add(item.number)
        self.refused.extend(
            RefusedRow(row.number, cells[column].address, *faults[column]) for column in Column if column in faults
        )
        if not faults:
            self.items.append(item)


def kind_of(cell: Cell) -> GuidanceKind | None:
    """The kind a cell names; ``None`` for anything else."""
    text = _BRACKETED.sub("", compact(cell.text)).casefold()
    return KINDS.get(text) or KINDS.get(_LEADING.sub("", text, count=1))


def plain(cell: Cell) -> str:
    """A cell's text in one line, its full-width signs as they are: it is the catalogue's own wording."""
    value: Any = cell.value
    if not isinstance(value, str):
        return cell.text
    line = _SPACES.sub(" ", value)
    return "".join(each for each in line if unicodedata.category(each) not in _UNPRINTABLE).strip()


def _unreadable(cells: Mapping[Column, Cell]) -> Iterator[tuple[Column, str]]:
    for column, cell in cells.items():
        if cell.uncomputed:
            yield column, "FORMULA_NOT_COMPUTED"
        elif cell.is_error:
            yield column, "CELL_ERROR"
        elif column is Column.CODE and isinstance(cell.value, date | time):
            # What spreadsheets make of 1-3 unless told that it is text: nobody can tell what was typed.
            yield column, "GUIDANCE_CODE_IS_DATE"


def _lists_nothing(sheet: Sheet, row: Row, headers: Headers) -> bool:
    """Whether a row is blank, a heading or a note: at most one cell with anything in it, and that is no item."""
    filled = [index for index in range(len(row.values)) if _own(sheet, row, index)]
    return not filled or (len(filled) == 1 and filled[0] != headers.places[Column.TEXT])


def _own(sheet: Sheet, row: Row, index: int) -> bool:
    """Whether a cell has something in it that does not come down from a row above."""
    holder = sheet.merged.get((row.number, index), (row.number, index))[0]
    return holder == row.number and not sheet.cell(row, index).is_blank
