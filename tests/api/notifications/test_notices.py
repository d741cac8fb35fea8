"""Notices over GraphQL: each their own, read, counted, marked; and every refusal's code."""

from datetime import timedelta

from tests.support.graphql import Graphql
from tests.support.notifications import a_notice, delivered, staffed
from tests.support.projects import NOW, Hall
from tests.support.tenancy import nothing_happens
from tests.support.transfers import push
from zhaoshang.notifications.api.digests import DigestPreferenceSetErrorCode
from zhaoshang.notifications.api.notices import (
    NoticeMarkAllReadErrorCode,
    NoticeMarkReadErrorCode,
    NoticePreferenceSetErrorCode,
)
from zhaoshang.notifications.rules import MOST_IDS
from zhaoshang.values.ids import global_id, new_id

MINE = """query($filter: NoticeFilter) { myNotices(filter: $filter) { totalCount nodes { id kind subjectId at readAt
    unit { code } } } myNoticeCounts(filter: $filter) { told unread kind } }"""
MARK = "mutation($ids: [ID!]!) { noticeMarkRead(input: {ids: $ids}) { marked errors { code message path } } }"
ALL = """mutation { noticeMarkAllRead(input: {upTo: "2026-07-01T00:00:00Z"}) { marked errors { code message } } }"""
PREFER = """mutation($input: NoticePreferenceSetInput!) { noticePreferenceSet(input: $input) {
    preference { kind inApp inDigest version setAt } errors { code path } } }"""
DIGEST = """mutation($input: DigestPreferenceSetInput!) { digestPreferenceSet(input: $input) {
    preference { wanted language version } errors { code path } } }"""


async def test_a_notice_leads_to_its_subject(hall: Hall, client: Graphql) -> None:
    await staffed(hall)
    started = await push(hall, await hall.create())
    await delivered(hall)

    found = (await client.as_("officer@hezuo").run(MINE)).data
    (notice,) = found["myNotices"]["nodes"]
    assert (notice["kind"], notice["subjectId"], notice["readAt"], notice["unit"]) == (
        "TRANSFER_PROPOSED",
        global_id("Transfer", started.transfer),
        None,
        {"code": "hezuo"},
    )
    assert found["myNoticeCounts"] == [{"told": 1, "unread": 1, "kind": None}]
    opened = await client.as_("officer@hezuo").run(
        "query($id: ID!) { node(id: $id) { ... on Transfer { state } } }", {"id": notice["subjectId"]}
    )
    assert opened.data["node"] == {"state": "PROPOSED"}


async def test_notices_are_one_s_own_the_newest_first(hall: Hall, client: Graphql) -> None:
    old = await a_notice(hall, "officer@huaming", read_at=NOW)
    new = await a_notice(hall, "officer@huaming", at=NOW + timedelta(days=1), kind="FACT_RETURNED")
    theirs = await a_notice(hall, "director@huaming")
    officer = client.as_("officer@huaming")

    async def listed(**entries: object) -> list[str]:
        answer = await officer.run(MINE, {"filter": entries})
        return [node["id"] for node in answer.data["myNotices"]["nodes"]]

    assert await listed() == [global_id("Notice", new), global_id("Notice", old)]
    assert await listed(unread=True) == [global_id("Notice", new)]
    assert await listed(unread=False) == [global_id("Notice", old)]
    assert await listed(kind=["FACT_RETURNED"]) == [global_id("Notice", new)]
    query = "query($id: ID!) { notice(id: $id) { kind } }"
    for key in (theirs, new_id()):
        assert (await officer.run(query, {"id": global_id("Notice", key)})).data == {"notice": None}


async def test_marking_and_its_codes(hall: Hall, client: Graphql) -> None:
    key = global_id("Notice", await a_notice(hall, "officer@huaming"))
    strange = global_id("Notice", await a_notice(hall, "director@huaming"))
    officer = client.as_("officer@huaming")
    told: set[str] = set()

    async def marked(*ids: str, who: str = "officer@huaming") -> tuple[int | None, list[str]]:
        answered = (await client.as_(who).run(MARK, {"ids": list(ids)})).data["noticeMarkRead"]
        told.update(each["code"] for each in answered["errors"])
        return answered["marked"], [each["code"] for each in answered["errors"]]

    async with nothing_happens(hall.owner):
        assert await marked(key, strange) == (None, ["NOT_FOUND"])
        assert await marked(*[key] * (MOST_IDS + 1)) == (None, ["NOTICES_TOO_MANY"])
        assert await marked(key, who="system_admin@hezuo") == (None, ["FORBIDDEN"])
    assert await marked(key) == (1, [])
    assert told | {"IDEMPOTENCY_KEY_REUSED"} == {each.name for each in NoticeMarkReadErrorCode}

    await a_notice(hall, "officer@huaming")
    assert (await officer.run(ALL)).data["noticeMarkAllRead"] == {"marked": 1, "errors": []}
    (refused,) = (await client.as_("system_admin@hezuo").run(ALL)).data["noticeMarkAllRead"]["errors"]
    assert refused["code"] == "FORBIDDEN"
    assert {each.name for each in NoticeMarkAllReadErrorCode} == {"FORBIDDEN", "IDEMPOTENCY_KEY_REUSED"}


async def test_preferences_and_their_codes(hall: Hall, client: Graphql) -> None:
    officer = client.as_("officer@hezuo")
    entry = {"kind": "TRANSFER_PROPOSED", "inApp": False}
    said = (await officer.run(PREFER, {"input": entry})).data["noticePreferenceSet"]
    assert said["errors"] == []
    assert (said["preference"]["kind"], said["preference"]["inApp"], said["preference"]["version"]) == (
        "TRANSFER_PROPOSED",
        False,
        1,
    )
    async with nothing_happens(hall.owner):
        again = (await officer.run(PREFER, {"input": entry})).data["noticePreferenceSet"]
        assert again == {"preference": None, "errors": [{"code": "CONFLICT", "path": ["expectedVersion"]}]}
        refused = (await client.as_("system_admin@hezuo").run(PREFER, {"input": entry})).data["noticePreferenceSet"]
        assert refused["errors"] == [{"code": "FORBIDDEN", "path": []}]
    listed = await officer.run("{ notices: noticePreferences { nodes { kind inApp } } }")
    assert listed.data["notices"]["nodes"] == [entry]
    assert (await client.as_("director@hezuo").run("{ noticePreferences { totalCount } }")).data == {
        "noticePreferences": {"totalCount": 0}
    }
    assert {each.name for each in NoticePreferenceSetErrorCode} == {"CONFLICT", "FORBIDDEN", "IDEMPOTENCY_KEY_REUSED"}


async def test_what_the_digest_counts_is_said_with_a_kind(client: Graphql) -> None:
    officer = client.as_("officer@hezuo")
    entry = {"kind": "TRANSFER_PROPOSED", "inApp": True}
    for more, expected in (({}, True), ({"inDigest": False, "expectedVersion": 1}, False)):
        said = (await officer.run(PREFER, {"input": {**entry, **more}})).data["noticePreferenceSet"]
        assert said["preference"]["inDigest"] is expected


async def test_the_digest_and_its_codes(hall: Hall, client: Graphql) -> None:
    officer, asked = client.as_("officer@hezuo"), "{ digestPreference { wanted language version } }"
    assert (await officer.run(asked)).data == {"digestPreference": None}
    entry = {"wanted": False, "language": "EN"}
    said = (await officer.run(DIGEST, {"input": entry})).data["digestPreferenceSet"]
    assert said == {"preference": {**entry, "version": 1}, "errors": []}
    assert (await officer.run(asked)).data == {"digestPreference": {**entry, "version": 1}}
    assert (await client.as_("director@hezuo").run(asked)).data == {"digestPreference": None}
    async with nothing_happens(hall.owner):
        again = (await officer.run(DIGEST, {"input": entry})).data["digestPreferenceSet"]
        assert again == {"preference": None, "errors": [{"code": "CONFLICT", "path": ["expectedVersion"]}]}
        refused = (await client.as_("system_admin@hezuo").run(DIGEST, {"input": entry})).data["digestPreferenceSet"]
        assert refused["errors"] == [{"code": "FORBIDDEN", "path": []}]
    assert {each.name for each in DigestPreferenceSetErrorCode} == {"CONFLICT", "FORBIDDEN", "IDEMPOTENCY_KEY_REUSED"}
