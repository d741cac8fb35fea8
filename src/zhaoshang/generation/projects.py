"""What happens in a district: firms come with projects, which advance, are pushed on, land or are lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from zhaoshang.demo.cast import MAJOR_FROM_FEN
from zhaoshang.demo.names import credit_code, job_title, person_name, phone
from zhaoshang.demo.seeded import Chance
from zhaoshang.generation import fields
from zhaoshang.generation.chance import Weighted
from zhaoshang.generation.figures import bring
from zhaoshang.generation.grounds import Grounds, Unit
from zhaoshang.generation.moments import DAY, FIRST, LAST, SECOND, Moment, day_number, day_of
from zhaoshang.generation.names import BRANDS, TRADES, Wording, firm_called, project_called
from zhaoshang.generation.telling import Told
from zhaoshang.projects.model import (
    MAIN_LINE,
    Channel,
    Company,
    CompanyParticipation,
    Contact,
    DayPrecision,
    FirstReport,
    FirstReportStatus,
    Part,
    Participation,
    Project,
    SearchGram,
    SiteBasis,
    Stage,
    StageChange,
)
from zhaoshang.transfers.model import OfferState, Transfer, TransferOffer, TransferState
from zhaoshang.values.industry import Industry

_STAGES: Final = Weighted(
    {
        Stage.LEAD: 38,
        Stage.NEGOTIATING: 32,
        Stage.IN_REVIEW: 5,
        Stage.SIGNED: 8,
        Stage.LANDED: 5,
        Stage.PRODUCING: 3,
        Stage.LOST: 9,
    }
)
_INDUSTRIES: Final = Weighted(dict(zip(Industry, (8, 5, 6, 4, 7, 3), strict=True)))
_CHANNELS: Final = Weighted(
    {fields.words(each.value): weight for each, weight in zip(Channel, (8, 6, 3, 2, 5, 3, 4, 1), strict=True)}
)
_SKIPPED: Final = frozenset({Stage.APPROVING, Stage.STARTED, Stage.BUILDING})
_LANDED: Final = frozenset({Stage.LANDED, Stage.PRODUCING})
_LONGEST_STEP: Final = 40 * DAY
_COMES_AGAIN: Final = 0.5
"""How often a project is the host's last firm's next one."""
_PUSHED_IN: Final = 40
"""One in so many was pushed on to another host."""
_CONTACT_IN: Final = 4

_MANY_YUAN: Final = (1_000_000, 900_000_000)
_REGION: Final = "120116"


@dataclass(slots=True)
class Firm:
    """A company as its host knows it, open for another project of it."""

    key: bytes
    host: Unit
    industry: Industry
    brand: str
    called: Wording
    since: Moment
    everybody: dict[bytes, None]
    """Who takes part in any of its projects so far, the host first."""


def happen(grounds: Grounds, projects: int, *, at_once: int) -> Iterator[int]:
    """Tell so many projects in the order of time; after each ``at_once``, how many that were.

    What was told until then may be taken from the sheets: nothing is told about it later, except firms that come again.
    """
    naming, firms = Chance(projects), dict[bytes, Firm]()
    step, told = (LAST - FIRST - 3 * DAY) // max(1, projects), 0
    for number in range(projects):
        _come(grounds, firms, naming, Moment((FIRST + step * number) // 1000 * 1000))
        told += 1
        if told == at_once:
            yield told
            told = 0
    for firm in firms.values():
        _close(grounds, naming, firm)
    yield told


def _come(grounds: Grounds, firms: dict[bytes, Firm], naming: Chance, at: Moment) -> None:
    luck = grounds.luck
    host, stage = luck.among(grounds.hosts), luck.among(_STAGES)
    firm = firms.get(host.key)
    if firm is None or luck.random() >= _COMES_AGAIN:
        if firm is not None:
            _close(grounds, naming, firm)
        firm = firms[host.key] = _found(grounds, naming, host, at)
    origin = _origin(grounds, host, stage)
    invested, builds = luck.spread(*_MANY_YUAN) * 100, luck.one_in(2)
    major, department = invested >= MAJOR_FROM_FEN, grounds.departments[firm.industry]
    parts = {host.key: int(Part.HOST)}
    if origin is not None:
        parts[origin.key] = int(Part.ORIGIN)
    if department is not None:
        parts[department.key] = int(Part.INDUSTRY)
    if major:
        parts[grounds.majors.key] = int(Part.MAJOR)
    for tenant in parts:
        firm.everybody[tenant] = None
    line = _line(stage, pushed=origin is not None)
    pause = min(_LONGEST_STEP, (LAST - at) // (len(line) + 1)) // SECOND * SECOND
    told = Told(
        key=luck.id_at(at),
        host=host,
        origin=origin,
        parts=parts,
        invested=invested,
        moments=[Moment(at + pause * place) for place in range(len(line))],
        line=line,
    )
    _write(grounds, told, firm, builds=builds, major=major, department=department)
    _advance(grounds, told)
    transfer = _push(grounds, told, firm, origin, builds=builds, major=major) if origin else fields.NULL
    if origin or stage in _LANDED:
        bring(grounds, told, transfer)


def _origin(grounds: Grounds, host: Unit, stage: Stage) -> Unit | None:
    """Who pushed it, of those few that were; a lead is not pushed on yet."""
    if stage in {Stage.LEAD, Stage.LOST} or not grounds.luck.one_in(_PUSHED_IN):
        return None
    origin = grounds.luck.among(grounds.hosts)
    return None if origin is host else origin


@cache
def _line(stage: Stage, *, pushed: bool) -> tuple[Stage, ...]:
    """Every stage it went through; what was lost had been negotiated, what was pushed waited in the pool."""
    way = MAIN_LINE[: MAIN_LINE.index(stage) + 1] if stage in MAIN_LINE else (*MAIN_LINE[:2], stage)
    moved = (Stage.NEGOTIATING, Stage.IN_POOL, Stage.NEGOTIATING) if pushed else (Stage.NEGOTIATING,)
    return tuple(each for one in way if one not in _SKIPPED for each in (moved if one is Stage.NEGOTIATING else (one,)))


def _found(grounds: Grounds, naming: Chance, host: Unit, at: Moment) -> Firm:
    luck = grounds.luck
    industry, brand = luck.among(_INDUSTRIES), luck.pick(BRANDS)
    called = firm_called(brand, luck.pick(TRADES[industry]))
    firm = Firm(luck.id_at(at), host, industry, brand, called, at, {host.key: None})
    if luck.one_in(_CONTACT_IN):
        told = (person_name(naming), job_title(naming), phone(naming))
        grounds.sheets.add(
            Contact,
            *(grounds.number, luck.id_at(at), host.key, firm.key, *map(fields.words, told)),
            *(fields.moment(at), _ONE),
        )
    return firm


def _close(grounds: Grounds, naming: Chance, firm: Firm) -> None:
    """Write a firm when all who take part in its projects are known."""
    luck, since = grounds.luck, fields.moment(firm.since)
    others = sorted(firm.everybody)
    others.remove(firm.host.key)
    code = fields.words(credit_code(naming, _REGION)) if luck.one_in(2) else fields.NULL
    grounds.sheets.add(
        Company,
        *(grounds.number, firm.key, firm.host.key, fields.keys(others), firm.called.name, firm.called.normal, code),
        *(since, since, _ONE),
    )
    head = grounds.number + luck.head_at(firm.since)
    grounds.sheets.add_each(CompanyParticipation, head, luck.tails, firm.everybody, firm.key + since)


def _write(  # noqa: PLR0913  the columns that follow from nothing else
    grounds: Grounds, told: Told, firm: Firm, *, builds: bool, major: bool, department: Unit | None
) -> None:
    luck, district = grounds.luck, grounds.number
    at, updated, invested = fields.moment(told.moments[0]), fields.moment(told.moments[-1]), fields.int8(told.invested)
    called = project_called(luck, firm.brand, firm.industry)
    acting = told.origin or told.host
    grounds.sheets.add(
        Project,
        *(district, told.key, told.host.key, told.shared_without(told.host), firm.key),
        *(told.origin.key if told.origin else fields.NULL, department.key if department else fields.NULL),
        *(
            called.name,
            called.normal,
            _INDUSTRY_WORDS[firm.industry],
            luck.among(_CHANNELS),
            _STAGE_WORDS[told.line[-1]],
        ),
        *(invested, fields.YES, fields.boolean(luck.one_in(5)), fields.boolean(major), fields.boolean(builds)),
        *(fields.boolean(builds), fields.NO, fields.day_numbered(day_number(told.moments[0])), _BY_DAY),
        *_place(told, builds=builds),
        *(_LOST if told.line[-1] is Stage.LOST else fields.NULL, fields.NO, acting.clerk),
        *(at, updated, fields.int4(len(told.line))),
    )
    head = district + luck.head_at(told.moments[0])
    sorting = at + updated + invested
    parts = [tenant + told.key + fields.int4(bits) for tenant, bits in told.parts.items()]
    grounds.sheets.add_each(Participation, head, luck.tails, parts, sorting)
    grams = called.grams | firm.called.grams
    grounds.sheets.add_each(SearchGram, head, luck.tails, sorted(grams), told.key)
    grounds.reports += 1
    grounds.sheets.add(
        FirstReport,
        *(district, luck.id_at(told.moments[0]), acting.key, told.key, fields.words(f"SB{grounds.reports:08d}")),
        *(at, acting.clerk, _VALID, _ONE),
    )


def _place(told: Told, *, builds: bool) -> tuple[bytes, bytes, bytes, bytes]:
    """Where it stands and how it is registered, once it landed (domain §2)."""
    landed = told.reached(Stage.LANDED)
    if landed is None:
        return (fields.NULL,) * 4
    basis = SiteBasis.LAND if builds else SiteBasis.LEASE
    number = int.from_bytes(told.key[-4:], "big") % 100_000_000
    return (
        fields.day_numbered(day_number(landed) - 5),
        fields.words(f"1201{number:08d}"),
        fields.words(basis.value),
        fields.words(f"{day_of(landed).year}-{number % 1000:03d}号"),
    )


def _advance(grounds: Grounds, told: Told) -> None:
    before, acting = fields.NULL, told.origin or told.host
    for stage, at in zip(told.line, told.moments, strict=True):
        if before == _IN_POOL:  # given to its new host
            acting = told.host
        entered = _STAGE_WORDS[stage]
        grounds.sheets.add(
            StageChange,
            *(grounds.number, grounds.luck.id_at(at), acting.key, told.shared_without(acting), told.key),
            *(before, entered, fields.moment(at), acting.clerk),
        )
        before = entered


def _push(  # noqa: PLR0913  what candidates are told
    grounds: Grounds, told: Told, firm: Firm, origin: Unit, *, builds: bool, major: bool
) -> bytes:
    """The push that brought it to its host, and the offer that was accepted."""
    luck, number = grounds.luck, grounds.number
    place = told.line.index(Stage.IN_POOL)
    into, out = told.moments[place], told.moments[place + 1]
    transfer, clerk = luck.id_at(into), grounds.coordination.clerk
    asked, accepted = fields.moment(into), fields.moment(told.accepted)
    summary, industry = fields.words("企业拟新增产线，需现成厂房。"), _INDUSTRY_WORDS[firm.industry]
    grounds.sheets.add(
        Transfer,
        *(number, transfer, origin.key, told.key, fields.words(TransferState.ASSIGNED.value)),
        *(fields.words("本区域已无符合要求的载体。"), summary, industry, asked, origin.clerk, asked, clerk),
        *(fields.moment(out), clerk, told.host.key, accepted, fields.int4(3)),
    )
    grounds.sheets.add(
        TransferOffer,
        *(number, luck.id_at(into), told.host.key, transfer, fields.words(OfferState.ASSIGNED.value), summary),
        *(industry, fields.boolean(builds), fields.boolean(major), asked, clerk, fields.moment(Moment(out + SECOND))),
        *(accepted, told.host.clerk, fields.int4(2)),
    )
    return transfer


_ONE: Final = fields.int4(1)
_INDUSTRY_WORDS: Final = {industry: fields.words(industry.value) for industry in Industry}
_BY_DAY: Final = fields.words(DayPrecision.DAY.value)
_LOST: Final = fields.words("投资方另选他址")
_VALID: Final = fields.words(FirstReportStatus.VALID.value)
_STAGE_WORDS: Final = {stage: fields.words(stage.value) for stage in Stage}
_IN_POOL: Final = _STAGE_WORDS[Stage.IN_POOL]
