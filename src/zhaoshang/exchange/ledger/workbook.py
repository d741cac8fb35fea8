"""Opening an uploaded workbook without trusting it: bounded, without entities, formulas never evaluated."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from xml.parsers import expat

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from zhaoshang.exchange.ledger.cells import Cell
from zhaoshang.exchange.ledger.dates import EXCEL_1900, EXCEL_1904

MAX_BYTES: Final = 10 * 2**20
MAX_ROWS: Final = 20_000
"""Filled rows of one sheet. A street's year has some hundreds of projects; one transaction takes so many."""
MAX_COLUMNS: Final = 100
_MAX_PARTS: Final = 2_000
_MAX_EXPANDED: Final = 96 * 2**20
_MAX_SMALL_PART: Final = 4 * 2**20
_MAX_CELLS: Final = 500_000
_MAX_STRINGS: Final = 500_000
_EXCEL_ROWS: Final = 2**20
_EXCEL_COLUMNS: Final = 2**14
_LARGE_PARTS: Final = ("xl/worksheets/", "xl/sharedStrings")
_DOCTYPE: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


class UnusableFileError(Exception):
    """The file cannot be read as a ledger workbook at all; ``code`` says why."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number from 1 and its stored values."""

    number: int
    values: tuple[Any, ...]
    is_hidden: bool = False
    uncomputed: frozenset[int] = frozenset()
    """Columns, from 0, whose formula has no stored result."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet as a grid, with what merged ranges stand for."""

    title: str
    rows: tuple[Row, ...]
    is_hidden: bool = False
    epoch: date = EXCEL_1900
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Every cell of a merged range (row from 1, column from 0) to the range's first cell, which has the value."""
    prefix: str = ""
    """``二季度!`` before addresses when a file has several ledgers, else nothing."""

    def address(self, row: int, column: int) -> str:
        """The address of a cell as people say it: F19."""
        return f"{self.prefix}{get_column_letter(column + 1)}{row}"

    def cell(self, row: Row, column: int) -> Cell:
        """The cell at ``column`` of ``row``; a cell of a range merged downwards has the range's value."""
        first_row, first_column = self.merged.get((row.number, column), (row.number, column))
        holder = row if first_row == row.number or first_column != column else self.rows[first_row - 1]
        value = holder.values[column] if column < len(holder.values) else None
        return Cell(self.address(row.number, column), value, column in holder.uncomputed)

    def header_text(self, row: int, column: int) -> str:
        """The text at a place of the header, where a merged range has its text in all its cells."""
        first_row, first_column = self.merged.get((row, column), (row, column))
        values = self.rows[first_row - 1].values if first_row <= len(self.rows) else ()
        value = values[first_column] if first_column < len(values) else None
        return value if isinstance(value, str) else ""


def open_workbook(content: bytes) -> tuple[Sheet, ...]:
    """All worksheets of an ``.xlsx`` file. What the file says is data: formulas, links and macros are never followed.

    Raises ``UnusableFileError``: FILE_TOO_LARGE, UNSUPPORTED_FILE, TOO_MANY_ROWS, TOO_MANY_COLUMNS.
    """
    if len(content) > MAX_BYTES:
        raise UnusableFileError("FILE_TOO_LARGE", limit=MAX_BYTES // 2**20)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        epoch = EXCEL_1904 if book.epoch == CALENDAR_MAC_1904 else EXCEL_1900
        return tuple(_read(book, sheet, epoch) for sheet in book.worksheets)
    except UnusableFileError:
        raise
    # A damaged or hostile file makes zipfile, expat and openpyxl raise almost anything: all of it means the same.
    except Exception as error:
        raise UnusableFileError("UNSUPPORTED_FILE") from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Refuse bombs before anything is parsed. ``file_size`` is a true bound: zipfile stops reading there."""
    parts = archive.infolist()
    if len(parts) > _MAX_PARTS or any(part.flag_bits & 1 for part in parts):
        raise UnusableFileError("UNSUPPORTED_FILE")
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if sum(part.file_size for part in xml) > _MAX_EXPANDED:
        raise UnusableFileError("FILE_TOO_LARGE", limit=MAX_BYTES // 2**20)
    for part in xml:
        if not part.filename.startswith(_LARGE_PARTS) and part.file_size > _MAX_SMALL_PART:
            raise UnusableFileError("UNSUPPORTED_FILE")
        text = archive.read(part)
        # No workbook needs a document type, and only one can define entities that expand without end.
        if any(doctype in text for doctype in _DOCTYPE):
            raise UnusableFileError("UNSUPPORTED_FILE")
        if part.filename.startswith("xl/sharedStrings") and text.count(b"<si") > _MAX_STRINGS:
            raise UnusableFileError("FILE_TOO_LARGE", limit=MAX_BYTES // 2**20)


def _read(book: Any, sheet: Any, epoch: date) -> Sheet:
    # openpyxl's streaming reader knows neither hidden rows nor merged ranges, so one pass of our own finds them,
    # and counts, before openpyxl builds a single cell.
    facts = _Facts()
    with book._archive.open(sheet._worksheet_path) as part:  # noqa: SLF001  no public name
        facts.parse(part)
    sheet.reset_dimensions()
    rows: list[Row] = []
    width = max(facts.width, 1)
    for number, values in enumerate(sheet.iter_rows(max_row=facts.last_row or 1, max_col=width, values_only=True), 1):
        row = Row(number, tuple(values), number in facts.hidden, frozenset(facts.uncomputed.get(number, ())))
        rows.append(row)
    del rows[facts.last_row :]
    return Sheet(sheet.title, tuple(rows), sheet.sheet_state != "visible", epoch, dict(facts.merged_cells()))


class _Facts:
    """What one pass over a worksheet's XML tells: filled rows, hidden rows, merged ranges, uncomputed formulas."""

    def __init__(self) -> None:
        self.hidden: set[int] = set()
        self.uncomputed: dict[int, set[int]] = {}
        self.last_row = 0
        self.width = 0
        self._ranges: list[str] = []
        self._filled_rows = 0
        self._cells = 0
        self._row = 0
        self._column = -1
        self._is_text = False
        self._has_formula = False
        self._in_value = False
        self._has_value = False
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "v": self._start_value,
            "is": self._start_value,
            "mergeCell": lambda attributes: self._ranges.append(attributes["ref"]),
        }
        self._ends: dict[str, Callable[[], None]] = {"c": self._end_cell, "v": self._end_value, "is": self._end_value}

    def parse(self, part: Any) -> None:
        """Read one worksheet part to its end."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ParseFile(part)

    def merged_cells(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Each cell of each merged range inside the filled part of the sheet, with the range's first cell."""
        budget = _MAX_CELLS
        for reference in self._ranges:
            left, top, right, bottom = _bounds(reference)
            for row in range(top, min(bottom, self.last_row) + 1):
                for column in range(left, min(right, self.width) + 1):
                    budget -= 1
                    if budget < 0:
                        raise UnusableFileError("UNSUPPORTED_FILE")
                    yield (row, column - 1), (top, left - 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if start := self._starts.get(name.rpartition("}")[2]):
            start(attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = -1
        if not 1 <= self._row <= _EXCEL_ROWS:
            raise UnusableFileError("UNSUPPORTED_FILE")
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._column = _bounds(reference)[0] - 1 if reference else self._column + 1
        self._is_text = attributes.get("t") == "str"
        self._has_formula = self._in_value = self._has_value = False
        if not 0 <= self._column < _EXCEL_COLUMNS:
            raise UnusableFileError("UNSUPPORTED_FILE")

    def _start_formula(self, _: dict[str, str]) -> None:
        self._has_formula = True

    def _start_value(self, _: dict[str, str]) -> None:
        self._in_value = True
        # A formula whose result is the empty text stores an empty value, and that was computed.
        self._has_value = self._has_formula and self._is_text

    def _characters(self, _: str) -> None:
        self._has_value = self._has_value or self._in_value

    def _end(self, name: str) -> None:
        if end := self._ends.get(name.rpartition("}")[2]):
            end()

    def _end_value(self) -> None:
        self._in_value = False

    def _end_cell(self) -> None:
        if self._has_formula and not self._has_value:
            self.uncomputed.setdefault(self._row, set()).add(self._column)
        if self._has_formula or self._has_value:
            self._fill()

    def _fill(self) -> None:
        self._cells += 1
        if self._row != self.last_row:
            self._filled_rows += 1
        self.last_row = max(self.last_row, self._row)
        self.width = max(self.width, self._column + 1)
        if self._filled_rows > MAX_ROWS:
            raise UnusableFileError("TOO_MANY_ROWS", limit=MAX_ROWS)
        if self.width > MAX_COLUMNS:
            raise UnusableFileError("TOO_MANY_COLUMNS", limit=MAX_COLUMNS)
        if self._cells > _MAX_CELLS:
            raise UnusableFileError("FILE_TOO_LARGE", limit=MAX_BYTES // 2**20)


def _bounds(reference: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a reference, from 1; whole rows or columns are nothing a cell stands in."""
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        raise UnusableFileError("UNSUPPORTED_FILE")
    return left, top, right, bottom
