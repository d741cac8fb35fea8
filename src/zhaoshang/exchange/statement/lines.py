"""What a statement states: its entries, each with the numbers that explain it, and their totals. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from zhaoshang.api.messages import Language
from zhaoshang.attribution.model import EntryKind, TermsBasis
from zhaoshang.attribution.rules.explanation import Explained, explain
from zhaoshang.attribution.rules.terms import WHOLE_SHARE
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period

_METRICS: Final = {metric: at for at, metric in enumerate(Metric)}


@dataclass(frozen=True, slots=True)
class Party:
    """Who is credited: a unit of the district."""

    pinyin: str
    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry of the ledger, as far as its reader may see it. Amounts are fen, or ten-thousandths of a count."""

    period: Period
    posted_at: datetime
    party: Party | None
    """Nobody in particular: the district's pool."""
    origin: str | None
    host: str | None
    project: str | None
    """Its name; nothing when the project is out of the reader's sight."""
    metric: Metric
    kind: EntryKind
    basis: TermsBasis
    since: date | None
    share: int
    cumulative_before: int
    cumulative_after: int
    credited_before: int
    credited_after: int
    amount: int
    takes_remainder: bool
    decided: bool
    """Whether a decided dispute moved it."""
    disputed: bool
    """Whether an open dispute freezes it: within the total, out of rankings."""

    @property
    def is_rounded_share(self) -> bool:
        """Whether what is due is the cumulative fact × the share, rounded; a host that shares has what others leave."""
        return self.share == WHOLE_SHARE or not self.takes_remainder

    def explanation(self, language: Language) -> str:
        """Why the entry is what it is, in the words of the ledger."""
        return explain(
            Explained(
                metric=self.metric,
                kind=self.kind,
                basis=self.basis,
                since=self.since,
                amount=self.amount,
                share=self.share,
                cumulative_before=self.cumulative_before,
                cumulative_after=self.cumulative_after,
                credited_before=self.credited_before,
                credited_after=self.credited_after,
                takes_remainder=self.takes_remainder,
                decided=self.decided,
            ),
            language,
        )


@dataclass(frozen=True, slots=True)
class Total:
    """What one party was credited of one metric in one month."""

    party: Party | None
    period: Period
    metric: Metric
    entries: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The credit that somebody may see of a range of months, and for whom it was made out."""

    tenant: str
    tenant_code: str
    first: Period
    last: Period
    of_one_party: bool
    of_one_project: bool
    lines: Sequence[Line]

    @property
    def only_party(self) -> Party | None:
        """The one party that was asked for, known by its entries: nothing tells whether there is one without any."""
        return self.lines[0].party if self.of_one_party and self.lines else None


def totals_of(lines: Iterable[Line]) -> list[Total]:
    """The lines added up by party, month and metric: parties by pinyin and the pool last, metrics as the schema's."""
    sums: dict[tuple[Party | None, Period, Metric], tuple[int, int]] = {}
    for line in lines:
        key = (line.party, line.period, line.metric)
        entries, amount = sums.get(key, (0, 0))
        sums[key] = (entries + 1, amount + line.amount)
    totals = [Total(*key, entries, amount) for key, (entries, amount) in sums.items()]
    return sorted(totals, key=_place)


def _place(total: Total) -> tuple[bool, str, str, Period, int]:
    party = total.party
    listed = ("", "") if party is None else (party.pinyin, party.code)
    return (party is None, *listed, total.period, _METRICS[total.metric])
