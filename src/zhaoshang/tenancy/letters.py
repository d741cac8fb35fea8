"""What is mailed to an address before anything else: the code by which its owner confirms it. Pure."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from zhaoshang.tenancy.rules import CODE_LASTS, CODE_LENGTH, CODE_LETTERS, MOST_TRIES
from zhaoshang.values.mail import Letter

_MINUTES: Final = int(CODE_LASTS.total_seconds()) // 60
_SUBJECT: Final = "邮箱验证码 · Code to confirm your e-mail address"
_TEXT: Final = f"""\
您好：

招商系统中登记了本邮箱。验证码：

    {{code}}

请在 {_MINUTES} 分钟内于系统中填写，最多可试 {MOST_TRIES} 次。如非本人操作，请忽略本邮件，此后不会再收到其他邮件。

--------

This address was entered in the investment promotion system. The code above confirms it; it is good for {_MINUTES}
minutes and {MOST_TRIES} tries. If it was not you, do nothing: nothing else will be mailed to you.

本邮件由系统自动发送，请勿回复。Sent automatically; please do not reply.
"""


def draw_code(pick: Callable[[str], str]) -> str:
    """A new code, of letters that ``pick`` chooses where nobody can foresee it."""
    return "".join(pick(CODE_LETTERS) for _ in range(CODE_LENGTH))


def code_letter(key: UUID, address: str, code: str) -> Letter:
    """The letter with a code, in both languages: whoever gets it has not said yet which one they read."""
    half = CODE_LENGTH // 2
    return Letter(key, address, _SUBJECT, _TEXT.format(code=f"{code[:half]}-{code[half:]}"))
