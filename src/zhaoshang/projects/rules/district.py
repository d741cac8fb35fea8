"""The district's rules as data, typed: what was in force on a day (domain, preamble)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Final, Self

from zhaoshang.projects.model import Industry
from zhaoshang.values.district_rules import whole_number

MAJOR_THRESHOLD: Final = "major_threshold_fen"
FIRST_REPORT_WINDOW: Final = "first_report_window_minutes"
INDUSTRY_DEPARTMENT: Final = "industry_department"
DISCLOSURE_LIMIT: Final = "duplicate_disclosures_per_hour"


@dataclass(frozen=True, slots=True)
class DistrictRules:
    """The pipeline's rules in force on one day; what a district has not decided has the policy's usual value."""

    major_threshold_fen: int = 5_000_000_000
    """重大项目: 5000 万元以上, and 以上 includes the number itself (policy II.1; domain §5)."""
    first_report_window: timedelta = timedelta(minutes=60)
    industry_department: Mapping[Industry, str] = field(default_factory=lambda: MappingProxyType({}))
    """Which tenant (by code) answers for an industry."""
    duplicate_disclosures_per_hour: int = 10

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Self:
        """The rules from their JSON texts by name; a name this room does not know belongs to another.

        An industry that is none has no department. Raises ``ValueError`` when a value is not what its rule needs: the
        data is wrong, not the request.
        """
        usual = cls()
        departments = json.loads(values.get(INDUSTRY_DEPARTMENT, "{}"))
        return cls(
            major_threshold_fen=_whole(values, MAJOR_THRESHOLD, usual.major_threshold_fen),
            first_report_window=timedelta(
                minutes=_whole(values, FIRST_REPORT_WINDOW, int(usual.first_report_window.total_seconds()) // 60)
            ),
            industry_department=MappingProxyType(
                {Industry(name): str(code) for name, code in departments.items() if name in Industry.__members__}
            ),
            duplicate_disclosures_per_hour=_whole(values, DISCLOSURE_LIMIT, usual.duplicate_disclosures_per_hour),
        )

    def is_major(self, investment_fen: int, *, known: bool) -> bool:
        """Whether an investment makes its project a major one."""
        return known and investment_fen >= self.major_threshold_fen


def _whole(values: Mapping[str, str], rule: str, usual: int) -> int:
    number = whole_number(values, rule, usual)
    if number < 0:
        msg = f"district rule {rule} is negative"
        raise ValueError(msg)
    return number
