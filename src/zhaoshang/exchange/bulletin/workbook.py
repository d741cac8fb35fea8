"""A bulletin as a workbook: its words, a sheet of exact figures for each metric, and its lights."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhaoshang.api.messages import Language
from zhaoshang.bulletins.model import LineKind
from zhaoshang.exchange.bulletin.frozen import Frozen, Row, Table
from zhaoshang.exchange.bulletin.words import WORDS
from zhaoshang.exchange.workbook.pack import packed
from zhaoshang.exchange.workbook.pen import (
    NOTHING,
    Mark,
    Pen,
    bold,
    figure,
    formula,
    heading,
    set_out,
    share,
    text,
    whole,
)
from zhaoshang.values.metric import Metric

COLUMNS: Final = {
    "rank": 8,
    "name": 24,
    "target": 22,
    "planned": 22,
    "month": 20,
    "done": 22,
    "share": 12,
    "ahead": 18,
    "disputed": 20,
    "previous_rank": 12,
    "change": 8,
}
"""The columns of a metric's sheet, by their word, and how wide they are."""
LIGHTS: Final = {"name": 24, "green": 10, "yellow": 10, "red": 10}

_FIRST: Final = 4
"""The row below a metric's head."""
_TEXT_WIDTH: Final = 110
_SHEET_NAME: Final = 31
"""As long as a spreadsheet lets it be."""


def workbook_of(frozen: Frozen, language: Language) -> bytes:
    """The bulletin as an ``.xlsx`` file; the same bulletin makes the same bytes."""
    book, words = Workbook(), WORDS[language]
    first = book.worksheets[0]
    first.title = words["text_sheet"]
    rows: dict[Any, str] = {first: _words(first, frozen, words)}
    for table in frozen.tables:
        sheet = book.create_sheet(table.name[:_SHEET_NAME])
        rows[sheet] = _metric(sheet, frozen, table, words)
    if frozen.lights:
        sheet = book.create_sheet(words["lights_sheet"])
        rows[sheet] = _lights(sheet, frozen, words)
    return packed(book, rows)


def _words(sheet: Worksheet, frozen: Frozen, words: Mapping[str, str]) -> str:
    pen = Pen(sheet)
    set_out(sheet, [_TEXT_WIDTH], first_row=2)
    pen.write([bold(text(frozen.title))])
    if frozen.corrects is not None:
        corrects = words["corrects"].format(hash=frozen.corrects[:16], reason=frozen.reason)
        pen.write([text(corrects)])
    for section in frozen.sections:
        pen.write([bold(text(section["heading"]))])
        pen.write([text(section["text"])])
        if section["commentary"]:
            commentary = words["commentary"] + section["commentary"]
            pen.write([text(commentary)])
    checksum = words["hash"].format(hash=frozen.content_hash)
    pen.write([text(checksum)])
    return pen.data


def _metric(sheet: Worksheet, frozen: Frozen, table: Table, words: Mapping[str, str]) -> str:
    pen = Pen(sheet)
    set_out(sheet, COLUMNS.values(), first_row=_FIRST, first_column=3)
    pen.write([bold(text(frozen.title))])
    pen.write([text(words["exact" if table.unit == "money" else table.unit])])
    pen.write(heading(words[word]) for word in COLUMNS)
    for row in table.rows:
        marks = _row(row, table.metric, pen.row + 1, frozen.year_gone, words)
        pen.write(map(bold, marks) if row.kind is LineKind.DISTRICT else marks)
    pen.write([text(words["note"])])
    return pen.data


def _row(row: Row, metric: Metric, at: int, gone: int, words: Mapping[str, str]) -> Iterable[Mark]:
    cell = {word: f"{get_column_letter(column)}{at}" for column, word in enumerate(COLUMNS, 1)}
    yield NOTHING if row.rank is None else whole(row.rank)
    yield text(row.name or words[row.kind])
    yield NOTHING if row.target is None else figure(row.target, metric)
    yield NOTHING if row.planned is None else figure(row.planned, metric)
    yield figure(row.month, metric)
    yield figure(row.done, metric)
    yield NOTHING if row.share is None else share(row.share)
    yield NOTHING if row.share is None else formula(f"ROUND(({cell['share']}-{gone / 10_000!r})*100,2)")
    yield figure(row.disputed, metric)
    yield NOTHING if row.previous_rank is None else whole(row.previous_rank)
    yield NOTHING if row.change is None else whole(row.change)


def _lights(sheet: Worksheet, frozen: Frozen, words: Mapping[str, str]) -> str:
    pen = Pen(sheet)
    set_out(sheet, LIGHTS.values(), first_row=2)
    pen.write(heading(words[word]) for word in LIGHTS)
    for each in frozen.lights:
        pen.write([text(each["name"]), *(whole(each[colour]) for colour in ("green", "yellow", "red"))])
    last = pen.row
    sums = [formula(f"SUM({letter}2:{letter}{last})") for letter in ("B", "C", "D")]
    pen.write(map(bold, [text(words["sum"]), *sums]))
    return pen.data
