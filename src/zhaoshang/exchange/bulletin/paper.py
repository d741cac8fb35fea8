"""A bulletin on paper: what the page layout in ``bulletin.typ`` is filled with, and the PDF of it.

Numbers align on their right, tables break over pages and repeat their heads.
"""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from zhaoshang.api.messages import Language
from zhaoshang.bulletins.model import LineKind
from zhaoshang.bulletins.rules.template import percent
from zhaoshang.exchange.bulletin.frozen import Frozen, Row, Table
from zhaoshang.exchange.bulletin.words import WORDS
from zhaoshang.exchange.typesetting import typeset
from zhaoshang.values.clock import day_of
from zhaoshang.values.metric import COUNTS, WHOLE, Metric
from zhaoshang.values.money import in_wan

COLUMNS: Final = ("rank", "name", "target", "month", "done", "share", "ahead", "disputed", "previous_rank", "change")

_LAYOUT: Final = Path(str(files("zhaoshang.exchange.bulletin") / "bulletin.typ"))


def paper_of(frozen: Frozen, language: Language) -> bytes:
    """The bulletin as a PDF; the same bulletin makes the same bytes."""
    return typeset(_LAYOUT, laid_out(frozen, language))


def laid_out(frozen: Frozen, language: Language) -> Mapping[str, Any]:
    """Everything that stands on the pages, as text."""
    words, year, month = WORDS[language], frozen.period[:4], int(frozen.period[5:])
    day = day_of(frozen.published_at)
    issue = words["issue"].format(year=year, month=month)
    corrects = ""
    if frozen.corrects is not None:
        issue += f"（{words['correction'].format(edition=frozen.edition - 1)}）"
        corrects = words["corrects"].format(hash=frozen.corrects[:16], reason=frozen.reason)
    tables = [_table(table, number, frozen.year_gone, words) for number, table in enumerate(frozen.tables, 1)]
    return {
        "masthead": f"{frozen.district}{words['masthead']}" if language == "zh" else words["masthead"],
        "issue": issue,
        "office": frozen.office,
        "published": words["published"].format(year=day.year, month=day.month, day=day.day),
        "date": [day.year, day.month, day.day],
        "title": frozen.title,
        "corrects": corrects,
        "sections": [
            {**section, "commentary": section["commentary"] and words["commentary"] + section["commentary"]}
            for section in frozen.sections
        ],
        "tables": tables,
        "note": words["note"],
        "lights": _lights(frozen, len(tables) + 1, words),
        "hash": words["hash"].format(hash=frozen.content_hash),
    }


def figure(amount: int, metric: Metric) -> str:
    """A figure in its column: 万元 with two decimals, rounded half away from zero, or an exact count."""
    if metric in COUNTS:
        sign, magnitude = ("-", -amount) if amount < 0 else ("", amount)
        return f"{sign}{magnitude // WHOLE:,}.{magnitude % WHOLE:04d}"
    return in_wan(amount)


def _table(table: Table, number: int, gone: int, words: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "caption": words["table"].format(number=number, name=table.name),
        "unit": words[table.unit],
        "head": [words[column] for column in COLUMNS],
        "rows": [
            {"bold": row.kind is LineKind.DISTRICT, "cells": list(_cells(row, table.metric, gone, words))}
            for row in table.rows
        ],
    }


def _cells(row: Row, metric: Metric, gone: int, words: Mapping[str, str]) -> Iterable[str]:
    yield "" if row.rank is None else str(row.rank)
    yield row.name or words[row.kind]
    yield "" if row.target is None else figure(row.target, metric)
    yield figure(row.month, metric)
    yield figure(row.done, metric)
    yield "" if row.share is None else percent(row.share)
    yield "" if row.share is None else f"{'+' if row.share > gone else ''}{percent(row.share - gone)[:-1]}"
    yield figure(row.disputed, metric) if row.disputed else ""
    yield "" if row.previous_rank is None else str(row.previous_rank)
    yield _change(row.change, words)


def _change(places: int | None, words: Mapping[str, str]) -> str:
    if places is None:
        return ""
    return words["up" if places > 0 else "down" if places < 0 else "same"].format(places=abs(places))


def _lights(frozen: Frozen, number: int, words: Mapping[str, str]) -> Mapping[str, Any]:
    colours = ("green", "yellow", "red")
    sums = [sum(each[colour] for each in frozen.lights) for colour in colours]
    rows = [[each["name"], *(str(each[colour]) for colour in colours)] for each in frozen.lights]
    return {
        "caption": words["lights"].format(number=number),
        "head": [words["name"], *(words[colour] for colour in colours)],
        "rows": [{"bold": False, "cells": row} for row in rows]
        + [{"bold": True, "cells": [words["sum"], *map(str, sums)]}],
    }
