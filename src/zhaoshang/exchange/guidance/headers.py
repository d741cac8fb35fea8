"""A catalogue's headers, found by meaning: synonyms as data, and a question where one column is there twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from zhaoshang.exchange.errors import HeaderFault
from zhaoshang.exchange.ledger.cells import compact
from zhaoshang.exchange.ledger.workbook import Row, Sheet


class Column(StrEnum):
    """What a column of a catalogue holds. The value is the Chinese name used when asking for it."""

    KIND = "类别"
    CODE = "编号"
    SECTOR = "行业"
    TEXT = "条目"


_WORDS: Final[Mapping[Column, str]] = {
    Column.KIND: "类别 类型 分类 目录类别 指导类别 条目类别 类别名称 鼓励/限制/淘汰",
    Column.CODE: "编号 条目编号 项目编号 目录编号 编码 代码 条目代码 项号 条目序号",
    Column.SECTOR: "行业 所属行业 行业类别 行业名称 行业门类 产业 产业类别 领域 门类",
    Column.TEXT: "条目 条目内容 目录条目 内容 目录内容 具体条目 具体内容 条目名称 产业条目",
}
SYNONYMS: Final[Mapping[str, Column]] = {word: column for column, words in _WORDS.items() for word in words.split()}
SERIAL: Final = "序号"
"""What a catalogue without numbers of its own is cited by."""

_SEARCHED_ROWS: Final = 30
_ENOUGH: Final = 2
"""So many known headers make a row a header row; fewer are a title or a note."""


@dataclass(frozen=True, slots=True)
class Headers:
    """Where the columns of one sheet are."""

    row: int
    """The header row's number."""
    places: Mapping[Column, int]
    """Column index, from 0."""


def find_headers(sheet: Sheet) -> Headers | tuple[HeaderFault, ...] | None:
    """Find the header row of a sheet and its columns; ``None`` when the sheet is no catalogue.

    Faults: HEADER_MISSING, HEADER_AMBIGUOUS.
    """
    best: dict[int, Column] = {}
    at: Row | None = None
    for row in sheet.rows[:_SEARCHED_ROWS]:
        found = _recognised(sheet, row)
        if len(set(found.values())) >= max(_ENOUGH, len(set(best.values())) + 1):
            best, at = found, row
    if at is None:
        return None
    faults = tuple(fault for column in Column if (fault := _check(sheet, at, column, best)))
    return faults or Headers(at.number, {column: index for index, column in best.items()})


def is_header_again(sheet: Sheet, row: Row, headers: Headers) -> bool:
    """Whether a row only repeats the header, as printed catalogues do on each page."""
    return all(_said(sheet, row.number, index) == _said(sheet, headers.row, index) for index in headers.places.values())


def _recognised(sheet: Sheet, row: Row) -> dict[int, Column]:
    texts = {index: _said(sheet, row.number, index) for index in range(len(row.values))}
    found = {index: SYNONYMS[text] for index, text in texts.items() if text in SYNONYMS}
    if Column.CODE not in found.values():
        found |= {index: Column.CODE for index, text in texts.items() if text == SERIAL}
    return found


def _said(sheet: Sheet, row: int, index: int) -> str:
    if sheet.merged.get((row, index), (row, index))[1] != index:
        return ""  # a header merged sideways names its first column
    return compact(sheet.header_text(row, index)).strip("*:")


def _check(sheet: Sheet, row: Row, column: Column, found: Mapping[int, Column]) -> HeaderFault | None:
    indexes = [index for index, each in found.items() if each is column]
    if len(indexes) == 1:
        return None
    if indexes:
        doubled = tuple(_said(sheet, row.number, index) for index in indexes)
        return HeaderFault("HEADER_AMBIGUOUS", sheet.address(row.number, indexes[1]), column, doubled)
    unknown = [
        text for index in range(len(row.values)) if index not in found and (text := _said(sheet, row.number, index))
    ]
    return HeaderFault("HEADER_MISSING", sheet.address(row.number, 0), column, tuple(unknown))
