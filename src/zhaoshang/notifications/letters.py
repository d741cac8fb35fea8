"""The daily digest as a letter: how much waits of which kind, never of whom or about what. Pure.

Letters lie in letter boxes that this house does not guard: whoever wants to know more opens the application.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.duties.operations.count_duties import Waiting
from zhaoshang.notifications.model import Language
from zhaoshang.values.mail import Letter

Called = Callable[[str], str]
"""From a kind to what people call it, in the letter's language."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for somebody in one of their units."""

    unit: str
    waiting: Sequence[Waiting]

    @property
    def open(self) -> int:
        """All that waits."""
        return sum(each.open for each in self.waiting)

    @property
    def overdue(self) -> int:
        """What of it is overdue."""
        return sum(each.overdue for each in self.waiting)

    @property
    def due_soon(self) -> int:
        """What of it is due within three days."""
        return sum(each.due_soon for each in self.waiting)


@dataclass(frozen=True, slots=True)
class Digest:
    """A day's digest for one person."""

    day: date
    desks: Sequence[Desk]
    unread: Sequence[tuple[str, int]]
    """Notices since the last digest, by kind."""

    @property
    def duties(self) -> int:
        """All duties, in all units."""
        return sum(each.open for each in self.desks)

    @property
    def overdue(self) -> int:
        """Those of them that are overdue."""
        return sum(each.overdue for each in self.desks)

    @property
    def notices(self) -> int:
        """All notices."""
        return sum(many for _, many in self.unread)


def digest_letter(  # noqa: PLR0913  a letter is of somebody, to somewhere, in one language's words
    key: UUID, to: str, digest: Digest, language: Language, *, duty: Called, notice: Called, link: str | None
) -> Letter:
    """A digest in the reader's language."""
    write = _english if language is Language.EN else _chinese
    subject, lines = write(digest, duty, notice, link)
    return Letter(key, to, subject, "\n".join(lines) + "\n")


def _chinese(digest: Digest, duty: Called, notice: Called, link: str | None) -> tuple[str, list[str]]:
    late = f"，{digest.overdue} 项已逾期" if digest.overdue else ""
    subject = f"招商待办 {digest.day:%m月%d日}：{digest.duties} 项待办{late}，{digest.notices} 条新消息"
    lines = ["您好："]
    for desk in digest.desks:
        lines += ["", f"{desk.unit}：待办 {desk.open} 项{_zh(desk.overdue, desk.due_soon)}"]
        lines += [f"  · {duty(each.kind)}：{each.open} 项{_zh(each.overdue, each.due_soon)}" for each in desk.waiting]
    if digest.unread:
        lines += ["", f"未读新消息 {digest.notices} 条"]
        lines += [f"  · {notice(kind)}：{many} 条" for kind, many in digest.unread]
    lines += ["", f"请登录系统办理：{link}" if link else "请登录系统办理。"]
    lines += ["", "本邮件由系统自动发送，请勿回复。不需要时可在系统的每日邮件设置中关闭。"]
    return subject, lines


def _zh(overdue: int, soon: int) -> str:
    told = [f"已逾期 {overdue} 项"] * (overdue > 0) + [f"三天内到期 {soon} 项"] * (soon > 0)
    return f"（{'，'.join(told)}）" if told else ""


def _english(digest: Digest, duty: Called, notice: Called, link: str | None) -> tuple[str, list[str]]:
    late = f", {digest.overdue} overdue" if digest.overdue else ""
    subject = f"Investment promotion, {digest.day:%d %B}: {digest.duties} to do{late}, {digest.notices} new notices"
    lines = ["Hello,"]
    for desk in digest.desks:
        lines += ["", f"{desk.unit}: {desk.open} to do{_en(desk.overdue, desk.due_soon)}"]
        lines += [f"  - {duty(each.kind)}: {each.open}{_en(each.overdue, each.due_soon)}" for each in desk.waiting]
    if digest.unread:
        lines += ["", f"New notices: {digest.notices}"]
        lines += [f"  - {notice(kind)}: {many}" for kind, many in digest.unread]
    lines += ["", f"Open the application: {link}" if link else "Open the application to see them."]
    lines += ["", "Sent automatically; please do not reply. The daily digest can be switched off in the application."]
    return subject, lines


def _en(overdue: int, soon: int) -> str:
    told = [f"{overdue} overdue"] * (overdue > 0) + [f"{soon} due within three days"] * (soon > 0)
    return f" ({', '.join(told)})" if told else ""
