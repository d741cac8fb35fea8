"""The demo's contested reviews: vetoes and how they are answered, projects returned, rejected, withdrawn, outgrown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from zhaoshang.demo import names
from zhaoshang.demo.claims import report
from zhaoshang.demo.districts import DONGLI, XIQING
from zhaoshang.demo.hours import before
from zhaoshang.demo.journey import Journey, Step
from zhaoshang.demo.papers import assess, buy, hand_in
from zhaoshang.demo.pipeline import add_project
from zhaoshang.demo.reviews import ARGUED, Bench, passing, veto_slot
from zhaoshang.demo.rounds import Hearing, ask, close, collect, conclude, deliberate, give, minutes, open_round
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.demo.words import SELF_ASSESSMENTS
from zhaoshang.projects.model import FirstReportStatus, Industry, Project, Stage
from zhaoshang.reviews.model import ReviewState, Verdict
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.normalise import project_name_normal

_FEN_PER_WAN: Final = 1_000_000
_MAJOR_WAN: Final = 5000

_EMISSIONS: Final = "环保部门一票否决：喷涂工序挥发性有机物年排放18.6吨，区域总量无替代来源，不符合准入要求"
_EMISSIONS_ANSWERED: Final = (
    "改用水性涂料，增设沸石转轮加催化燃烧装置，挥发性有机物年排放量由18.6吨降至4.2吨，并已取得倍量替代来源确认函。"
)
_STORAGE: Final = "消防部门一票否决：电解液仓库与生产车间贴邻，未设防火分隔，危险化学品设计存量超过规范限值"
_STORAGE_ANSWERED: Final = (
    "电解液仓库移至厂区东北角独立建造，与车间间距25米；最大存量由40吨降到12吨，"
    "增设泄漏收集和泡沫灭火系统，详见消防设计专篇。"
)
_TOO_WIDE: Final = "论证会退回：用地规模偏大、亩均投资强度不足，请压缩用地、重排建设计划后再报"
_TOO_BOLD: Final = "论证会退回：税收预测依据不足，与区内在建项目的产能重叠未说明，请补充论证后再报"
_TOO_MUCH: Final = "论证会不予通过：拟选地块规划为居住用地，亩均投资强度仅为准入标准的四成，投资主体列入经营异常名录"
_OBJECTIONS: Final = {
    "land": "拟选地块规划为居住用地，与项目用途不符，须另行选址，不同意。",
    "energy": "亩均固定资产投资118万元，仅为准入标准的四成，不同意。",
    "registration": "投资主体及其控股股东均列入经营异常名录，不同意。",
}
"""Of the project that the meeting rejected."""
_WITHDRAWN: Final = "企业调整出资结构，待股东变更备案后重新申报。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A project that was contested: whose, of what kind, and when it went where, by whom where not by its host."""

    host: str
    called: str
    """What the project is called after its firm's brand."""
    industry: Industry
    wan: int
    steps: tuple[Step, ...]
    builds: bool = True
    land: bool = False
    hazardous: bool = False


def appeal(bench: Bench) -> None:
    """Add the district's contested projects after everything else that it tells."""
    for tell in _TOLD[bench.pipeline.cast.plan.code]:
        bench.rounds += tell(bench).rounds


def _at(month: int, day: int, hour: int, minute: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(ANCHOR.tzinfo)


def _begun(talked: datetime, submitted: datetime) -> tuple[Step, ...]:
    return (
        Step(None, Stage.LEAD, talked - timedelta(days=14, hours=1, minutes=24), None),
        Step(Stage.LEAD, Stage.NEGOTIATING, talked, None),
        Step(Stage.NEGOTIATING, Stage.IN_REVIEW, submitted, None),
    )


def _enter(bench: Bench, plan: Plan) -> Hearing:
    """Add the project with its first report, and open its first round."""
    pipeline = bench.pipeline
    unit = next(each for each in pipeline.cast.plan.units if each.code == plan.host)
    firm = names.firm(pipeline.chance, plan.industry)
    added = add_project(pipeline, unit, plan.industry, firm, Journey(plan.steps, None), builds=plan.builds)
    report(pipeline, added, FirstReportStatus.VALID)
    row = pipeline.rows[Project][-1]
    name = f"{firm.brand}{plan.called}项目"
    row |= {
        "name": name,
        "name_normal": project_name_normal(name),
        "occupies_land": plan.land,
        "is_hazardous": plan.hazardous,
        "investment_fen": plan.wan * _FEN_PER_WAN,
        "is_major": plan.wan >= _MAJOR_WAN,
    }
    bench.projects[added.id] = row
    hearing = bench.hear(added)
    submitted = plan.steps[2].at
    assess(hearing, submitted - timedelta(days=1), hearing.chance.pick(SELF_ASSESSMENTS))
    open_round(hearing, submitted)
    hand_in(hearing, bench.files)
    return hearing


def _answered(bench: Bench) -> Hearing:
    """Vetoed for what it emits; changed, assessed by an agency, and passed in the second round."""
    submitted, vetoed, again = _at(12, 9, 9, 40, 2025), _at(12, 16, 15, 30, 2025), _at(2, 10, 10, 15)
    by = ("sthj", Role.OFFICER)
    steps = (
        *_begun(_at(10, 28, 14, 5, 2025), submitted),
        Step(Stage.IN_REVIEW, Stage.REJECTED, vetoed, _EMISSIONS, by),
        Step(Stage.REJECTED, Stage.IN_REVIEW, again, None),
        Step(Stage.IN_REVIEW, Stage.SIGNED, _at(4, 14, 10, 0), None),
    )
    plan = Plan(
        host="junliangcheng", called="碳纤维部件生产基地", industry=Industry.NEW_ENERGY_MATERIALS, wan=8600, steps=steps
    )
    hearing = _enter(bench, plan)
    veto_slot(hearing, hearing.now.slot("environment"), vetoed, _EMISSIONS)
    buy(
        hearing,
        bench.files,
        _at(1, 23, 11, 20),
        "采用改进工艺后，挥发性有机物排放可控，区域总量可以平衡，环境影响可以接受。",
        ("天津津环工程咨询有限公司", "JH-2026-017", 86_000),
    )
    open_round(hearing, again, veto_answer=_EMISSIONS_ANSWERED)
    hand_in(hearing, bench.files, "环境影响说明")
    passing(hearing, bench.pipeline.concluded[hearing.added.id])
    return hearing


def _answering(bench: Bench) -> Hearing:
    """Vetoed for what it stores; the second round is collecting, fire has an answer to think about."""
    submitted, vetoed, again = _at(5, 6, 10, 5), _at(5, 12, 16, 20), _at(6, 17, 9, 50)
    steps = (
        *_begun(_at(3, 12, 15, 30), submitted),
        Step(Stage.IN_REVIEW, Stage.REJECTED, vetoed, _STORAGE, ("xfjy", Role.OFFICER)),
        Step(Stage.REJECTED, Stage.IN_REVIEW, again, None),
    )
    plan = Plan(
        host="xinli",
        called="储能电池生产基地",
        industry=Industry.NEW_ENERGY_MATERIALS,
        wan=12_800,
        steps=steps,
        hazardous=True,
    )
    hearing = _enter(bench, plan)
    veto_slot(hearing, hearing.now.slot("fire"), vetoed, _STORAGE)
    buy(
        hearing,
        bench.files,
        _at(6, 11, 14, 40),
        "总平面调整后防火间距、存量和灭火设施均满足现行规范，消防风险可控。",
        ("天津安泰消防技术服务有限公司", "AT消字2026-042", 58_000),
    )
    open_round(hearing, again, veto_answer=_STORAGE_ANSWERED)
    hand_in(hearing, bench.files, "建筑平面图", "消防设计专篇")
    now = hearing.now
    ask(hearing, now.slot("fire"), _at(6, 22, 10, 30), _at(6, 26, 16, 10))
    for code, at, verdict in (
        ("industry", _at(6, 18, 10, 12), Verdict.SUPPORT),
        ("registration", _at(6, 18, 15, 45), Verdict.SUPPORT),
        ("land", _at(6, 22, 14, 20), Verdict.CONDITIONAL),
        ("environment", _at(6, 23, 9, 35), Verdict.SUPPORT),
        ("benefit", _at(6, 23, 16, 50), Verdict.SUPPORT),
    ):
        give(hearing, now.slot(code), at, verdict)
    return hearing


def _return(hearing: Hearing, at: datetime, decision: str, number: int, *objecting: str) -> None:
    """The argumentation meeting sends it back with what to mend."""
    now = hearing.now
    against = [now.slot(code) for code in objecting]
    collect(hearing, at - timedelta(days=8), but=against)
    for slot in against:
        since = now.submitted_at
        give(hearing, slot, before(hearing.chance, since, slot.section.working_days, at), Verdict.OBJECT)
    deliberate(hearing)
    conclude(hearing, ReviewState.RETURNED, at, f"{decision}（{minutes(ARGUED, at, number)}）")


def _returned(bench: Bench) -> Hearing:
    """Sent back by the meeting; its host negotiates on."""
    submitted, returned = _at(4, 14, 9, 20), _at(4, 27, 16, 30)
    decision = f"{_TOO_WIDE}（{minutes(ARGUED, returned, 17)}）"
    steps = (
        *_begun(_at(2, 3, 10, 40), submitted),
        Step(Stage.IN_REVIEW, Stage.NEGOTIATING, returned, decision, ("hezuo", Role.DIRECTOR)),
    )
    hearing = _enter(
        bench,
        Plan(
            host="jinqiao",
            called="伺服电机扩产",
            industry=Industry.SMART_MANUFACTURING,
            wan=3200,
            steps=steps,
            land=True,
        ),
    )
    _return(hearing, returned, _TOO_WIDE, 17, "energy")
    return hearing


def _argued_again(bench: Bench) -> Hearing:
    """Sent back, mended, and waiting for the meeting again."""
    submitted, returned, again = _at(2, 26, 9, 15), _at(3, 12, 16, 0), _at(6, 9, 10, 25)
    decision = f"{_TOO_BOLD}（{minutes(ARGUED, returned, 11)}）"
    steps = (
        *_begun(_at(12, 2, 11, 10, 2025), submitted),
        Step(Stage.IN_REVIEW, Stage.NEGOTIATING, returned, decision, ("hezuo", Role.DIRECTOR)),
        Step(Stage.NEGOTIATING, Stage.IN_REVIEW, again, None),
    )
    hearing = _enter(
        bench,
        Plan(host="donglihu", called="细胞治疗产业园", industry=Industry.BIOMEDICINE, wan=4500, steps=steps, land=True),
    )
    _return(hearing, returned, _TOO_BOLD, 11, "benefit")
    open_round(hearing, again)
    hand_in(hearing, bench.files, "可行性研究报告")
    benefit = hearing.now.slot("benefit")
    collect(hearing, _at(6, 15, 17, 0), but=[benefit])
    ask(hearing, benefit, _at(6, 11, 9, 30), _at(6, 24, 15, 5))
    give(hearing, benefit, _at(6, 26, 10, 40), Verdict.CONDITIONAL)
    deliberate(hearing)
    return hearing


def _rejected(bench: Bench) -> Hearing:
    """Rejected by the meeting, for good."""
    submitted, rejected = _at(2, 4, 14, 30), _at(2, 25, 16, 45)
    decision = f"{_TOO_MUCH}（{minutes(ARGUED, rejected, 8)}）"
    steps = (
        *_begun(_at(12, 17, 9, 50, 2025), submitted),
        Step(Stage.IN_REVIEW, Stage.REJECTED, rejected, decision, ("hezuo", Role.DIRECTOR)),
    )
    hearing = _enter(
        bench,
        Plan(
            host="wanxin", called="机械铸件扩产", industry=Industry.SMART_MANUFACTURING, wan=900, steps=steps, land=True
        ),
    )
    against = [hearing.now.slot(code) for code in _OBJECTIONS]
    collect(hearing, rejected - timedelta(days=9), but=against, verdict=Verdict.SUPPORT)
    for slot in against:
        at = before(hearing.chance, submitted, slot.section.working_days, rejected)
        give(hearing, slot, at, Verdict.OBJECT, _OBJECTIONS[slot.section.code])
    deliberate(hearing)
    conclude(hearing, ReviewState.REJECTED, rejected, decision)
    return hearing


def _withdrawn(bench: Bench) -> Hearing:
    """Taken back by its host after three days."""
    submitted, withdrawn = _at(5, 11, 9, 30), _at(5, 13, 16, 10)
    steps = (
        *_begun(_at(4, 8, 10, 0), submitted),
        Step(Stage.IN_REVIEW, Stage.NEGOTIATING, withdrawn, _WITHDRAWN),
    )
    plan = Plan(
        host="zhangguizhuang",
        called="工业软件运营中心",
        industry=Industry.INFORMATION_TECHNOLOGY,
        wan=4200,
        steps=steps,
        builds=False,
    )
    hearing = _enter(bench, plan)
    give(hearing, hearing.now.slot("registration"), _at(5, 12, 15, 20), Verdict.SUPPORT)
    give(hearing, hearing.now.slot("industry"), _at(5, 13, 9, 45), Verdict.SUPPORT)
    close(hearing, ReviewState.WITHDRAWN, withdrawn, hearing.now.submitted_by, _WITHDRAWN)
    return hearing


def _outgrown(bench: Bench) -> Hearing:
    """Passed on opinions alone up to a sum that it has outgrown since: another round comes before signing."""
    steps = _begun(_at(3, 24, 14, 15), _at(4, 21, 9, 25))
    plan = Plan(
        host="linkong",
        called="冷链物流区域总部",
        industry=Industry.MODERN_SERVICES,
        wan=2600,
        steps=steps,
        builds=False,
    )
    hearing = _enter(bench, plan)
    collect(hearing, ANCHOR, verdict=Verdict.SUPPORT)
    deliberate(hearing)
    hearing.now.grown_fen = 4800 * _FEN_PER_WAN
    return hearing


def _answering_in_the_small(bench: Bench) -> Hearing:
    """Vetoed for what it emits; the second round is collecting."""
    submitted, vetoed, again = _at(4, 28, 9, 10), _at(5, 7, 11, 30), _at(6, 24, 14, 0)
    steps = (
        *_begun(_at(3, 18, 10, 20), submitted),
        Step(Stage.IN_REVIEW, Stage.REJECTED, vetoed, _EMISSIONS, ("sthj", Role.OFFICER)),
        Step(Stage.REJECTED, Stage.IN_REVIEW, again, None),
    )
    hearing = _enter(
        bench,
        Plan(
            host="zhongbei", called="工业机器人研发生产", industry=Industry.SMART_MANUFACTURING, wan=6200, steps=steps
        ),
    )
    veto_slot(hearing, hearing.now.slot("environment"), vetoed, _EMISSIONS)
    open_round(hearing, again, veto_answer=_EMISSIONS_ANSWERED)
    hand_in(hearing, bench.files, "环境影响说明")
    give(hearing, hearing.now.slot("industry"), _at(6, 25, 16, 0), Verdict.SUPPORT)
    give(hearing, hearing.now.slot("land"), _at(6, 29, 10, 30), Verdict.SUPPORT)
    return hearing


def _returned_in_the_small(bench: Bench) -> Hearing:
    """Sent back by the meeting; its host negotiates on."""
    submitted, returned = _at(3, 10, 10, 45), _at(3, 25, 16, 20)
    decision = f"{_TOO_WIDE}（{minutes(ARGUED, returned, 6)}）"
    steps = (
        *_begun(_at(1, 27, 15, 0), submitted),
        Step(Stage.IN_REVIEW, Stage.NEGOTIATING, returned, decision, ("hezuo", Role.DIRECTOR)),
    )
    hearing = _enter(
        bench,
        Plan(
            host="xiqing-kfq",
            called="焊接自动化生产基地",
            industry=Industry.SMART_MANUFACTURING,
            wan=2800,
            steps=steps,
            land=True,
        ),
    )
    _return(hearing, returned, _TOO_WIDE, 6, "energy")
    return hearing


_TOLD: Final[dict[str, tuple[Callable[[Bench], Hearing], ...]]] = {
    DONGLI.code: (_answered, _answering, _returned, _argued_again, _rejected, _withdrawn, _outgrown),
    XIQING.code: (_answering_in_the_small, _returned_in_the_small),
}
