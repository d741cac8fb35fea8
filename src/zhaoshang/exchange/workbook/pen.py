"""Writing the rows of one sheet: text that stays text, exact figures, months, instants, formulas.

Workbook, looks and layout are openpyxl's. The rows are written here, straight as the worksheet's XML: cell by cell
openpyxl takes longer over some ten thousand entries than a request may take, and writes numbers as binary fractions.
"""

import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhaoshang.exchange.ledger.dates import EXCEL_1900
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.metric import COUNTS, Metric, TenThousandths, count_text
from zhaoshang.values.money import Fen, yuan_text
from zhaoshang.values.period import Period, first_day

_A4: Final = 9
_DAY: Final = timedelta(days=1)
_NOT_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class Look(NamedTuple):
    """How a cell is shown."""

    number_format: str = "General"
    bold: bool = False
    is_heading: bool = False
    is_quoted: bool = False
    """As if typed with an apostrophe: not even editing the cell makes a formula of its text."""


class Mark(NamedTuple):
    """What one cell holds, as the worksheet's XML says it, and how it is shown."""

    kind: str
    content: str
    look: Look


_PLAIN: Final = Look()
_QUOTED: Final = Look(is_quoted=True)
_HEADING: Final = Look(bold=True, is_heading=True)
_MONEY: Final = Look("#,##0.00")
_COUNT: Final = Look("#,##0.0000")
_SHARE: Final = Look("0.00%")
_WHOLE: Final = Look("#,##0")
_MONTH: Final = Look("yyyy-mm")
_INSTANT: Final = Look("yyyy-mm-dd hh:mm:ss")

NOTHING: Final = Mark("", "", _PLAIN)
"""An empty cell."""


def text(value: str | None) -> Mark:
    """Text, whatever it begins with: names are what people typed, and no file of ours runs them as formulas."""
    if not value:
        return NOTHING
    return Mark(*_inline(value), _QUOTED if value.startswith(_STARTS_FORMULA) else _PLAIN)


def heading(value: str) -> Mark:
    """The head of a column."""
    return Mark(*_inline(value), _HEADING)


def bold(mark: Mark) -> Mark:
    """The same, in bold."""
    return mark._replace(look=mark.look._replace(bold=True))


def figure(value: int, metric: Metric) -> Mark:
    """Fen as yuan, or ten-thousandths as a count: exact in the file. A spreadsheet keeps fifteen digits of a number."""
    return _number(count_text(TenThousandths(value)) if metric in COUNTS else yuan_text(Fen(value)), _of(metric))


def formula(written: str, metric: Metric | None = None) -> Mark:
    """A formula, without the sign of equality; of a metric, shown like its figures."""
    return Mark("", f"<f>{escape(written)}</f>", _PLAIN if metric is None else _of(metric))


def share(ten_thousandths: int) -> Mark:
    """A share, shown as a percentage."""
    return _number(count_text(TenThousandths(ten_thousandths)), _SHARE)


@cache
def month(period: Period) -> Mark:
    """A month, as its first day: a number, so that a condition on it means the same in every program."""
    return _number(str((first_day(period) - EXCEL_1900).days), _MONTH)


def instant(at: datetime) -> Mark:
    """An instant in Shanghai's time, to the second."""
    there = at.astimezone(SHANGHAI).replace(tzinfo=None, microsecond=0)
    return _number(str((there - datetime.combine(EXCEL_1900, time())) / _DAY), _INSTANT)


def whole(number: int) -> Mark:
    """A number of things."""
    return _number(str(number), _WHOLE)


class Pen:
    """Writes rows for a sheet, from the first on."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._styles: dict[Look, int] = {}
        self._rows: list[str] = []

    @property
    def row(self) -> int:
        """The row written last."""
        return len(self._rows)

    @property
    def data(self) -> str:
        """All rows, as the worksheet's XML."""
        return f"<sheetData>{''.join(self._rows)}</sheetData>"

    def write(self, marks: Iterable[Mark]) -> None:
        """Write the next row."""
        row = self.row + 1
        cells = (
            f'<c r="{get_column_letter(at)}{row}" s="{self._style(mark.look)}"{mark.kind}>{mark.content}</c>'
            for at, mark in enumerate(marks, 1)
            if mark.content
        )
        self._rows.append(f'<row r="{row}">{"".join(cells)}</row>')

    def _style(self, look: Look) -> int:
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._registered(look)
        return style

    def _registered(self, look: Look) -> int:
        """The number that the workbook gives a look, told by a cell that has it and is on no sheet."""
        cell = Cell(self._sheet, row=1, column=1)
        cell.number_format = look.number_format
        if look.bold:
            cell.font = Font(bold=True)
        if look.is_heading:
            cell.fill = PatternFill("solid", fgColor="DDEBF7")
            cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.quotePrefix = look.is_quoted
        return int(cell.style_id)


def set_out(sheet: Any, widths: Iterable[int], *, first_row: int, first_column: int = 1) -> None:
    """Widths of the columns, what stays in view, and pages that hold all columns."""
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = f"{get_column_letter(first_column)}{first_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _inline(value: str) -> tuple[str, str]:
    kept = escape(_NOT_XML.sub("\ufffd", value), {"\r": "&#13;"})
    return ' t="inlineStr"', f'<is><t xml:space="preserve">{kept}</t></is>'


def _number(written: str, look: Look) -> Mark:
    return Mark("", f"<v>{written}</v>", look)


def _of(metric: Metric) -> Look:
    return _COUNT if metric in COUNTS else _MONEY
