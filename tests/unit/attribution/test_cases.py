"""What may be disputed, agreed and linked: tables of cases (domain §4, rules 6 to 8)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest

from zhaoshang.attribution.model import AgreementState, DisputeState, LinkKind, TermsBasis
from zhaoshang.attribution.rules.cases import (
    DISPUTE_DAYS,
    refuse_agreement_closing,
    refuse_approval,
    refuse_dispute_closing,
    refuse_link,
    refuse_new_terms,
    refuse_raising,
    refuse_start,
    split,
)
from zhaoshang.attribution.rules.terms import DISTRICT_POOL, Share, Terms, first_terms, next_terms
from zhaoshang.values.refusal import Refusal

ORIGIN, HOST, THIRD, OFFICE = (UUID(int=number) for number in range(1, 5))
JULY = date(2026, 7, 31)
FIRST = first_terms(ORIGIN, key=UUID(int=100))
TERMS = next_terms(FIRST, HOST, date(2026, 6, 30), key=UUID(int=101))


def code(refused: Refusal | None) -> str | None:
    return None if refused is None else refused.code


def shares(**parts: int) -> tuple[Share, ...]:
    units = {"origin": ORIGIN, "host": HOST, "third": THIRD, "office": OFFICE, "pool": DISTRICT_POOL}
    return tuple(Share(units[unit], part) for unit, part in parts.items())


@pytest.mark.parametrize(
    ("basis", "earlier", "expected"),
    [
        (TermsBasis.RULE, [], None),
        (TermsBasis.FIRST_HOST, [], None),
        (TermsBasis.AGREEMENT, [], None),
        (TermsBasis.DECISION, [], "TERMS_FINAL"),
        (TermsBasis.RULE, [(HOST, DisputeState.UPHELD)], "TERMS_FINAL"),
        (TermsBasis.RULE, [(HOST, DisputeState.OPEN)], "ALREADY_DISPUTED"),
        (TermsBasis.RULE, [(ORIGIN, DisputeState.REJECTED)], "ALREADY_DISPUTED"),
        (TermsBasis.RULE, [(HOST, DisputeState.REJECTED)], None),
        (TermsBasis.RULE, [(ORIGIN, DisputeState.WITHDRAWN), (HOST, DisputeState.WITHDRAWN)], None),
        (TermsBasis.RULE, [(HOST, DisputeState.REJECTED), (THIRD, DisputeState.OPEN)], "ALREADY_DISPUTED"),
    ],
)
def test_terms_are_disputed_by_one_at_a_time_and_what_was_decided_is_final(
    basis: TermsBasis, earlier: list[tuple[UUID, DisputeState]], expected: str | None
) -> None:
    assert code(refuse_raising(basis, ORIGIN, earlier, None, window=DISPUTE_DAYS, overrides={}, today=JULY)) == expected


@pytest.mark.parametrize(
    ("credited", "window", "overrides", "today", "until"),
    [
        # Friday 31 July: the tenth working day is Friday 14 August, counted to its end.
        (JULY, 10, {}, date(2026, 8, 14), None),
        (JULY, 10, {}, date(2026, 8, 15), "2026-08-14"),
        # Over the holidays: Tuesday 29 September, ten working days, 1 to 7 October off, Saturday the 10th worked.
        (date(2026, 9, 29), 10, {}, date(2026, 10, 19), None),
        (date(2026, 9, 29), 10, {}, date(2026, 10, 20), "2026-10-19"),
        (JULY, 1, {}, date(2026, 8, 3), None),
        (JULY, 1, {}, date(2026, 8, 4), "2026-08-03"),
        (None, 10, {}, date(2030, 1, 2), None),
        # The district works Saturday 8 August, or closes the make-up Saturday after the holidays.
        (JULY, 10, {date(2026, 8, 8): True}, date(2026, 8, 13), None),
        (JULY, 10, {date(2026, 8, 8): True}, date(2026, 8, 14), "2026-08-13"),
        (date(2026, 9, 29), 10, {date(2026, 10, 10): False}, date(2026, 10, 20), None),
        (date(2026, 9, 29), 10, {date(2026, 10, 10): False}, date(2026, 10, 21), "2026-10-20"),
    ],
)
def test_the_time_to_dispute_is_in_working_days_from_the_first_credit(
    credited: date | None, window: int, overrides: Mapping[date, bool], today: date, until: str | None
) -> None:
    refused = refuse_raising(TermsBasis.RULE, ORIGIN, [], credited, window=window, overrides=overrides, today=today)
    assert code(refused) == ("DISPUTE_LATE" if until else None)
    assert refused is None or dict(refused.facts) == {"until": until}


@pytest.mark.parametrize("state", DisputeState)
def test_a_dispute_ends_once(state: DisputeState) -> None:
    assert code(refuse_dispute_closing(state)) == (None if state is DisputeState.OPEN else "DISPUTE_DECIDED")


@pytest.mark.parametrize("state", AgreementState)
def test_an_agreement_ends_once(state: AgreementState) -> None:
    assert code(refuse_agreement_closing(state)) == (None if state is AgreementState.PROPOSED else "AGREEMENT_DECIDED")


@pytest.mark.parametrize(
    ("named", "origin", "expected"),
    [
        (shares(host=5_000, origin=5_000), None, None),
        (shares(origin=5_000, host=5_000), None, None),
        (shares(host=10_000), None, None),
        (shares(host=5_000, third=5_000), None, None),
        (shares(host=5_000, pool=5_000), None, None),
        (shares(host=7_000, third=3_000), THIRD, None),
        # The same shares, of another origin, are other terms.
        (shares(host=7_000, origin=3_000), THIRD, None),
        (shares(host=5_000, origin=5_000), ORIGIN, None),
        ((), None, "HOST_WITHOUT_SHARE"),
        (shares(origin=10_000), None, "HOST_WITHOUT_SHARE"),
        (shares(host=5_000, origin=2_500) + shares(origin=2_500), None, "SHARE_PARTY_TWICE"),
        (shares(host=5_000, origin=5_000) + shares(host=2_000), None, "SHARE_PARTY_TWICE"),
        (shares(host=3_500) * 2 + shares(origin=3_000), None, "SHARE_PARTY_TWICE"),
        (shares(host=5_000, pool=2_500) + shares(pool=2_500), None, "SHARE_PARTY_TWICE"),
        (shares(host=10_000, origin=0), None, "SHARE_OUT_OF_RANGE"),
        (shares(host=10_001, origin=-1), None, "SHARE_OUT_OF_RANGE"),
        (shares(host=5_000, origin=4_999), None, "SHARES_NOT_WHOLE"),
        (shares(host=5_000, office=5_000), None, "PARTY_INVALID"),
        (shares(host=5_000, origin=5_000), OFFICE, "PARTY_INVALID"),
        # The pool is a line of the ledger; it pushed nothing.
        (shares(host=5_000, origin=5_000), DISTRICT_POOL, "PARTY_INVALID"),
        (shares(host=7_000, origin=3_000), None, "TERMS_UNCHANGED"),
        (shares(origin=3_000, host=7_000), ORIGIN, "TERMS_UNCHANGED"),
    ],
)
def test_new_terms_name_everybody_once_and_leave_nothing_over(
    named: tuple[Share, ...], origin: UUID | None, expected: str | None
) -> None:
    refused = refuse_new_terms(TERMS, named, {HOST, ORIGIN, THIRD}, origin=origin)
    assert code(refused) == expected
    assert refused is None or refused.path in (("shares",), ("origin",))


def test_a_department_that_pushed_is_no_party_its_share_is_the_pools() -> None:
    pooled = next_terms(FIRST, HOST, date(2026, 6, 30), key=UUID(int=102), party=DISTRICT_POOL)
    assert code(refuse_new_terms(pooled, shares(host=6_000, origin=4_000), {HOST, THIRD})) == "PARTY_INVALID"
    assert refuse_new_terms(pooled, shares(host=6_000, pool=4_000), {HOST, THIRD}) is None
    assert refuse_new_terms(pooled, shares(host=6_000, pool=4_000), {HOST, THIRD}, origin=ORIGIN) is None


def test_who_shares_today_may_stay_although_it_hosts_nothing_any_more() -> None:
    closed = shares(host=6_000, origin=4_000)
    assert refuse_new_terms(TERMS, closed, set()) is None
    assert code(refuse_new_terms(TERMS, shares(host=6_000, third=4_000), set())) == "PARTY_INVALID"


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(1990, 1, 1), None),
        (date(1989, 12, 31), "DATE_OUT_OF_RANGE"),
        (date(2036, 12, 31), None),
        (date(2037, 1, 1), "DATE_OUT_OF_RANGE"),
        (date.min, "DATE_OUT_OF_RANGE"),
        (date.max, "DATE_OUT_OF_RANGE"),
    ],
)
def test_an_agreement_begins_on_a_day_that_people_mean(since: date, expected: str | None) -> None:
    refused = refuse_start(since, JULY)
    assert code(refused) == expected
    assert refused is None or dict(refused.facts) == {"earliest": "1990-01-01", "latest": "2036-12-31"}


def test_the_hosts_share_is_told_from_the_others() -> None:
    assert split(HOST, shares(origin=3_000, host=7_000)) == (Share(HOST, 7_000), shares(origin=3_000))
    assert split(HOST, shares(origin=10_000)) == (None, shares(origin=10_000))


@pytest.mark.parametrize(
    ("replaced", "waiting", "disputed", "expected"),
    [
        (TERMS.id, 0, False, None),
        (TERMS.id, 2, False, "PARTIES_NOT_AGREED"),
        (FIRST.id, 0, False, "TERMS_NOT_IN_FORCE"),
        (TERMS.id, 0, True, "TERMS_DISPUTED"),
        (FIRST.id, 1, True, "PARTIES_NOT_AGREED"),
    ],
)
def test_an_agreement_is_approved_when_all_agreed_about_terms_in_force_and_undisputed(
    replaced: UUID,
    waiting: int,
    disputed: bool,  # noqa: FBT001  a column of the table
    expected: str | None,
) -> None:
    assert code(refuse_approval(TERMS, replaced, waiting=waiting, disputed=disputed)) == expected


@pytest.mark.parametrize(
    ("kind", "project", "given", "expected"),
    [
        (LinkKind.SITE, FIRST, {}, None),
        (LinkKind.SITE, FIRST, {"linked": True}, "ALREADY_LINKED"),
        (LinkKind.SITE, TERMS, {}, "ALREADY_SPLIT"),
        (LinkKind.SITE, next_terms(TERMS, ORIGIN, JULY, key=UUID(int=102)), {}, "ALREADY_SPLIT"),
        (LinkKind.SITE, FIRST, {"landed": False}, "PROJECT_NOT_LANDED"),
        (LinkKind.SITE, FIRST, {"counted": True}, "ALREADY_COUNTED"),
        (LinkKind.SECOND_PHASE, FIRST, {}, "PHASE_HOST_DIFFERS"),
        (LinkKind.SECOND_PHASE, first_terms(HOST, key=UUID(int=103)), {}, None),
        # A second phase is a project of its own: it may be counted, or not have landed yet.
        (LinkKind.SECOND_PHASE, first_terms(HOST, key=UUID(int=103)), {"landed": False, "counted": True}, None),
        (LinkKind.SECOND_PHASE, first_terms(HOST, key=UUID(int=103)), {"linked": True}, "ALREADY_LINKED"),
    ],
)
def test_who_may_follow_whom(kind: LinkKind, project: Terms, given: dict[str, bool], expected: str | None) -> None:
    known = {"linked": False, "landed": True, "counted": False} | given
    assert code(refuse_link(kind, project, TERMS, **known)) == expected
