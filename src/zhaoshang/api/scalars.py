"""Custom scalars, each with one written form that both the compiler and the executor use."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from zhaoshang.api.upload import UploadedFile
from zhaoshang.values.area import Area, area_text, parse_area
from zhaoshang.values.metric import TenThousandths, count_text, parse_count
from zhaoshang.values.money import Fen, parse_yuan, yuan_text
from zhaoshang.values.points import Points, parse_points, points_text


def _written(value: Any) -> str:
    """Text from the read model is already in its final form; Python values are written the same way."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    msg = f"cannot write {type(value).__name__} as a scalar"
    raise TypeError(msg)


def _parse_datetime(value: Any) -> datetime:
    if isinstance(value, str):
        try:
            parsed = datetime.fromisoformat(value)
            if parsed.tzinfo is not None:
                return parsed.astimezone(UTC)
        except (ValueError, OverflowError):  # the latter: no such instant in UTC
            pass
    raise GraphQLError(
        "DateTime: 需要带时区的 ISO 8601 时间 / an ISO 8601 instant with an offset, e.g. 2026-06-30T18:00:00+08:00"
    )


def _parse_date(value: Any) -> date:
    if isinstance(value, str) and len(value) == len("2026-06-30"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise GraphQLError("Date: 需要日期 YYYY-MM-DD / a calendar day as YYYY-MM-DD")


def _parse_yuan(value: Any) -> Fen:
    fen = parse_yuan(value) if isinstance(value, str) else None
    if fen is None:
        raise GraphQLError(
            'Yuan: 需要以元为单位、至多两位小数的字符串 / yuan as a string, at most two decimals, e.g. "1000000.01"'
        )
    return fen


def _write_yuan(value: Any) -> str:
    return value if isinstance(value, str) else yuan_text(Fen(value))


def _parse_count(value: Any) -> TenThousandths:
    count = parse_count(value) if isinstance(value, str) else None
    if count is None:
        raise GraphQLError('Count: 需要至多四位小数的字符串 / a decimal string, at most four places, e.g. "1"')
    return count


def _write_count(value: Any) -> str:
    return value if isinstance(value, str) else count_text(TenThousandths(value))


def _parse_points(value: Any) -> Points:
    points = parse_points(value) if isinstance(value, str) else None
    if points is None:
        raise GraphQLError('Points: 需要至多两位小数的字符串 / a decimal string, at most two places, e.g. "12.5"')
    return points


def _write_points(value: Any) -> str:
    return value if isinstance(value, str) else points_text(value)


def _parse_area(value: Any) -> Area:
    area = parse_area(value) if isinstance(value, str) else None
    if area is None:
        raise GraphQLError(
            "Area: 需要以平方米为单位、至多两位小数的字符串 / square metres as a string, at most two decimals"
        )
    return area


def _write_area(value: Any) -> str:
    return value if isinstance(value, str) else area_text(value)


def _parse_upload(value: Any) -> UploadedFile:
    if isinstance(value, UploadedFile):
        return value
    raise GraphQLError(
        "Upload: 须以 GraphQL multipart 请求上传文件 / send the file with a GraphQL multipart request, as a variable"
    )


def _never_written(_: Any) -> str:
    msg = "a file is never part of an answer"
    raise TypeError(msg)


SCALARS: Final[Mapping[object, ScalarDefinition]] = {
    datetime: strawberry.scalar(
        name="DateTime",
        description="时间：An instant in UTC, ISO 8601 with microseconds and Z; input may carry any offset.",
        specified_by_url="https://scalars.graphql.org/andimarek/date-time.html",
        serialize=_written,
        parse_value=_parse_datetime,
    ),
    date: strawberry.scalar(
        name="Date",
        description="日期：A calendar day in Asia/Shanghai as YYYY-MM-DD.",
        specified_by_url="https://scalars.graphql.org/andimarek/local-date.html",
        serialize=_written,
        parse_value=_parse_date,
    ),
    Fen: strawberry.scalar(
        name="Yuan",
        description="金额（元）：CNY as a decimal string of yuan with two decimals, exact to the fen.",
        specified_by_url="https://www.iso.org/iso-4217-currency-codes.html",
        serialize=_write_yuan,
        parse_value=_parse_yuan,
    ),
    TenThousandths: strawberry.scalar(
        name="Count",
        description="数量：A count as a decimal string of four places, exact: 0.3000 of a project.",
        specified_by_url="https://www.w3.org/TR/xmlschema11-2/#decimal",
        serialize=_write_count,
        parse_value=_parse_count,
    ),
    Points: strawberry.scalar(
        name="Points",
        description="分值、百分比：Points, a mark or a percentage as a decimal string of two places: 12.50.",
        specified_by_url="https://www.w3.org/TR/xmlschema11-2/#decimal",
        serialize=_write_points,
        parse_value=_parse_points,
    ),
    Area: strawberry.scalar(
        name="Area",
        description="面积（平方米）：Square metres as a decimal string with two decimals, exact: 1200.50.",
        specified_by_url="https://www.w3.org/TR/xmlschema11-2/#decimal",
        serialize=_write_area,
        parse_value=_parse_area,
    ),
    UploadedFile: strawberry.scalar(
        name="Upload",
        description="上传文件：A file sent with a GraphQL multipart request; only ever a variable, never a literal.",
        specified_by_url="https://github.com/jaydenseric/graphql-multipart-request-spec",
        serialize=_never_written,
        parse_value=_parse_upload,
    ),
}
"""For ``StrawberryConfig(scalar_map=…)``; annotate with the types that stand here as keys."""
