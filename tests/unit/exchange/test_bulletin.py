"""A bulletin as a paper and as a workbook: every page says what was frozen, and the same makes the same bytes."""

import io
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.support.papers import a_content, a_frozen
from tests.support.projects import NOW
from zhaoshang.exchange.bulletin.paper import figure, laid_out, paper_of
from zhaoshang.exchange.bulletin.workbook import workbook_of
from zhaoshang.values.metric import Metric


def pages(content: bytes) -> list[str]:
    return [page.extract_text().replace(" ", "") for page in PdfReader(io.BytesIO(content)).pages]


def test_a_paper_breaks_its_tables_over_pages_and_repeats_their_heads() -> None:
    frozen = a_frozen()
    read = pages(paper_of(frozen, "zh"))

    assert len(read) > 3
    assert "东丽区招商引资工作通报" in read[0]
    assert "督查室" in read[0]
    assert "2026年6月30日发布" in read[0]
    told = [page for page in read if "街道" in page and "完成率" in page]
    assert len(told) > 3  # three metrics of sixty units
    for page in told[1:]:
        assert "全年任务" in page
    for at, page in enumerate(read, 1):
        assert f"{at}/{len(read)}" in page
        assert frozen.content_hash in page
    whole = "".join(read)
    for at in range(1, 61):
        assert whole.count(f"第{at}街道") >= 3


def test_what_people_typed_is_text_and_never_markup() -> None:
    read = "".join(pages(paper_of(a_frozen(), "zh")))

    assert "#strong[请]$加快$*推进*<b>\\n_项目_" in read


def test_every_letter_is_drawn_from_the_font_that_comes_along() -> None:
    reader = PdfReader(io.BytesIO(paper_of(a_frozen(), "zh")))
    resources: Any = [page["/Resources"] for page in reader.pages]
    fonts = {str(font.get_object()["/BaseFont"]) for each in resources for font in each["/Font"].values()}

    assert fonts
    assert all("NotoSansCJK" in name for name in fonts), fonts


def test_a_correction_says_what_it_corrects_and_why() -> None:
    (first, *_) = pages(paper_of(a_frozen(a_content(edition=2)), "zh"))

    assert "（更正第1版）" in first
    assert "校验码0123456789abcdef" in first
    assert "漏报一笔到位资金" in first


def test_the_tables_heads_are_in_the_reader_s_language() -> None:
    (first, *_) = pages(paper_of(a_frozen(a_content(5)), "en"))

    assert "Targetoftheyear" in first
    assert "序时进度为50.00%" in first  # its own words stay what they are


def test_the_same_bulletin_makes_the_same_bytes() -> None:
    content = a_content(5)
    for made in (paper_of, workbook_of):
        assert made(a_frozen(content), "zh") == made(a_frozen(content), "zh")
    assert paper_of(a_frozen(content), "zh") != paper_of(a_frozen(content, NOW + timedelta(days=1)), "zh")


def test_an_empty_district_still_is_a_paper() -> None:
    assert len(pages(paper_of(a_frozen(a_content(0)), "zh"))) == 1


@pytest.mark.parametrize(
    ("amount", "metric", "read"),
    [
        (0, Metric.TAX, "0.00"),
        (1_234_567_89, Metric.TAX, "123.46"),
        (123_456_789_012, Metric.TAX, "123,456.79"),
        (4_999, Metric.TAX, "0.00"),
        (5_000, Metric.TAX, "0.01"),
        (-5_000, Metric.TAX, "-0.01"),
        (-4_999, Metric.TAX, "0.00"),
        (3_000, Metric.LANDED_PROJECTS, "0.3000"),
        (-12_345_678, Metric.EMPLOYMENT, "-1,234.5678"),
    ],
)
def test_figures_in_their_columns(amount: int, metric: Metric, read: str) -> None:
    assert figure(amount, metric) == read


def test_what_a_cell_says() -> None:
    said = laid_out(a_frozen(a_content(10)), "zh")
    capital = said["tables"][0]

    assert capital["rows"][0]["cells"] == [
        *("1", "第10街道", "4,938.27", "176.37", "411.52", "8.33%", "-41.67", "", "1", "—"),
    ]
    assert capital["rows"][-1]["bold"]
    assert capital["rows"][-1]["cells"][:2] == ["", "全区合计"]
    assert said["tables"][2]["rows"][-2]["cells"][1] == "区级统筹"
    assert said["lights"]["rows"][-1]["cells"] == ["合计", "15", "10", "5"]


def test_a_workbook_holds_the_exact_figures() -> None:
    book = load_workbook(io.BytesIO(workbook_of(a_frozen(a_content(10)), "zh")))

    assert book.sheetnames == ["通报", "内资到位额", "落地项目", "税收", "亮灯情况"]
    sheet = book["内资到位额"]
    head = [cell.value for cell in sheet[3]]
    first = dict(zip(head, (cell.value for cell in sheet[4]), strict=True))
    assert (first["位次"], first["单位"], first["全年任务"]) == (1, "第10街道", 49_382_715.6)
    assert first["累计完成"] == 4_115_226.3
    assert first["完成率"] == 0.0833
    assert str(first["与序时差（百分点）"]).startswith("=ROUND((G4-0.5)")
    assert sheet["A4"].number_format == "#,##0"
    assert sheet["C4"].number_format == "#,##0.00"
    assert sheet.freeze_panes == "C4"
    assert [cell.value for cell in book["亮灯情况"][12]] == ["合计", "=SUM(B2:B11)", "=SUM(C2:C11)", "=SUM(D2:D11)"]
