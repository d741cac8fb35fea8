"""What the mutations of major projects answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.majors.api import codes
from zhaoshang.majors.api.types import Sponsorship, SponsorVisit
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="指定包联错误：Why nothing was written.")
class SponsorshipAppointError(UserError):
    """A refusal of sponsorshipAppoint."""

    code: codes.SponsorshipAppointErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="指定包联结果：The outcome; either the object or errors.")
class SponsorshipAppointPayload:
    """The outcome of sponsorshipAppoint."""

    key: Key = None
    sponsorship: Sponsorship | None = strawberry.field(
        resolver=anew("Sponsorship"), description="包联：The new sponsorship; null when refused."
    )
    errors: list[SponsorshipAppointError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="解除包联错误：Why nothing was written.")
class SponsorshipRelieveError(UserError):
    """A refusal of sponsorshipRelieve."""

    code: codes.SponsorshipRelieveErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="解除包联结果：The outcome; either the object or errors.")
class SponsorshipRelievePayload:
    """The outcome of sponsorshipRelieve."""

    key: Key = None
    sponsorship: Sponsorship | None = strawberry.field(
        resolver=anew("Sponsorship"), description="包联：The sponsorship as it is now; null when refused."
    )
    errors: list[SponsorshipRelieveError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="明确包联人错误：Why nothing was written.")
class SponsorshipNameError(UserError):
    """A refusal of sponsorshipName."""

    code: codes.SponsorshipNameErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="明确包联人结果：The outcome; either the object or errors.")
class SponsorshipNamePayload:
    """The outcome of sponsorshipName."""

    key: Key = None
    sponsorship: Sponsorship | None = strawberry.field(
        resolver=anew("Sponsorship"), description="包联：The sponsorship as it is now; null when refused."
    )
    errors: list[SponsorshipNameError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="登记走访错误：Why nothing was written.")
class SponsorVisitRecordError(UserError):
    """A refusal of sponsorVisitRecord."""

    code: codes.SponsorVisitRecordErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记走访结果：The outcome; either the object or errors.")
class SponsorVisitRecordPayload:
    """The outcome of sponsorVisitRecord."""

    key: Key = None
    visit: SponsorVisit | None = strawberry.field(
        resolver=anew("SponsorVisit"), description="走访：The visit; null when refused."
    )
    errors: list[SponsorVisitRecordError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
