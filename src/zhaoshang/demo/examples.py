"""Six questions the demo answers: the README shows them with their answers, the explorer offers them."""

from dataclasses import dataclass
from typing import Final

from zhaoshang.gateway.explorer import Example


@dataclass(frozen=True, slots=True)
class Question:
    """A question and who asks it."""

    persona: str
    title: str
    query: str


QUESTIONS: Final = (
    Question(
        "director@huaming",
        "A street's own pipeline",
        """\
query OwnPipeline {
  projects(first: 2, orderBy: { field: INVESTMENT, direction: DESC }) {
    totalCount
    nodes {
      id
      name
      stage
      investment
      company { name }
      latestStageChange { fromStage toStage at }
    }
    pageInfo { hasNextPage }
  }
}
""",
    ),
    Question(
        "officer@hezuo",
        "The whole district in one view",
        """\
query WholeDistrict {
  total: projectSummary { count investment }
  majorByIndustry: projectSummary(groupBy: [INDUSTRY], filter: { isMajor: true }) {
    industry
    count
    investment
  }
}
""",
    ),
    Question(
        "director@huaming",
        "Whom to call, masked",
        """\
query WhomToCall {
  projects(first: 1, filter: { text: "机器人", stage: [NEGOTIATING, IN_REVIEW, SIGNED] }) {
    nodes {
      name
      contacts(first: 2) {
        nodes { name title phone }
      }
    }
  }
}
""",
    ),
    Question(
        "director@huaming",
        "What is still missing before the next stage",
        """\
query WhatIsMissing {
  projects(first: 2, filter: { stage: [IN_REVIEW] }) {
    nodes {
      name
      nextStages {
        stage
        unmet { code message }
      }
    }
  }
}
""",
    ),
    Question(
        "officer@xfjy",
        "A review that waits for one's own word",
        """\
query WaitsForMe {
  reviews(first: 1, filter: { awaitingMe: true }) {
    totalCount
    nodes {
      project { name }
      round
      previous { state decision }
      vetoAnswer
      opinions {
        section { name }
        state
        verdict
        dueAt
      }
    }
  }
}
""",
    ),
    Question(
        "director@jinzhong",
        "What a neighbour sees: nothing",
        """\
query Neighbour {
  huamings: project(id: "Project_019d9415-cd30-7e15-bcaf-1000c632c5bc") { name stage }
  nobodys: project(id: "Project_01900000-0000-7000-8000-000000000000") { name stage }
}
""",
    ),
)

EXAMPLES: Final = tuple(Example(f"{each.persona}: {each.title}", each.query, each.persona) for each in QUESTIONS)
