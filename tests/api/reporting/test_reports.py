"""Monthly reports over GraphQL: a walk as each of its people sees it, lists, filters, and the overview of a year."""

from typing import Any

from tests.support.desk import Desk, unit
from tests.support.projects import Hall
from tests.support.reporting import (
    BUREAU,
    CHECKER,
    JUNE,
    STATISTICIAN,
    begins,
    explain,
    give_back,
    open_months,
    recorded,
    report_of,
    settled,
    submitted,
    without,
)
from tests.support.statistics import entered, landed, verified
from zhaoshang.values.ids import global_id
from zhaoshang.values.metric import Metric

LINE = """metric figures verifiedAmount verifiedCount corrections correctedAmount correctedCount lateFigures lateAmount
    lateCount totalAmount totalCount waitingFigures waitingAmount waitingCount returnedFigures creditedAmount
    creditedCount adjustedAmount adjustedCount zero remark differenceAmount differenceCount
    bureau { amount count number isUnexplained explanations { reason by { name } tenant { code } } }"""
REPORT = f"""id tenant {{ code }} period state round readyAt dueAt isOverdue isOutdated hasUnexplained submittedAt
    submittedBy {{ name }} verifyBy decidedAt decidedBy {{ name }} returnReason firstReports signed landed version
    lines {{ {LINE} }} reported {{ number lines {{ {LINE} }} }}
    rounds {{ id number firstReports signed landed submittedAt submittedBy {{ name }} lines {{ metric totalAmount }} }}
    steps {{ nodes {{ id action round at by {{ name }} tenant {{ code }} reason }} }}"""
OF = f"query($t: ID!, $p: String!) {{ monthlyReportOf(tenant: $t, period: $p) {{ {REPORT} }} }}"
ONE = f"query($id: ID!) {{ monthlyReport(id: $id) {{ {REPORT} }} }}"
LIST = """query($filter: MonthlyReportFilter, $order: MonthlyReportOrder) {
    monthlyReports(filter: $filter, orderBy: $order) { totalCount nodes { tenant { code } period } } }"""
COUNT = """query($by: [MonthlyReportGroup!], $filter: MonthlyReportFilter) {
    monthlyReportOverview(groupBy: $by, filter: $filter) { tenant { code } period state count verified overdue late
      outdated unexplained } }"""
FIGURES = """query($filter: BureauFigureFilter) { bureauFigures(filter: $filter) { totalCount nodes { id tenant { code }
    bureau { code } period metric amount count number inForce reason reportedAmount reportedCount differenceAmount
    differenceCount isUnexplained recordedAt recordedBy { name } } } }"""
ALL = ("director@hezuo", "viewer@ducha", "viewer@qld", "viewer@tjj")
"""They read all of it."""


async def of(desk: Desk, persona: str, code: str = "huaming", period: str = JUNE) -> Any:
    return (await desk.ask(persona, OF, t=unit(code), p=period))["monthlyReportOf"]


async def listed(desk: Desk, persona: str, order: str | None = None, **filters: Any) -> list[str]:
    given = {"filter": filters, "order": None if order is None else {"field": order, "direction": "ASC"}}
    found = (await desk.ask(persona, LIST, **given))["monthlyReports"]
    assert found["totalCount"] == len(found["nodes"])
    return [f"{each['tenant']['code']} {each['period']}" for each in found["nodes"]]


async def figures(desk: Desk, persona: str, **filters: Any) -> list[Any]:
    found: list[Any] = (await desk.ask(persona, FIGURES, filter=filters))["bureauFigures"]["nodes"]
    return found


async def test_a_draft_shows_the_month_as_it_comes_along_and_submitting_freezes_it(hall: Hall, desk: Desk) -> None:
    key = await hall.create()
    await landed(hall, key)
    assert [each["totalAmount"] for each in (await of(desk, STATISTICIAN))["lines"]][:1] == ["0.00"]
    await verified(hall, key, "huaming", 1_000_00)
    draft = await of(desk, STATISTICIAN)
    capital, counted = draft["lines"][0], draft["lines"][1]
    assert [each["metric"] for each in draft["lines"]] == [metric.value for metric in Metric]
    assert (capital["figures"], capital["verifiedAmount"], capital["verifiedCount"]) == (1, "1000.00", None)
    assert (counted["totalAmount"], counted["totalCount"], counted["zero"]) == (None, "0.0000", None)
    assert (draft["state"], draft["firstReports"], draft["reported"], draft["rounds"]) == ("DRAFT", 1, None, [])

    given = {
        "id": draft["id"],
        "expectedVersion": draft["version"],
        "remarks": [{"metric": "CAPITAL_IN_PLACE", "text": "一笔。"}],
        "zero": [metric.value for metric in without(Metric.CAPITAL_IN_PLACE)],
    }
    done = await desk.done(STATISTICIAN, "monthlyReportSubmit", given, "monthlyReport { state round version }")
    assert done == {"state": "SUBMITTED", "round": 1, "version": 2}
    await entered(hall, key, "huaming", 5)

    for persona in (STATISTICIAN, *ALL):
        seen = await of(desk, persona)
        assert seen == (await desk.ask(persona, ONE, id=draft["id"]))["monthlyReport"]
        assert (seen["isOutdated"], seen["submittedBy"]) == (True, {"name": STATISTICIAN})
        assert seen["lines"][0]["figures"] == 2
        frozen = seen["reported"]["lines"][0]
        assert (frozen["figures"], frozen["remark"], frozen["zero"]) == (1, "一笔。", False)
        assert seen["reported"]["lines"][2]["zero"] is True
    assert (await of(desk, "statistician@xinli")) is None


async def test_the_bureau_s_figure_stands_beside_with_the_difference_and_its_reason(hall: Hall, desk: Desk) -> None:
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 1_000_00)
    report = await submitted(hall, zero=without(Metric.CAPITAL_IN_PLACE))
    given = {"tenant": unit("huaming"), "period": JUNE, "metric": "CAPITAL_IN_PLACE", "amount": "900"}
    shown = "bureauFigure { id number reportedAmount differenceAmount isUnexplained }"
    figure = await desk.done(BUREAU, "bureauFigureRecord", given, shown)
    key_of = figure.pop("id")
    assert figure == {"number": 1, "reportedAmount": "1000.00", "differenceAmount": "100.00", "isUnexplained": True}
    jobs = {**given, "metric": "EMPLOYMENT", "amount": None, "count": "12"}
    await desk.done(BUREAU, "bureauFigureRecord", jobs, "bureauFigure { id }")
    for persona in (STATISTICIAN, *ALL):
        seen = await of(desk, persona)
        assert seen["hasUnexplained"] is True
        line, people = seen["reported"]["lines"][0], seen["reported"]["lines"][4]
        assert (line["totalAmount"], line["bureau"]["amount"], line["differenceAmount"]) == (
            "1000.00",
            "900.00",
            "100.00",
        )
        assert (people["bureau"]["count"], people["differenceCount"]) == ("12.0000", "-12.0000")
        assert seen["reported"]["lines"][2]["bureau"] is None
        assert len(await figures(desk, persona, unexplained=True)) == 2
    reason = {"id": key_of, "reason": "登记地口径。"}
    await desk.done(STATISTICIAN, "bureauFigureExplain", reason, "bureauFigure { isUnexplained }")
    people_of = (await figures(desk, CHECKER, metric=["EMPLOYMENT"]))[0]["id"]
    words = {"id": people_of, "reason": "统计局含配套企业。"}
    done = await desk.done(CHECKER, "bureauFigureComment", words, "bureauFigure { isUnexplained }")
    assert done == {"isUnexplained": False}
    seen = await of(desk, STATISTICIAN)
    assert seen["hasUnexplained"] is False
    said = seen["reported"]["lines"][0]["bureau"]["explanations"]
    assert said == [{"reason": "登记地口径。", "by": {"name": STATISTICIAN}, "tenant": {"code": "huaming"}}]
    assert await figures(desk, "viewer@ducha", unexplained=True) == []
    key_given: dict[str, Any] = {"id": global_id("MonthlyReport", report), "expectedVersion": 2}
    done = await desk.done(CHECKER, "monthlyReportVerify", key_given, "monthlyReport { state decidedBy { name } }")
    assert done == {"state": "VERIFIED", "decidedBy": {"name": CHECKER}}
    back = key_given | {"expectedVersion": 3, "reason": "再核。"}
    done = await desk.done(CHECKER, "monthlyReportReturn", back, "monthlyReport { state returnReason reported { id } }")
    assert done == {"state": "RETURNED", "returnReason": "再核。", "reported": None}
    steps = (await of(desk, STATISTICIAN))["steps"]["nodes"]
    assert [(each["action"], each["tenant"]["code"]) for each in steps] == [
        ("SUBMITTED", "huaming"),
        ("VERIFIED", "hezuo"),
        ("RETURNED", "hezuo"),
    ]


async def test_figures_are_listed_and_filtered(hall: Hall, desk: Desk) -> None:
    await recorded(hall)
    await recorded(hall, fen=800, expected_number=1, reason="核定")
    await recorded(hall, unit="xinli", period="2026-05", metric=Metric.TAX, fen=1)
    assert len(await figures(desk, BUREAU)) == 3
    assert [each["number"] for each in await figures(desk, BUREAU, inForce=True)] == [1, 2]
    assert [each["amount"] for each in await figures(desk, STATISTICIAN, inForce=True)] == ["8.00"]
    assert len(await figures(desk, BUREAU, tenant=[unit("xinli")], metric=["TAX"], periodTo="2026-05")) == 1
    assert await figures(desk, BUREAU, periodFrom="2026-07") == []
    (one,) = await figures(desk, STATISTICIAN, inForce=True)
    query = "query($id: ID!) { bureauFigure(id: $id) { amount reason } }"
    for persona, seen in ((STATISTICIAN, {"amount": "8.00", "reason": "核定"}), ("statistician@xinli", None)):
        assert (await desk.ask(persona, query, id=one["id"]))["bureauFigure"] == seen
    answered = await desk.client.as_("director@fgw").run(FIGURES, {})
    assert answered.codes == ["FORBIDDEN"]
    answered = await desk.client.as_(BUREAU).run(FIGURES, {"filter": {"periodFrom": "六月"}})
    assert answered.codes == ["PERIOD_INVALID"]


async def test_reports_are_listed_filtered_and_counted_for_a_year(hall: Hall, desk: Desk) -> None:
    await settled(hall, "xinli")
    report = await submitted(hall)
    assert await give_back(hall, report) == report
    key = await hall.create("officer@linkong")
    await landed(hall, key)
    await submitted(hall, "linkong")
    await verified(hall, key, "linkong", 7)
    await recorded(hall, unit="xinli", fen=5)
    hall.clock.at = begins(7, 9)
    await submitted(hall, "kfq")
    await open_months(hall)

    assert len(await listed(desk, CHECKER)) == 8
    assert await listed(desk, STATISTICIAN, "PERIOD") == ["huaming 2026-06", "huaming 2026-07"]
    assert await listed(desk, CHECKER, "DUE_AT", state=["RETURNED"]) == ["huaming 2026-06"]
    assert await listed(desk, CHECKER, overdue=True, periodTo=JUNE) == ["huaming 2026-06"]
    assert await listed(desk, "viewer@ducha", overdue=True, periodTo=JUNE) == ["huaming 2026-06"]
    assert await listed(desk, CHECKER, outdated=True) == ["linkong 2026-06"]
    assert await listed(desk, CHECKER, unexplained=True) == ["xinli 2026-06"]
    assert await listed(desk, CHECKER, tenant=[unit("kfq")], year=2026, periodFrom="2026-07") == ["kfq 2026-07"]
    assert await listed(desk, CHECKER, year=2025) == []

    given = {"by": ["TENANT", "PERIOD", "STATE"], "filter": {"year": 2026, "periodTo": JUNE}}
    found = (await desk.ask("viewer@qld", COUNT, **given))["monthlyReportOverview"]
    states = {each["tenant"]["code"]: each["state"] for each in found}
    assert states == {"huaming": "RETURNED", "xinli": "VERIFIED", "linkong": "SUBMITTED", "kfq": "SUBMITTED"}
    (june,) = (await desk.ask(CHECKER, COUNT, by=["PERIOD"], filter={"periodTo": JUNE}))["monthlyReportOverview"]
    assert june == {
        "tenant": None,
        "period": JUNE,
        "state": None,
        "count": 4,
        "verified": 1,
        "overdue": 1,
        "late": 1,
        "outdated": 1,
        "unexplained": 1,
    }
    (mine,) = (await desk.ask(STATISTICIAN, COUNT, by=None, filter={}))["monthlyReportOverview"]
    assert mine["count"] == 2
    answered = await desk.client.as_("director@fgw").run(COUNT, {})
    assert answered.codes == ["FORBIDDEN"]


async def test_what_waits_is_everybody_s_duty_in_turn(hall: Hall, desk: Desk) -> None:
    query = "{ myDuties { nodes { kind title dueAt isOverdue subject { ... on MonthlyReport { period state } } } } }"

    async def duties(persona: str) -> list[str]:
        nodes = (await desk.ask(persona, query))["myDuties"]["nodes"]
        return [f"{each['kind']} {each['title']}" for each in nodes]

    assert await duties(STATISTICIAN) == [f"MONTHLY_REPORT_DUE {JUNE}"]
    assert await duties("director@huaming") == []
    report = await submitted(hall)
    assert await duties(STATISTICIAN) == []
    assert await duties(CHECKER) == [f"MONTHLY_REPORT_VERIFICATION {JUNE}"]
    figure = await recorded(hall)
    assert await duties(STATISTICIAN) == [f"FIGURE_DIFFERENCE {JUNE}"]
    assert await explain(hall, figure) == figure
    assert await give_back(hall, report) == report
    assert await duties(STATISTICIAN) == [f"MONTHLY_REPORT_RETURNED {JUNE}"]
    assert await duties(CHECKER) == []
    assert await report_of(hall) == report
