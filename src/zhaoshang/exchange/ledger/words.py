"""The words ledgers use for stages, industries and yes or no: data, each word with the one thing it means.

A word that is not listed is not guessed at. 跟进, 意向 or 储备 say how somebody feels about a
project, not how far it is.
"""

from typing import Final

from zhaoshang.projects.model import Industry, Stage

STAGES: Final = {
    "线索": Stage.LEAD,
    "项目线索": Stage.LEAD,
    "在谈": Stage.NEGOTIATING,
    "洽谈": Stage.NEGOTIATING,
    "洽谈中": Stage.NEGOTIATING,
    "在谈中": Stage.NEGOTIATING,
    "正在洽谈": Stage.NEGOTIATING,
    "评审": Stage.IN_REVIEW,
    "评审中": Stage.IN_REVIEW,
    "签约": Stage.SIGNED,
    "已签约": Stage.SIGNED,
    "落地": Stage.LANDED,
    "已落地": Stage.LANDED,
    "注册": Stage.LANDED,
    "已注册": Stage.LANDED,
    "审批": Stage.APPROVING,
    "审批中": Stage.APPROVING,
    "开工": Stage.STARTED,
    "已开工": Stage.STARTED,
    "建设": Stage.BUILDING,
    "建设中": Stage.BUILDING,
    "在建": Stage.BUILDING,
    "投产": Stage.PRODUCING,
    "已投产": Stage.PRODUCING,
    "达产": Stage.AT_CAPACITY,
    "已达产": Stage.AT_CAPACITY,
}

INDUSTRIES: Final = {
    **dict.fromkeys(
        (
            "智能制造",
            "智能装备",
            "高端装备",
            "装备制造",
            "航空零部件",
            "航空航天",
            "汽车零部件",
            "机器人",
            "新能源汽车",
        ),
        Industry.SMART_MANUFACTURING,
    ),
    **dict.fromkeys(
        ("新能源新材料", "新能源", "新材料", "新能源科技", "氢能动力", "氢能", "半导体材料", "节能环保"),
        Industry.NEW_ENERGY_MATERIALS,
    ),
    **dict.fromkeys(
        ("新一代信息技术", "信息技术", "电子信息", "软件", "人工智能", "大数据", "集成电路"),
        Industry.INFORMATION_TECHNOLOGY,
    ),
    **dict.fromkeys(("生物医药", "医疗器械", "医药", "生物技术", "大健康"), Industry.BIOMEDICINE),
    **dict.fromkeys(
        (
            "现代服务",
            "现代服务业",
            "供应链管理",
            "检测技术",
            "检验检测",
            "现代物流",
            "金融服务",
            "科技服务",
            "商务服务",
        ),
        Industry.MODERN_SERVICES,
    ),
    **dict.fromkeys(("其他", "其它"), Industry.OTHER),
}

YES: Final = frozenset({"是", "√", "✓", "✔", "有", "y", "yes", "true", "1", "占地"})
NO: Final = frozenset({"否", "×", "✗", "✘", "x", "无", "n", "no", "false", "0", "不占地", "-", "/"})

TOTALS: Final = ("合计", "总计", "小计", "共计", "累计")
NOTES: Final = (
    "注",
    "备注",
    "说明",
    "填表",
    "填报",
    "制表",
    "审核",
    "单位负责人",
    "负责人签",
    "联系人:",
    "联系电话:",
    "数据截至",
)
