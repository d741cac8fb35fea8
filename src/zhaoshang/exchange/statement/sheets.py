"""The two sheets of a statement: its entries, and their totals as formulas over the entries."""

from collections.abc import Iterable, Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhaoshang.api.messages import Language
from zhaoshang.exchange.statement import formulas
from zhaoshang.exchange.statement.lines import Line, Party, Statement, Total, totals_of
from zhaoshang.exchange.statement.words import WORDS
from zhaoshang.exchange.workbook.pen import (
    NOTHING,
    Mark,
    Pen,
    bold,
    figure,
    formula,
    heading,
    instant,
    month,
    set_out,
    share,
    text,
    whole,
)
from zhaoshang.values.metric import COUNTS, Metric

ENTRY_COLUMNS: Final = {
    "period": 10,
    "posted_at": 20,
    "party": 16,
    "party_code": 14,
    "origin": 16,
    "host": 16,
    "project": 32,
    "metric": 14,
    "kind": 12,
    "share": 10,
    "cumulative_before": 20,
    "cumulative_after": 20,
    "credited_before": 20,
    "amount": 20,
    "credited_after": 20,
    "unit": 8,
    "due_again": 24,
    "amount_again": 24,
    "agrees": 10,
    "disputed": 10,
    "explanation": 120,
}
"""The columns of the entries, by their word, and how wide they are."""

TOTAL_COLUMNS: Final = {
    "party": 20,
    "party_code": 16,
    "period": 10,
    "metric": 18,
    "entries": 10,
    "booked": 22,
    "added_up": 22,
    "difference": 14,
    "unit": 8,
    "frozen": 22,
}

POOL_CODE: Final = "_pool"
"""What the district's pool has for a code: a unit's begins with a letter."""

_ENTRY: Final = {word: get_column_letter(at) for at, word in enumerate(ENTRY_COLUMNS, 1)}
_TOTAL: Final = {word: get_column_letter(at) for at, word in enumerate(TOTAL_COLUMNS, 1)}
_ENTRY_FIRST: Final = 2
_TOTAL_FIRST: Final = 5
"""The rows below the heads."""


class Sheets:
    """A statement's sheets in one language: each is set out, and its rows are handed back as the worksheet's XML."""

    def __init__(self, statement: Statement, language: Language) -> None:
        self._statement = statement
        self._language = language
        self._words = WORDS[language]

    def entries(self, sheet: Worksheet) -> str:
        """One row for each entry, with the formulas that recompute it."""
        words, pen = self._words, Pen(sheet)
        set_out(sheet, ENTRY_COLUMNS.values(), first_row=_ENTRY_FIRST, first_column=2)
        pen.write(heading(words[word]) for word in ENTRY_COLUMNS)
        for line in self._statement.lines:
            pen.write(self._entry(line, pen.row + 1))
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(ENTRY_COLUMNS))}{pen.row}"
        return pen.data

    def totals(self, sheet: Worksheet) -> str:
        """What each party was credited by month and metric: as booked, and added up from the entries."""
        statement, words, pen = self._statement, self._words, Pen(sheet)
        set_out(sheet, TOTAL_COLUMNS.values(), first_row=_TOTAL_FIRST)
        about = words["made_for"].format(tenant=statement.tenant, first=statement.first, last=statement.last)
        narrowed = [words[word] for word in ("one_party", "one_project") if getattr(statement, f"of_{word}")]
        pen.write([bold(text(words["title"]))])
        pen.write([text("".join((about, *narrowed)))])
        pen.write([text(words["note"])])
        pen.write(heading(words[word]) for word in TOTAL_COLUMNS)
        totals = totals_of(statement.lines)
        for total in totals:
            pen.write(self._total(total, pen.row + 1))
        last = pen.row
        for metric in Metric:
            if of_metric := [total for total in totals if total.metric is metric]:
                pen.write(self._sum(metric, of_metric, pen.row + 1, last))
        return pen.data

    def _entry(self, line: Line, row: int) -> Iterable[Mark]:
        words, metric = self._words, line.metric
        at = {word: f"{letter}{row}" for word, letter in _ENTRY.items()}
        again = [(at["amount_again"], at["amount"])]
        due = NOTHING
        if line.is_rounded_share:
            due = formula(formulas.due(at["cumulative_after"], at["share"], metric), metric)
            again.append((at["due_again"], at["credited_after"]))
        amount = formulas.difference(at["credited_after"], at["credited_before"], metric)
        yield month(line.period)
        yield instant(line.posted_at)
        yield from self._party(line.party)
        yield from (text(line.origin), text(line.host), text(line.project))
        yield from (text(words[metric]), text(words[line.kind]), share(line.share))
        for number in (
            line.cumulative_before,
            line.cumulative_after,
            line.credited_before,
            line.amount,
            line.credited_after,
        ):
            yield figure(number, metric)
        yield self._unit(metric)
        yield due
        yield formula(amount, metric)
        yield formula(formulas.check(again, words["yes"], words["no"]))
        yield text(words["in_dispute" if line.disputed else "settled"])
        yield text(line.explanation(self._language))

    def _total(self, total: Total, row: int) -> Iterable[Mark]:
        last = _ENTRY_FIRST + len(self._statement.lines) - 1

        def of_entries(word: str) -> str:
            return formulas.reach(_ENTRY[word], _ENTRY_FIRST, last, self._words["entries_sheet"])

        same = {of_entries(word): f"{_TOTAL[word]}{row}" for word in ("party_code", "period", "metric")}
        yield from self._party(total.party)
        yield month(total.period)
        yield text(self._words[total.metric])
        yield whole(total.entries)
        yield figure(total.amount, total.metric)
        yield formula(formulas.sum_where(of_entries("amount"), same, total.metric), total.metric)
        yield self._difference(row, total.metric)
        frozen = same | {of_entries("disputed"): f'"{self._words["in_dispute"]}"'}
        yield self._unit(total.metric)
        yield formula(formulas.sum_where(of_entries("amount"), frozen, total.metric), total.metric)

    def _sum(self, metric: Metric, totals: Sequence[Total], row: int, last: int) -> Iterable[Mark]:
        """All parties and months of a metric, as formulas over the totals above."""

        def above(word: str) -> str:
            return formulas.reach(_TOTAL[word], _TOTAL_FIRST, last)

        of_metric = {above("metric"): f"{_TOTAL['metric']}{row}"}
        marks = [
            text(self._words["sum"]),
            NOTHING,
            NOTHING,
            text(self._words[metric]),
            whole(sum(total.entries for total in totals)),
            figure(sum(total.amount for total in totals), metric),
            formula(formulas.sum_where(above("added_up"), of_metric, metric), metric),
            self._difference(row, metric),
            self._unit(metric),
            formula(formulas.sum_where(above("frozen"), of_metric, metric), metric),
        ]
        return map(bold, marks)

    def _difference(self, row: int, metric: Metric) -> Mark:
        added_up, booked = (f"{_TOTAL[word]}{row}" for word in ("added_up", "booked"))
        return formula(formulas.difference(added_up, booked, metric), metric)

    def _party(self, party: Party | None) -> tuple[Mark, Mark]:
        return (text(self._words["pool"]), text(POOL_CODE)) if party is None else (text(party.name), text(party.code))

    def _unit(self, metric: Metric) -> Mark:
        return text(self._words["count" if metric in COUNTS else "yuan"])
