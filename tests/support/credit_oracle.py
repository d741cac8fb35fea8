"""Credit re-derived from raw facts, frozen shares and closed months, in plain Python: nothing here calls the product.

What domain §4 says and no more: each fact belongs to the terms of its payment date, everybody but the host has a share
of the cumulative fact, rounded half up, the host the rest, and an entry is what is new. A correction goes with the fact
it corrects, into the month of discovery; a decided dispute moves everything so far into that month as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")
WHOLE = 10_000
SHARED = {"CAPITAL_IN_PLACE", "LANDED_PROJECTS", "TAX"}

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Posted:
    """One party's new credit."""

    party: Any
    metric: str
    month: str
    amount: int
    terms: Any
    at: datetime


@dataclass
class Ledger:
    """The oracle's own ledger of a district."""

    terms: list[Row]
    closed: list[Row]
    entries: list[Posted] = field(default_factory=list)
    cumulative: defaultdict[tuple[Any, str], int] = field(default_factory=lambda: defaultdict(int))
    credited: defaultdict[tuple[Any, str, Any], int] = field(default_factory=lambda: defaultdict(int))
    of_fact: dict[Any, Row] = field(default_factory=dict)

    def post(self, fact: Row) -> None:
        """Credit a verified fact."""
        at = fact["decided_at"]
        if fact["corrects_id"] is None:
            terms = self._terms_of(fact)
            month = _month(fact["paid_on"])
            if month <= self._closed_through(at):
                month = self._discovered(at)
        else:
            terms, month = self._replacing(self.of_fact[fact["corrects_id"]]), self._discovered(at)
        self.of_fact[fact["id"]] = terms
        self._add(terms, fact["metric"], fact["amount"], month, at)

    def decide(self, dispute: Row) -> None:
        """An upheld dispute: what stands under the old terms is taken back, and given anew under the new ones."""
        at, old = dispute["decided_at"], dispute["terms_id"]
        (before,) = (each for each in self.terms if each["id"] == old)
        (after,) = (each for each in self.terms if each["id"] == dispute["made_terms_id"])
        for metric in sorted({metric for terms, metric in self.cumulative if terms == old}):
            amount = self.cumulative[old, metric]
            self._add(before, metric, -amount, self._discovered(at), at)
            self._add(after, metric, amount, self._discovered(at), at)

    def _add(self, terms: Row, metric: str, amount: int, month: str, at: datetime) -> None:
        key = terms["id"]
        self.cumulative[key, metric] += amount
        due = self._due(terms, metric, self.cumulative[key, metric])
        for party, total in due.items():
            new = total - self.credited[key, metric, party]
            self.credited[key, metric, party] = total
            if new:
                self.entries.append(Posted(party, metric, month, new, key, at))

    @staticmethod
    def _due(terms: Row, metric: str, cumulative: int) -> dict[Any, int]:
        if metric not in SHARED:
            return {terms["host_tenant_id"]: cumulative}
        due = {
            party: _half_away(cumulative * share, WHOLE)
            for party, share in zip(terms["parties"], terms["shares"], strict=True)
        }
        due[terms["host_tenant_id"]] = cumulative - sum(due.values())
        return due

    def _terms_of(self, fact: Row) -> Row:
        """The latest that began by the payment day; of one day those made later; one count for all sites."""
        mine = [
            each
            for each in self.terms
            if each["project_id"] == fact["project_id"] and each["made_at"] <= fact["decided_at"]
        ]
        gone = {each["replaces"] for each in mine if each["replaces"] is not None}
        standing = [each for each in mine if each["id"] not in gone]
        joint = [each for each in standing if each["counts_only"]]
        if fact["metric"] == "LANDED_PROJECTS" and joint:
            return max(joint, key=lambda each: (each["made_at"], each["id"]))
        begun = [each for each in standing if not each["counts_only"] and each["since"] <= fact["paid_on"]]
        return max(begun, key=lambda each: (each["since"], self._place(each), each["id"]))

    def _place(self, terms: Row) -> datetime:
        """When terms were made; those of a decision stand where those stood that they replaced."""
        while terms["replaces"] is not None:
            (terms,) = (each for each in self.terms if each["id"] == terms["replaces"])
        made: datetime = terms["made_at"]
        return made

    def _replacing(self, terms: Row) -> Row:
        for each in self.terms:
            if each["replaces"] == terms["id"] and any(key == each["id"] for key, _ in self.cumulative):
                return self._replacing(each)
        return terms

    def _closed_through(self, at: datetime) -> str:
        return max((each["period"] for each in self.closed if each["closed_at"] <= at), default="")

    def _discovered(self, at: datetime) -> str:
        """The month of discovery, or the first open one after it."""
        return max(_month(at.astimezone(CHINA)), _after(self._closed_through(at)))


def posted(facts: Iterable[Row], terms: Iterable[Row], disputes: Iterable[Row], closed: Iterable[Row]) -> Ledger:
    """The ledger of a district, in the order in which facts were verified and disputes decided."""
    ledger = Ledger(list(terms), list(closed))
    verified = [(each["decided_at"], each["id"], each) for each in facts if each["state"] == "VERIFIED"]
    upheld = [(each["decided_at"], each["id"], each) for each in disputes if each["state"] == "UPHELD"]
    for _, _, each in sorted(verified + upheld, key=lambda event: event[:2]):
        if "metric" in each:
            ledger.post(each)
        else:
            ledger.decide(each)
    return ledger


def credit_of(
    ledger: Ledger, disputes: Iterable[Row], year: int, at: datetime
) -> tuple[dict[tuple[Any, str], int], dict[tuple[Any, str], int]]:
    """What counts of a year, and what was frozen, by party and metric, as it was at an instant."""
    frozen = {
        each["terms_id"]
        for each in disputes
        if each["raised_at"] <= at and (each["decided_at"] is None or each["decided_at"] > at)
    }
    counted: defaultdict[tuple[Any, str], int] = defaultdict(int)
    apart: defaultdict[tuple[Any, str], int] = defaultdict(int)
    for each in ledger.entries:
        if each.month[:4] == str(year) and each.at <= at:
            (apart if each.terms in frozen else counted)[each.party, each.metric] += each.amount
    return dict(counted), dict(apart)


def _half_away(numerator: int, denominator: int) -> int:
    magnitude = (abs(numerator) * 2 + denominator) // (denominator * 2)
    return magnitude if numerator >= 0 else -magnitude


def _month(day: Any) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def _after(month: str) -> str:
    if not month:
        return ""
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"
