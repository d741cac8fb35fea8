"""The formulas of a statement's workbook, as a spreadsheet reads them. Pure.

A spreadsheet reckons in binary fractions, where 0.35 × 0.3 lies just below 0.105. So each figure first becomes a whole
number of fen, or of ten-thousandths of a count, and the share one of ten-thousandths: then every step is exact, up to
thirty billion yuan at 30 %, in whatever program, and ROUND takes a true half away from zero, as the ledger does.
"""

from collections.abc import Iterable, Mapping

from zhaoshang.attribution.rules.terms import WHOLE_SHARE
from zhaoshang.values.metric import COUNTS, WHOLE, Metric
from zhaoshang.values.money import FEN_IN_YUAN


def parts_in_unit(metric: Metric) -> int:
    """How many of the ledger's whole parts one yuan, or one of a count, has."""
    return WHOLE if metric in COUNTS else FEN_IN_YUAN


def due(fact: str, share: str, metric: Metric) -> str:
    """The cumulative fact in one cell × the share in another, rounded."""
    parts = parts_in_unit(metric)
    return f"ROUND(ROUND({fact}*{parts},0)*ROUND({share}*{WHOLE_SHARE},0)/{WHOLE_SHARE},0)/{parts}"


def difference(whole: str, part: str, metric: Metric) -> str:
    """One cell less another."""
    parts = parts_in_unit(metric)
    return f"ROUND(({whole}-{part})*{parts},0)/{parts}"


def check(pairs: Iterable[tuple[str, str]], agrees: str, differs: str) -> str:
    """Whether each pair of cells is equal, in two words."""
    equal = ",".join(f"{one}={other}" for one, other in pairs)
    return f'IF(AND({equal}),"{agrees}","{differs}")'


def sum_where(figures: str, conditions: Mapping[str, str], metric: Metric) -> str:
    """The sum of a range where other ranges, each as long, have what a cell has."""
    parts = parts_in_unit(metric)
    given = ",".join(f"{range_},{cell}" for range_, cell in conditions.items())
    return f"ROUND(SUMIFS({figures},{given})*{parts},0)/{parts}"


def reach(column: str, first: int, last: int, sheet: str | None = None) -> str:
    """The cells of a column from one row to another, perhaps of another sheet, as fixed addresses."""
    cells = f"${column}${first}:${column}${last}"
    return cells if sheet is None else f"'{sheet}'!{cells}"
