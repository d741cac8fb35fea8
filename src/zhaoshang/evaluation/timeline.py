"""What evaluations tell of a project: what it promised, and each time that a year was recorded (policy III.5)."""

from zhaoshang.evaluation.model import EvaluationPromise, EvaluationRound
from zhaoshang.evaluation.permissions import Evaluations, Promises
from zhaoshang.projects.views.happenings import Happening, register_happening

register_happening(
    Happening(
        kind="EVALUATION_PROMISED",
        zh="登记承诺",
        en="What the project promised was entered, or changed; `detail` is where it is written",
        mapped=EvaluationPromise,
        sees=Promises.VIEW,
        at=lambda promise: promise.promised_at,
        by="promised_by",
        detail="source",
    ),
    Happening(
        kind="EVALUATION_RECORDED",
        zh="登记后评价年度指标",
        en="What a year after landing brought was recorded; `detail` is why it was recorded again",
        mapped=EvaluationRound,
        sees=Evaluations.VIEW,
        at=lambda each: each.recorded_at,
        by="recorded_by",
        unit="recorder_id",
        detail="reason",
    ),
)
