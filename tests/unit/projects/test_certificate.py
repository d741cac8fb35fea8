"""A printed first report."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from zhaoshang.projects.certificate import Certified, certificate
from zhaoshang.projects.model import FirstReportStatus

STATED = Certified(
    number="SB-2026-7K3QW0ZD",
    status=FirstReportStatus.VALID,
    reported_at=datetime(2026, 6, 30, 17, 0, 1, tzinfo=UTC),
    tenant="华明街道",
    project="<script>alert(1)</script>",
    company="甲 & 乙有限公司",
    credit_code="91120110MANT1YGTN0",
)


def test_a_certificate_says_what_when_and_by_whom() -> None:
    page = certificate(STATED, "zh")

    assert page is not None
    for stated in (
        "SB-2026-7K3QW0ZD",
        "华明街道",
        "2026年07月01日 01:00:01",
        "91120110MANT1YGTN0",
        STATED.content_hash,
    ):
        assert stated in page


def test_what_people_typed_is_never_markup() -> None:
    page = certificate(STATED, "zh")

    assert page is not None
    assert "<script>" not in page
    assert "甲 &amp; 乙有限公司" in page


def test_english_readers_get_an_english_certificate_with_the_same_hash() -> None:
    page = certificate(replace(STATED, credit_code=None), "en")

    assert page is not None
    assert 'lang="en"' in page
    assert "01 July 2026, 01:00:01 (UTC+08:00)" in page
    assert replace(STATED, credit_code=None).content_hash in page


@pytest.mark.parametrize("status", [FirstReportStatus.DISPUTED, FirstReportStatus.DISMISSED])
def test_a_report_that_proves_nothing_has_no_certificate(status: FirstReportStatus) -> None:
    assert certificate(replace(STATED, status=status), "zh") is None


def test_any_other_statement_has_another_hash() -> None:
    assert replace(STATED, tenant="新立街道").content_hash != STATED.content_hash
