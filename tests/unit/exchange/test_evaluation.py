"""An analysis report as a paper and as a page: what was frozen, drawn, and the same makes the same bytes."""

import io
import re
from datetime import date
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from tests.support.projects import NOW
from zhaoshang.evaluation.model import METRICS
from zhaoshang.evaluation.rules.analysis import AskedReport, Content, Line, Section, hash_of
from zhaoshang.exchange.evaluation.charts import bars, lines
from zhaoshang.exchange.evaluation.layout import Frozen, figure, kept_share, laid_out
from zhaoshang.exchange.evaluation.page import page_of
from zhaoshang.exchange.evaluation.paper import paper_of

TYPED = '#strong[请]$加快$ <script>alert(1)</script> & "引号"'


def a_frozen(projects: int = 12, text: str = TYPED) -> Frozen:
    """A report of some projects of three hosts, half of whose promises were kept."""
    told = [
        Line(
            evaluation=UUID(int=at + 1),
            host=f"host{at % 3}",
            host_name=f"第{at % 3}街道",
            industry=("BIOMEDICINE", "SMART_MANUFACTURING", "OTHER")[at % 3],
            channel=("FAIR", "VISIT")[at % 2],
            size=("1亿元以上", None)[at % 2],
            landed_on=date(2024, 1 + at % 6, 10),
            year=year,
            to_on=date(2024 + year, at % 6 + 1, 9),
            recorded=True,
            metric=metric,
            promised=1_000_000 * (at + 1),
            achieved=1_000_000 * (at + 1) * (1, 2)[at % 2] // (2, 1)[at % 2],
            partly_percent=60,
        )
        for at in range(projects)
        for year in (1, 2)
        for metric in METRICS
    ]
    content = Content(
        district="东丽区",
        office="工信局",
        asked=AskedReport(year=2026, half=1, sections=(Section("总体情况", text),)),
        edition=1,
        as_of=date(2026, 6, 30),
        lines=told,
    ).to_json()
    return Frozen.of(content, content_hash=hash_of(content), issued_at=NOW)


def pages(content: bytes) -> list[str]:
    return [page.extract_text().replace(" ", "") for page in PdfReader(io.BytesIO(content)).pages]


def test_a_paper_has_its_texts_tables_and_charts() -> None:
    frozen = a_frozen()
    read = pages(paper_of(frozen, "zh"))
    whole = "".join(read).replace("　", "")
    assert "工信局招商项目后评价分析报告（2026年上半年）" in whole
    for at, page in enumerate(read, 1):
        assert f"{at}/{len(read)}" in page
        assert frozen.content_hash in page
    for words in ("表1总体兑现情况", "按承接单位分组", "图1各指标完成率", "第2街道", "智能制造", "第2年", "兑现率"):
        assert words in whole, words
    assert "#strong[请]$加快$<script>alert(1)</script>" in whole


def test_every_letter_is_drawn_from_the_font_that_comes_along() -> None:
    reader = PdfReader(io.BytesIO(paper_of(a_frozen(3), "zh")))
    resources: Any = [page["/Resources"] for page in reader.pages]
    fonts = {str(font.get_object()["/BaseFont"]) for each in resources for font in each.get("/Font", {}).values()}
    assert fonts
    assert all("NotoSansCJK" in name for name in fonts), fonts


def test_a_page_stands_alone_and_what_was_typed_is_no_markup() -> None:
    page = page_of(a_frozen(), "zh").decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;引号&#34;" in page
    assert page.count("<svg") == 4
    assert not re.search(r"(src|href)=|url\(|@import", page)
    assert a_frozen().content_hash in page


def test_the_tables_are_in_the_reader_s_language_and_the_texts_as_they_are() -> None:
    page = page_of(a_frozen(), "en").decode()
    assert "by industry" in page
    assert "Smart manufacturing" in page
    assert "总体情况" in page
    assert "Figure1:shareofwhatwaspromised" in "".join(pages(paper_of(a_frozen(3), "en")))


def test_the_same_report_makes_the_same_bytes() -> None:
    for made in (paper_of, page_of):
        assert made(a_frozen(3), "zh") == made(a_frozen(3), "zh")


def test_a_report_about_nothing_still_is_one() -> None:
    nothing = a_frozen(0)
    assert len(pages(paper_of(nothing, "zh"))) >= 1
    assert laid_out(nothing, "zh")["tables"][0]["rows"][0][5:7] == ["", ""]
    assert kept_share(nothing.said["all"]) is None


@pytest.mark.parametrize(
    ("amount", "metric", "text"),
    [
        (1_234_567_00, "TAX", "123.46"),
        (50_00, "TAX", "0.01"),
        (49_99, "TAX", "0.00"),
        (10**17, "TAX", "100,000,000,000.00"),
        (1_200_0000, "EMPLOYMENT", "1,200"),
        (1_2500, "EMPLOYMENT", "1.25"),
    ],
)
def test_figures(amount: int, metric: str, text: str) -> None:
    assert figure(amount, metric) == text


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  our own


def test_bars_are_as_long_as_their_shares() -> None:
    svg = bars([("甲<b>", 10_000), ("乙", 5_000), ("丙", None), ("丁", 90_000)], nothing="未知", whole="承诺")
    picture = drawn(svg)
    wide = [int(each.attrib["width"]) for each in picture.iter("{http://www.w3.org/2000/svg}rect")]
    assert len(wide) == 3
    assert abs(wide[0] - 2 * wide[1]) <= 1
    # Whatever is beyond three times the promise is drawn as that; its figure says how much it is.
    assert abs(wide[2] - 3 * wide[0]) <= 3
    texts = [each.text for each in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"甲<b>", "未知", "900.00%", "承诺"} <= set(texts)
    assert drawn(bars([], nothing="未知", whole="承诺")) is not None


def test_lines_go_from_year_to_year() -> None:
    svg = lines({"税收": {1: 5_000, 2: 10_000}, "就业": {2: 0}}, years={1: "第1年", 2: "第2年"}, whole="承诺")
    picture = drawn(svg)
    (line,) = picture.iter("{http://www.w3.org/2000/svg}polyline")
    (x1, y1), (x2, y2) = (tuple(map(int, point.split(","))) for point in line.attrib["points"].split())
    assert x1 < x2
    assert y1 > y2
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))) == 3
    assert drawn(lines({}, years={}, whole="承诺")) is not None
