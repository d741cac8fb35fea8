"""What the mutations of buildings answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.buildings.api import codes
from zhaoshang.buildings.api.types import Building, BuildingReport, Lease
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="登记楼宇错误：Why nothing was written.")
class BuildingRegisterError(UserError):
    """A refusal of buildingRegister."""

    code: codes.BuildingRegisterErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记楼宇结果：The outcome; either the object or errors.")
class BuildingRegisterPayload:
    """The outcome of buildingRegister."""

    key: Key = None
    building: Building | None = strawberry.field(
        resolver=anew("Building"), description="楼宇：The building as it is now; null when refused."
    )
    errors: list[BuildingRegisterError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="变更楼宇错误：Why nothing was written.")
class BuildingUpdateError(UserError):
    """A refusal of buildingUpdate."""

    code: codes.BuildingUpdateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="变更楼宇结果：The outcome; either the object or errors.")
class BuildingUpdatePayload:
    """The outcome of buildingUpdate."""

    key: Key = None
    building: Building | None = strawberry.field(
        resolver=anew("Building"), description="楼宇：The building as it is now; null when refused."
    )
    errors: list[BuildingUpdateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="注销楼宇错误：Why nothing was written.")
class BuildingRetireError(UserError):
    """A refusal of buildingRetire."""

    code: codes.BuildingRetireErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="注销楼宇结果：The outcome; either the object or errors.")
class BuildingRetirePayload:
    """The outcome of buildingRetire."""

    key: Key = None
    building: Building | None = strawberry.field(
        resolver=anew("Building"), description="楼宇：The building as it is now; null when refused."
    )
    errors: list[BuildingRetireError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="登记租约错误：Why nothing was written.")
class LeaseRecordError(UserError):
    """A refusal of leaseRecord."""

    code: codes.LeaseRecordErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记租约结果：The outcome; either the object or errors.")
class LeaseRecordPayload:
    """The outcome of leaseRecord."""

    key: Key = None
    lease: Lease | None = strawberry.field(
        resolver=anew("Lease"), description="租约：The lease as it is now; null when refused."
    )
    errors: list[LeaseRecordError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="更正租约错误：Why nothing was written.")
class LeaseUpdateError(UserError):
    """A refusal of leaseUpdate."""

    code: codes.LeaseUpdateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="更正租约结果：The outcome; either the object or errors.")
class LeaseUpdatePayload:
    """The outcome of leaseUpdate."""

    key: Key = None
    lease: Lease | None = strawberry.field(
        resolver=anew("Lease"), description="租约：The lease as it is now; null when refused."
    )
    errors: list[LeaseUpdateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="提前退租错误：Why nothing was written.")
class LeaseEndError(UserError):
    """A refusal of leaseEnd."""

    code: codes.LeaseEndErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提前退租结果：The outcome; either the object or errors.")
class LeaseEndPayload:
    """The outcome of leaseEnd."""

    key: Key = None
    lease: Lease | None = strawberry.field(
        resolver=anew("Lease"), description="租约：The lease as it is now; null when refused."
    )
    errors: list[LeaseEndError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.type(description="报送楼宇月报错误：Why nothing was written.")
class BuildingReportSubmitError(UserError):
    """A refusal of buildingReportSubmit."""

    code: codes.BuildingReportSubmitErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="报送楼宇月报结果：The outcome; either the object or errors.")
class BuildingReportSubmitPayload:
    """The outcome of buildingReportSubmit."""

    key: Key = None
    building_report: BuildingReport | None = strawberry.field(
        resolver=anew("BuildingReport"), description="楼宇月报：The report as it is now; null when refused."
    )
    errors: list[BuildingReportSubmitError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="核定楼宇月报错误：Why nothing was written.")
class BuildingReportVerifyError(UserError):
    """A refusal of buildingReportVerify."""

    code: codes.BuildingReportVerifyErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="核定楼宇月报结果：The outcome; either the object or errors.")
class BuildingReportVerifyPayload:
    """The outcome of buildingReportVerify."""

    key: Key = None
    building_report: BuildingReport | None = strawberry.field(
        resolver=anew("BuildingReport"), description="楼宇月报：The report as it is now; null when refused."
    )
    errors: list[BuildingReportVerifyError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="退回楼宇月报错误：Why nothing was written.")
class BuildingReportReturnError(UserError):
    """A refusal of buildingReportReturn."""

    code: codes.BuildingReportReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回楼宇月报结果：The outcome; either the object or errors.")
class BuildingReportReturnPayload:
    """The outcome of buildingReportReturn."""

    key: Key = None
    building_report: BuildingReport | None = strawberry.field(
        resolver=anew("BuildingReport"), description="楼宇月报：The report as it is now; null when refused."
    )
    errors: list[BuildingReportReturnError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
