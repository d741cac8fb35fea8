"""The ledger that streets really keep: what its README states, and a sum added up from the paper, not by the code."""

from collections import Counter
from datetime import date

import pytest

from tests.support.ledgers import HUAMING
from zhaoshang.exchange.ledger.sheet import Ledger, read_ledger
from zhaoshang.exchange.ledger.workbook import open_workbook

TODAY = date(2026, 6, 30)

AMOUNTS_IN_WAN = [
    *(36000, 36000, 5000, 1500, 36000, 5000, 36000),  # rows 4-10; D11 is refused
    *(250000, 3000, 4999, 0, 5000, 3000, 8000),  # rows 12-18, F15 待定; F19 is refused
    *(250000, 8000, 1500, 12000, 4999, 1500, 5000),  # rows 20-27 without the blank 24; F28 is refused
    *(800, 250000, 250000, 3000, 8000, 5000, 250000),  # rows 29-35; H36 is refused
    *(250000, 800, 1500, 800, 8000, 8000, 800),  # rows 37-43; H44 is refused
    *(36000, 5000, 12000, 0, 36000, 8000, 8000),  # rows 45-51, F48 待定; I52 is refused
    *(3000, 36000, 36000, 4999, 12000, 4999, 5000),  # rows 53-60 without the blank 55; B61 is refused
    *(1500, 800, 1500, 8000, 3000, 36000, 1500),  # rows 62-68; B69 is refused
    *(8000, 8000, 5000, 5000, 36000, 1500, 250000),  # rows 70-76; F77 is refused
    *(12000, 4999, 800, 3000, 5000, 3000, 250000),  # rows 78-84; D85 is refused
    *(8000, 36000, 36000, 12000, 4999, 3000, 5000, 12000),  # rows 86-93
    *(5000, 3000, 4999, 8000, 250000, 12000, 12000, 1500),  # rows 94-101
]
"""Copied from the sheet by eye, every amount turned into 万元."""

TOTAL_IN_YUAN = 30_142_930_000
"""301.4293 亿元: the column above, added on paper."""


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    found = read_ledger(open_workbook(HUAMING.read_bytes()), TODAY)
    assert isinstance(found, Ledger)
    return found


def test_its_rows_are_counted_as_its_readme_states(ledger: Ledger) -> None:
    assert (len(ledger.candidates), len(ledger.refused), len(ledger.skipped)) == (86, 10, 4)


def test_its_refused_rows_name_cell_and_reason(ledger: Ledger) -> None:
    assert [(refused.cell, refused.code) for refused in ledger.refused] == [
        ("D11", "INVALID_CREDIT_CODE"),
        ("F19", "AMBIGUOUS_AMOUNT"),
        ("F28", "UNSUPPORTED_CURRENCY"),
        ("H36", "AMBIGUOUS_DATE"),
        ("H44", "INVALID_DATE"),
        ("I52", "UNKNOWN_STAGE"),
        ("B61", "DUPLICATE_IN_FILE"),
        ("B69", "MISSING_PROJECT_NAME"),
        ("F77", "NEGATIVE_AMOUNT"),
        ("D85", "INVALID_CREDIT_CODE"),
    ]


def test_its_warnings_are_counted_as_its_readme_states(ledger: Ledger) -> None:
    codes = Counter(warned.code for candidate in ledger.candidates for warned in candidate.warnings)
    assert codes == {"APPROXIMATE_AMOUNT": 16, "MONTH_PRECISION": 12, "AMOUNT_MISSING": 2, "CREDIT_CODE_MISSING": 2}
    assert ledger.warnings == ()


def test_its_skipped_rows_are_the_blank_ones_the_total_and_the_note(ledger: Ledger) -> None:
    assert [(row.cell, row.reason) for row in ledger.skipped] == [
        ("A24", "BLANK"),
        ("A55", "BLANK"),
        ("A102", "TOTAL"),
        ("A103", "NOTE"),
    ]


def test_each_amount_is_the_one_on_paper(ledger: Ledger) -> None:
    read = [(candidate.values.investment_fen or 0) // 10**6 for candidate in ledger.candidates]
    assert read == AMOUNTS_IN_WAN


def test_the_sum_of_investment_is_the_one_on_paper(ledger: Ledger) -> None:
    assert sum(candidate.values.investment_fen or 0 for candidate in ledger.candidates) == TOTAL_IN_YUAN * 100
    assert sum(AMOUNTS_IN_WAN) * 10**4 == TOTAL_IN_YUAN


def test_the_day_text_2018_10_is_october(ledger: Ledger) -> None:
    assert ledger.candidates[1].values.first_contact_on == date(2018, 10, 1)
