"""What is counted of a project, month by month, and in which unit (domain §1, §4)."""

import re
from enum import StrEnum
from typing import Final, NewType

TenThousandths = NewType("TenThousandths", int)
"""A count in ten-thousandths."""

WHOLE: Final = 10_000
"""One whole of a count: counts are kept in ten-thousandths, so that 0.3 of a project is exact."""


class Metric(StrEnum):
    """A figure that statistics, the ledger and the assessment all mean alike."""

    CAPITAL_IN_PLACE = "CAPITAL_IN_PLACE"
    """内资到位额: paid-in capital, by payment date, in fen."""
    LANDED_PROJECTS = "LANDED_PROJECTS"
    """落地项目: a count, in ten-thousandths."""
    TAX = "TAX"
    """税收, in fen."""
    FIXED_ASSET_INVESTMENT = "FIXED_ASSET_INVESTMENT"
    """固投: fixed-asset investment, in fen."""
    EMPLOYMENT = "EMPLOYMENT"
    """就业: a count of people, in ten-thousandths."""
    OUTPUT_VALUE = "OUTPUT_VALUE"
    """产值: output value, in fen."""


SPLIT: Final = frozenset({Metric.LANDED_PROJECTS, Metric.CAPITAL_IN_PLACE, Metric.TAX})
"""What origin and host share (policy III.3). Everything else follows the place, as statistics do."""

COUNTS: Final = frozenset({Metric.LANDED_PROJECTS, Metric.EMPLOYMENT})
"""In ten-thousandths; every other metric is money, in fen."""


_COUNT: Final = re.compile(r"(-?)(\d{1,12})(?:\.(\d{1,4}))?", re.ASCII)


def parse_count(text: str) -> TenThousandths | None:
    """A count written as a decimal of at most four places, or ``None`` for anything else."""
    match = _COUNT.fullmatch(text)
    if match is None:
        return None
    count = int(match[2]) * WHOLE + int((match[3] or "0").ljust(4, "0"))
    return TenThousandths(-count if match[1] else count)


def count_text(count: TenThousandths) -> str:
    """A count as a decimal of four places: ``0.3000``. What the API writes."""
    sign, magnitude = ("-", -count) if count < 0 else ("", count)
    return f"{sign}{magnitude // WHOLE}.{magnitude % WHOLE:04d}"
