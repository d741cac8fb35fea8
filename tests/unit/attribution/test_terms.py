"""Who shares a project's credit: transfers, agreements, mergers, sites, disputes, and which terms a fact belongs to."""

from datetime import date
from uuid import UUID

import pytest

from zhaoshang.attribution.rules.terms import (
    DISTRICT_POOL,
    ORIGIN_SHARE,
    WHOLE_SHARE,
    Share,
    Terms,
    agreed_terms,
    decided_terms,
    first_terms,
    in_force,
    inherited_terms,
    joint_terms,
    next_terms,
    origin_party,
    refuse_shares,
    site_terms,
    succeeded_terms,
    succession,
    terms_for,
    terms_of_correction,
)
from zhaoshang.values.metric import Metric
from zhaoshang.values.refusal import Refusal

A, B, C, D = (UUID(int=number) for number in range(1, 5))
MARCH, JUNE, AUGUST = date(2026, 3, 10), date(2026, 6, 10), date(2026, 8, 10)


def key(number: int) -> UUID:
    return UUID(int=1_000 + number)


FIRST = first_terms(A, key=key(0))
AT_B = next_terms(FIRST, B, MARCH, key=key(1))
AT_C = next_terms(AT_B, C, JUNE, key=key(2))


def test_the_usual_rule_is_three_to_seven() -> None:
    assert (ORIGIN_SHARE, WHOLE_SHARE) == (3_000, 10_000)
    assert AT_B.others == (Share(A, 3_000),)
    assert AT_B.host_share == Share(B, 7_000)


def test_before_any_push_the_project_is_wholly_its_hosts() -> None:
    assert (FIRST.host, FIRST.origin, FIRST.others) == (A, A, ())
    assert terms_for(date(1999, 1, 1), [FIRST], Metric.TAX) == FIRST


def test_after_a_second_transfer_the_first_pusher_and_the_final_host_share() -> None:
    assert (AT_C.origin, AT_C.host, AT_C.others) == (A, C, (Share(A, 3_000),))
    assert B not in {AT_C.host, *(share.party for share in AT_C.others)}


def test_a_project_that_comes_back_to_its_origin_is_not_split() -> None:
    back = next_terms(AT_C, A, AUGUST, key=key(3))

    assert (back.host, back.others) == (A, ())
    assert next_terms(back, D, AUGUST, key=key(4)).others == (Share(A, 3_000),)


def test_a_share_of_nothing_is_no_split() -> None:
    assert next_terms(FIRST, B, MARCH, key=key(1), share=0).others == ()


@pytest.mark.parametrize(
    ("is_department", "has_target", "party"),
    [(False, False, A), (False, True, A), (True, True, A), (True, False, DISTRICT_POOL)],
)
def test_a_departments_share_goes_to_its_own_target_or_to_the_pool(
    is_department: bool,  # noqa: FBT001  a column of the table
    has_target: bool,  # noqa: FBT001  a column of the table
    party: UUID,
) -> None:
    found = origin_party(A, is_department=is_department, has_target=has_target)
    terms = next_terms(FIRST, B, MARCH, key=key(1), party=found)

    assert found == party
    assert (terms.origin, terms.others, terms.host_share) == (A, (Share(party, 3_000),), Share(B, 7_000))


@pytest.mark.parametrize(
    ("day", "host"),
    [
        (date(2026, 3, 9), A),
        (date(2026, 3, 10), B),
        (date(2026, 6, 9), B),
        (date(2026, 6, 10), C),
        (date(2030, 1, 1), C),
    ],
)
def test_a_fact_belongs_to_the_parties_of_its_payment_date(day: date, host: UUID) -> None:
    terms = terms_for(day, [FIRST, AT_B, AT_C], Metric.TAX)

    assert terms is not None
    assert terms.host == host


def test_before_the_first_terms_a_fact_has_none() -> None:
    assert terms_for(date(2026, 3, 9), [AT_B, AT_C], Metric.TAX) is None
    assert terms_for(date(2026, 3, 9), [], Metric.TAX) is None


def test_of_two_acceptances_on_one_day_the_later_counts() -> None:
    at_once = next_terms(AT_B, C, MARCH, key=key(2))

    assert terms_for(MARCH, [FIRST, AT_B, at_once], Metric.TAX) == at_once


def test_an_agreement_about_past_months_does_not_reach_beyond_the_next_acceptance() -> None:
    agreed = agreed_terms(AT_B, Share(B, 5_000), (Share(A, 5_000),), date(2026, 5, 1), key=key(3))
    assert isinstance(agreed, Terms)
    history = [FIRST, AT_B, AT_C, agreed]

    assert terms_for(date(2026, 4, 30), history, Metric.TAX) == AT_B
    assert terms_for(date(2026, 5, 1), history, Metric.TAX) == agreed
    assert terms_for(JUNE, history, Metric.TAX) == AT_C


def test_an_agreement_may_keep_the_intermediate_host() -> None:
    agreed = agreed_terms(AT_C, Share(C, 6_000), (Share(A, 3_000), Share(B, 1_000)), AUGUST, key=key(3))

    assert isinstance(agreed, Terms)
    assert (agreed.origin, agreed.host, agreed.since) == (A, C, AUGUST)
    assert agreed.others == (Share(A, 3_000), Share(B, 1_000))


@pytest.mark.parametrize(
    ("host", "others", "code"),
    [
        (Share(B, 5_000), (Share(A, 5_000),), None),
        (Share(B, 10_000), (), None),
        (Share(B, 1), (Share(A, 9_998), Share(C, 1)), None),
        (Share(B, 7_000), (Share(A, 2_999),), "SHARES_NOT_WHOLE"),
        (Share(B, 7_000), (Share(A, 3_001),), "SHARES_NOT_WHOLE"),
        (Share(B, 9_999), (), "SHARES_NOT_WHOLE"),
        (Share(B, 10_000), (Share(A, 0),), "SHARE_OUT_OF_RANGE"),
        (Share(B, 0), (Share(A, 10_000),), "SHARE_OUT_OF_RANGE"),
        (Share(B, 11_000), (Share(A, -1_000),), "SHARE_OUT_OF_RANGE"),
        (Share(B, 10_001), (), "SHARE_OUT_OF_RANGE"),
        (Share(B, 5_000), (Share(A, 2_500), Share(A, 2_500)), "SHARE_PARTY_TWICE"),
        (Share(B, 7_000), (Share(B, 3_000),), "SHARE_PARTY_TWICE"),
    ],
)
def test_an_agreements_shares_sum_to_exactly_one(host: Share, others: tuple[Share, ...], code: str | None) -> None:
    refused = refuse_shares(host, others)

    assert (refused.code if refused else None) == code
    assert refused is None or refused.path == ("shares",)
    assert isinstance(agreed_terms(AT_B, host, others, JUNE, key=key(3)), Refusal) == (code is not None)


def test_impossible_terms_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="SHARE_OUT_OF_RANGE"):
        next_terms(FIRST, B, MARCH, key=key(1), share=10_000)


def test_a_changed_ratio_does_not_reach_back_into_frozen_terms() -> None:
    after_the_change = next_terms(AT_B, C, JUNE, key=key(2), share=4_000)

    assert AT_B.others == (Share(A, 3_000),)
    assert after_the_change.others == (Share(A, 4_000),)
    assert terms_for(date(2026, 6, 9), [FIRST, AT_B, after_the_change], Metric.TAX) == AT_B


def test_a_second_phase_under_the_same_agreement_inherits_the_split() -> None:
    agreed = agreed_terms(AT_B, Share(B, 5_000), (Share(A, 5_000),), JUNE, key=key(3))
    assert isinstance(agreed, Terms)
    second = inherited_terms(agreed, AUGUST, key=key(4))

    assert (second.id, second.since, second.replaces) == (key(4), AUGUST, None)
    assert (second.origin, second.host, second.others) == (agreed.origin, agreed.host, agreed.others)


def test_a_second_phase_replaces_nothing_even_if_the_first_was_decided() -> None:
    decided = decided_terms(AT_B, D, B, (Share(D, 3_000),), key=key(3))

    assert inherited_terms(decided, AUGUST, key=key(4)).replaces is None


@pytest.mark.parametrize(
    ("party", "successor", "origin", "host", "others"),
    [
        (A, D, D, B, (Share(D, 3_000), Share(C, 1_000))),
        (B, D, A, D, (Share(A, 3_000), Share(C, 1_000))),
        (A, B, B, B, (Share(C, 1_000),)),
        (B, A, A, A, (Share(C, 1_000),)),
        (C, A, A, B, (Share(A, 4_000),)),
        (D, C, A, B, (Share(A, 3_000), Share(C, 1_000))),
    ],
)
def test_a_mergers_heir_takes_the_place_and_the_shares_of_what_was_merged(
    party: UUID, successor: UUID, origin: UUID, host: UUID, others: tuple[Share, ...]
) -> None:
    before = agreed_terms(AT_B, Share(B, 6_000), (Share(A, 3_000), Share(C, 1_000)), JUNE, key=key(3))
    assert isinstance(before, Terms)
    after = succeeded_terms(before, party, successor, AUGUST, key=key(4))

    assert (after.origin, after.host, after.others, after.since) == (origin, host, others, AUGUST)


def test_after_a_merger_the_heir_of_the_origin_is_the_origin() -> None:
    merged = succeeded_terms(AT_B, A, D, JUNE, key=key(3))

    assert next_terms(merged, C, AUGUST, key=key(4)).others == (Share(D, 3_000),)
    assert next_terms(merged, D, AUGUST, key=key(4)).others == ()


def sites(hosts: list[UUID], *, party: UUID | None = None, share: int = ORIGIN_SHARE) -> list[Terms]:
    """The terms of each site, the leading one's first."""
    lead = next_terms(FIRST, hosts[0], MARCH, key=key(1), party=party, share=share)
    return [lead, *(site_terms(lead, host, JUNE, key=key(10)) for host in hosts[1:])]


@pytest.mark.parametrize(
    ("hosts", "host", "others"),
    [
        ([B], Share(B, 7_000), (Share(A, 3_000),)),
        ([B, B, B], Share(B, 7_000), (Share(A, 3_000),)),
        ([B, C], Share(B, 3_500), (Share(A, 3_000), Share(C, 3_500))),
        ([B, C, D], Share(B, 2_334), (Share(A, 3_000), Share(C, 2_333), Share(D, 2_333))),
        ([B, C, B], Share(B, 4_667), (Share(A, 3_000), Share(C, 2_333))),
        ([B, A], Share(B, 3_500), (Share(A, 6_500),)),
        ([A, B], Share(A, 5_000), (Share(B, 5_000),)),
        ([A, A], Share(A, 10_000), ()),
    ],
)
def test_sites_share_one_count_in_equal_parts(hosts: list[UUID], host: Share, others: tuple[Share, ...]) -> None:
    terms = joint_terms(sites(hosts), JUNE, key=key(3))

    assert (terms.host_share, terms.others) == (host, others)


def test_sites_of_a_departments_project_leave_its_share_in_the_pool() -> None:
    terms = joint_terms(sites([B, C], party=DISTRICT_POOL, share=4_000), JUNE, key=key(3))

    assert (terms.host_share, terms.others) == (Share(B, 3_000), (Share(DISTRICT_POOL, 4_000), Share(C, 3_000)))


def test_a_site_at_the_origin_is_the_origins_own_even_if_its_share_goes_elsewhere() -> None:
    terms = joint_terms(sites([B, A], party=DISTRICT_POOL), JUNE, key=key(3))

    assert terms.host_share == Share(B, 3_500)
    assert set(terms.others) == {Share(DISTRICT_POOL, 1_500), Share(A, 5_000)}


def test_sites_without_a_split_share_among_the_hosts() -> None:
    assert joint_terms(sites([B, C], share=0), JUNE, key=key(3)).others == (Share(C, 5_000),)


def test_decided_terms_take_the_place_of_the_disputed_ones_and_of_no_others() -> None:
    decided = decided_terms(AT_B, D, B, (Share(D, 3_000),), key=key(3))
    again = decided_terms(decided, D, B, (Share(D, 2_000),), key=key(4))
    history = [FIRST, AT_B, AT_C, decided, again]

    assert (decided.since, decided.replaces, decided.origin) == (AT_B.since, AT_B.id, D)
    assert succession(history) == (FIRST, again, AT_C)
    assert terms_for(MARCH, history, Metric.TAX) == again
    assert terms_for(JUNE, history, Metric.TAX) == AT_C
    assert AT_B in history


def test_decided_terms_keep_their_turn_among_acceptances_of_one_day() -> None:
    at_once = next_terms(AT_B, C, MARCH, key=key(2))
    decided = decided_terms(AT_B, A, B, (), key=key(3))

    assert terms_for(MARCH, [FIRST, AT_B, at_once, decided], Metric.TAX) == at_once


def test_a_correction_follows_its_fact_not_its_own_day() -> None:
    decided = decided_terms(AT_B, A, B, (Share(A, 5_000),), key=key(3))
    again = decided_terms(decided, A, B, (Share(A, 2_000),), key=key(4))

    assert terms_of_correction(AT_B.id, [FIRST, AT_B, AT_C]) == AT_B
    assert terms_of_correction(AT_B.id, [FIRST, AT_B, AT_C, decided, again]) == again
    assert terms_of_correction(AT_C.id, [FIRST, AT_B, AT_C, decided, again]) == AT_C


def test_a_shared_count_is_credited_under_the_joint_terms_and_money_never() -> None:
    older, newer = (joint_terms([AT_C, site], date.min, key=key(at)) for at, site in ((50, AT_B), (51, FIRST)))
    history = [FIRST, AT_B, AT_C, older, newer]
    assert terms_for(MARCH, history, Metric.LANDED_PROJECTS) == newer
    assert terms_for(MARCH, history, Metric.TAX) == AT_B
    assert in_force(history) == AT_C
    assert in_force(history, counts_only=True) == newer


def test_what_a_decision_made_is_what_the_next_terms_follow() -> None:
    decided = decided_terms(AT_C, B, C, (Share(B, 5_000),), key=key(52))
    assert in_force([FIRST, AT_B, AT_C, decided]) == decided
