"""The statement's workbook: what its formulas say, that they come out as the ledger does, and that text stays text."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from zhaoshang.attribution.model import EntryKind, TermsBasis
from zhaoshang.exchange.statement import formulas
from zhaoshang.exchange.statement.asked import MOST_ENTRIES, AskedStatement, Months, months_of, refuse_size
from zhaoshang.exchange.statement.lines import Line, Party, Statement, totals_of
from zhaoshang.exchange.statement.words import WORDS
from zhaoshang.exchange.statement.workbook import file_name, workbook_of
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period
from zhaoshang.values.reckoning import round_half_away
from zhaoshang.values.refusal import Refusal

HUAMING = Party("hua2", "华明街道", "huaming")
XINLI = Party("xin1", "新立街道", "xinli")


def a_line(**changes: Any) -> Line:
    stated: dict[str, Any] = {
        "period": Period("2026-06"),
        "posted_at": datetime(2026, 6, 30, 16, 30, 5, 999, tzinfo=UTC),
        "party": HUAMING,
        "origin": "华明街道",
        "host": "临空经济区",
        "project": "高端装备生产基地项目",
        "metric": Metric.CAPITAL_IN_PLACE,
        "kind": EntryKind.CREDIT,
        "basis": TermsBasis.RULE,
        "since": date(2026, 6, 1),
        "share": 3_000,
        "cumulative_before": 0,
        "cumulative_after": 100_000_001,
        "credited_before": 0,
        "credited_after": 30_000_000,
        "amount": 30_000_000,
        "takes_remainder": False,
        "decided": False,
        "disputed": False,
    }
    return Line(**{**stated, **changes})


def a_statement(lines: Sequence[Line], **changes: Any) -> Statement:
    stated: dict[str, Any] = {
        "tenant": "华明街道",
        "tenant_code": "huaming",
        "first": Period("2026-01"),
        "last": Period("2026-06"),
        "of_one_party": False,
        "of_one_project": False,
    }
    return Statement(**{**stated, **changes}, lines=lines)


def opened(statement: Statement, language: Any = "zh") -> Any:
    return load_workbook(io.BytesIO(workbook_of(statement, language)))


HOST = a_line(share=7_000, takes_remainder=True, credited_after=70_000_001, amount=70_000_001, party=XINLI)
COUNT = a_line(
    metric=Metric.LANDED_PROJECTS, cumulative_after=10_000, credited_after=3_000, amount=3_000, party=None, project=None
)


def test_an_entry_has_its_numbers_and_the_formulas_that_recompute_them() -> None:
    _, entries = opened(a_statement([a_line(), HOST, COUNT]))
    assert [cell.value for cell in entries[2]] == [
        datetime(2026, 6, 1),  # noqa: DTZ001  a workbook knows no zones
        datetime(2026, 7, 1, 0, 30, 5),  # noqa: DTZ001  Shanghai's
        "华明街道", "huaming", "华明街道", "临空经济区", "高端装备生产基地项目", "内资到位额", "入账",
        0.3, 0, 1_000_000.01, 0, 300_000, 300_000, "元",
        "=ROUND(ROUND(L2*100,0)*ROUND(J2*10000,0)/10000,0)/100",
        "=ROUND((O2-M2)*100,0)/100",
        '=IF(AND(R2=N2,Q2=O2),"一致","不一致")',
        "否",
        a_line().explanation("zh"),
    ]  # fmt: skip
    assert [entries[f"{column}2"].number_format for column in "ABJLN"] == [
        "yyyy-mm", "yyyy-mm-dd hh:mm:ss", "0.00%", "#,##0.00", "#,##0.00",
    ]  # fmt: skip
    # What others leave over cannot be recomputed from the host's row alone.
    assert (entries["Q3"].value, entries["S3"].value) == (None, '=IF(AND(R3=N3),"一致","不一致")')
    assert [entries[f"{column}4"].value for column in "CDGNPQ"] == [
        "区级统筹", "_pool", None, 0.3, "个", "=ROUND(ROUND(L4*10000,0)*ROUND(J4*10000,0)/10000,0)/10000",
    ]  # fmt: skip
    assert entries["N4"].number_format == "#,##0.0000"
    assert (entries.freeze_panes, entries.auto_filter.ref) == ("B2", "A1:U4")


def test_totals_are_formulas_over_the_entries_beside_what_is_booked() -> None:
    totals, _ = opened(a_statement([HOST, a_line(), COUNT, a_line(amount=-10_000_000)]))
    assert totals["A2"].value == "单位：华明街道　　期间：2026-01 至 2026-06"
    assert [(row[0].value, row[4].value, row[5].value, row[8].value) for row in totals.iter_rows(min_row=5)] == [
        ("华明街道", 2, 200_000, "元"),
        ("新立街道", 1, 700_000.01, "元"),
        ("区级统筹", 1, 0.3, "个"),
        ("合计", 3, 900_000.01, "元"),
        ("合计", 1, 0.3, "个"),
    ]
    where = "'分录'!$D$2:$D$5,B5,'分录'!$A$2:$A$5,C5,'分录'!$H$2:$H$5,D5"
    assert totals["G5"].value == f"=ROUND(SUMIFS('分录'!$N$2:$N$5,{where})*100,0)/100"
    frozen = f"""{where},'分录'!$T$2:$T$5,"是\""""
    assert totals["J5"].value == f"=ROUND(SUMIFS('分录'!$N$2:$N$5,{frozen})*100,0)/100"
    assert totals["H5"].value == "=ROUND((G5-F5)*100,0)/100"
    assert totals["G8"].value == "=ROUND(SUMIFS($G$5:$G$7,$D$5:$D$7,D8)*100,0)/100"
    assert totals["G9"].value == "=ROUND(SUMIFS($G$5:$G$7,$D$5:$D$7,D9)*10000,0)/10000"
    assert (totals.freeze_panes, totals["A5"].font.bold, totals["A8"].font.bold) == ("A5", False, True)


def test_an_empty_statement_has_heads_only_and_says_to_what_it_was_narrowed() -> None:
    totals, entries = opened(a_statement([], of_one_party=True, of_one_project=True))
    assert (totals.max_row, entries.max_row) == (4, 1)
    assert totals["A2"].value.endswith("　　仅列所选单位　　仅列所选项目")


def test_in_english_everything_is() -> None:
    assert set(WORDS["zh"]) == set(WORDS["en"])
    book = opened(a_statement([a_line(origin=None, host=None, project=None, party=None)]), "en")
    shown = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert book.sheetnames == ["Statement", "Entries"]
    assert [text for text in shown if any("\u4e00" <= letter <= "\u9fff" for letter in text)] == [
        "Unit: 华明街道    Months: 2026-01 to 2026-06"
    ]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x","<&>")', "#N/A", " 项目 "])
def test_text_is_text_whatever_it_begins_with(name: str) -> None:
    content = workbook_of(a_statement([a_line(project=name, origin=name)]), "zh")
    cells = load_workbook(io.BytesIO(content))["分录"]
    for cell in (cells["G2"], cells["E2"]):
        assert (cell.value, cell.data_type) == (name, "s")
        assert cell.quotePrefix is (name[0] in "=+-@\t")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        written = archive.read("xl/worksheets/sheet2.xml").decode()
    (place,) = [part for part in written.split("<c ") if part.startswith('r="G2"')]
    assert 't="inlineStr"' in place
    assert "<f>" not in place


def test_what_no_file_can_hold_is_marked() -> None:
    _, entries = opened(a_statement([a_line(project="一\ufffe二\x0b三")]))
    assert entries["G2"].value == "一\ufffd二\ufffd三"


def test_amounts_are_written_to_the_last_fen() -> None:
    most = a_line(amount=10**17 + 1, credited_after=10**17 + 1)
    content = workbook_of(a_statement([most]), "zh")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "<v>1000000000000000.01</v>" in archive.read("xl/worksheets/sheet2.xml").decode()


def test_the_same_entries_make_the_same_bytes() -> None:
    assert workbook_of(a_statement([a_line()]), "zh") == workbook_of(a_statement([a_line()]), "zh")


def test_the_file_is_named_after_what_it_states() -> None:
    theirs = a_statement([a_line()], tenant="合作交流办", tenant_code="hezuo", of_one_party=True)
    assert file_name(a_statement([a_line()]), "zh") == "分成对账-华明街道-2026-01至2026-06.xlsx"
    assert file_name(a_statement([a_line()], of_one_party=True), "zh") == "分成对账-华明街道-2026-01至2026-06.xlsx"
    assert file_name(theirs, "zh") == "分成对账-合作交流办-华明街道-2026-01至2026-06.xlsx"
    assert file_name(theirs, "en") == "attribution-statement-hezuo-huaming-2026-01-to-2026-06.xlsx"
    assert (
        file_name(a_statement([], of_one_party=True), "en") == "attribution-statement-huaming-2026-01-to-2026-06.xlsx"
    )
    assert file_name(a_statement([], tenant="华/明:街道"), "zh") == "分成对账-华_明_街道-2026-01至2026-06.xlsx"


def test_totals_come_by_party_month_and_metric() -> None:
    lines = [COUNT, HOST, a_line(metric=Metric.TAX), a_line(), a_line(period=Period("2026-05"))]
    assert [(each.party, each.period, each.metric) for each in totals_of(lines)] == [
        (HUAMING, "2026-05", Metric.CAPITAL_IN_PLACE),
        (HUAMING, "2026-06", Metric.CAPITAL_IN_PLACE),
        (HUAMING, "2026-06", Metric.TAX),
        (XINLI, "2026-06", Metric.CAPITAL_IN_PLACE),
        (None, "2026-06", Metric.LANDED_PROJECTS),
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-01", "2026-01", Months(Period("2026-01"), Period("2026-01"))),
        ("2026-1", "2026-13", [("PERIOD_INVALID", ("from",)), ("PERIOD_INVALID", ("to",))]),
        ("2026-01", "", [("PERIOD_INVALID", ("to",))]),
        ("2026-02", "2026-01", [("PERIOD_RANGE_INVALID", ("to",))]),
    ],
)
def test_months_are_a_range(first: str, last: str, expected: Any) -> None:
    found = months_of(AskedStatement(first=first, last=last))
    assert (found if isinstance(found, Months) else [(each.code, each.path) for each in found]) == expected


def test_too_many_entries_are_counted() -> None:
    assert refuse_size(MOST_ENTRIES) is None
    refused = refuse_size(MOST_ENTRIES + 1)
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.facts["entries"]) == ("EXPORT_TOO_LARGE", 50_001)


# ---- the formulas, reckoned as a spreadsheet does: every step in binary fractions


def reckoned(formula: str, **cells: float) -> float:
    """What a formula comes to, ROUND taking a half away from zero."""

    def rounded(number: float, digits: int) -> float:
        assert digits == 0
        return float(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP))

    result: float = eval(formula, {"ROUND": rounded}, cells)  # noqa: S307  our own formula, of operators Python shares
    return result


@pytest.mark.parametrize("metric", [Metric.TAX, Metric.LANDED_PROJECTS])
@given(cumulative=st.integers(-3 * 10**12, 3 * 10**12), share=st.integers(1, 3_000))
def test_the_formula_for_what_is_due_comes_out_as_the_ledger_does(metric: Metric, cumulative: int, share: int) -> None:
    parts = formulas.parts_in_unit(metric)
    due = reckoned(formulas.due("fact", "share", metric), fact=cumulative / parts, share=share / 10_000)
    assert due == round_half_away(cumulative * share, 10_000) / parts


def test_a_half_goes_away_from_zero_where_plain_binary_fractions_fall_short() -> None:
    assert Decimal(0.35 * 0.3) < Decimal("0.105")
    due = formulas.due("fact", "share", Metric.TAX)
    assert [reckoned(due, fact=fact, share=0.3) for fact in (0.35, -0.35)] == [0.11, -0.11]


@given(before=st.integers(-(10**15), 10**15), after=st.integers(-(10**15), 10**15))
def test_the_formula_for_an_entry_comes_out_as_the_ledger_does(before: int, after: int) -> None:
    # Below ten trillion yuan, fifteen digits, what is lost on the way is less than half a fen.
    difference = formulas.difference("after", "before", Metric.TAX)
    assert reckoned(difference, after=after / 100, before=before / 100) == (after - before) / 100
