"""What the mutations of bulletins answer: the bulletin as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.bulletins.api import codes
from zhaoshang.bulletins.api.types import Bulletin
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="编制通报错误：Why nothing was written.")
class BulletinComposeError(UserError):
    """A refusal of bulletinCompose."""

    code: codes.BulletinComposeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="编制通报结果：The outcome; either the object or errors.")
class BulletinComposePayload:
    """The outcome of bulletinCompose."""

    key: Key = None
    bulletin: Bulletin | None = strawberry.field(
        resolver=anew("Bulletin"), description="通报：The draft; null when refused."
    )
    errors: list[BulletinComposeError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="更正通报错误：Why nothing was written.")
class BulletinCorrectError(UserError):
    """A refusal of bulletinCorrect."""

    code: codes.BulletinCorrectErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="更正通报结果：The outcome; either the object or errors.")
class BulletinCorrectPayload:
    """The outcome of bulletinCorrect."""

    key: Key = None
    bulletin: Bulletin | None = strawberry.field(
        resolver=anew("Bulletin"), description="通报：The correction's draft; null when refused."
    )
    errors: list[BulletinCorrectError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="发布通报错误：Why nothing was written.")
class BulletinPublishError(UserError):
    """A refusal of bulletinPublish."""

    code: codes.BulletinPublishErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="发布通报结果：The outcome; either the object or errors.")
class BulletinPublishPayload:
    """The outcome of bulletinPublish."""

    key: Key = None
    bulletin: Bulletin | None = strawberry.field(
        resolver=anew("Bulletin"), description="通报：The bulletin as published; null when refused."
    )
    errors: list[BulletinPublishError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
