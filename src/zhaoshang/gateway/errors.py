"""Every "no" of the gateway itself, with its code, its HTTP status and its words in both languages."""

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

from graphql import GraphQLError
from strawberry.exceptions import StrawberryInputCoercionError

from zhaoshang.api.messages import Language, Message, message, register_messages, registered_codes
from zhaoshang.database.engine import DatabaseBusyError
from zhaoshang.readmodel.errors import ReadRefused

logger = logging.getLogger(__name__)

register_messages(
    {
        "INVALID_JSON": Message("请求体不是有效的 JSON", "The request body is not valid JSON"),
        "INVALID_REQUEST": Message("请求参数 {parameter} 无效", "The request parameter {parameter} is not valid"),
        "BATCHING_UNSUPPORTED": Message(
            "不支持批量请求，请逐个发送", "Batched requests are not supported: send them one by one"
        ),
        "UNSUPPORTED_MEDIA_TYPE": Message(
            "不支持的内容类型，请使用 UTF-8 编码的 application/json",
            "Unsupported content type: send application/json in UTF-8",
        ),
        "NOT_ACCEPTABLE": Message(
            "无法以所要求的格式回应，可用 application/graphql-response+json 或 application/json",
            "Cannot answer in the accepted formats: application/graphql-response+json and application/json are offered",
        ),
        "METHOD_NOT_ALLOWED": Message(
            "此请求不允许使用该 HTTP 方法；变更操作须用 POST",
            "This HTTP method is not allowed here; mutations need POST",
        ),
        "PATH_NOT_FOUND": Message("没有此地址", "There is nothing at this address"),
        "BODY_TOO_LARGE": Message(
            "请求体过大，最多 {limit} 字节", "The request body is too large: at most {limit} bytes"
        ),
        "PREFLIGHT_REQUIRED": Message(
            "文件上传须带 GraphQL-Require-Preflight 请求头",
            "File uploads need the header GraphQL-Require-Preflight",
        ),
        "INVALID_UPLOAD": Message(
            "上传格式不符合 GraphQL multipart 规范", "The upload does not follow the GraphQL multipart request format"
        ),
        "IDEMPOTENCY_KEY_INVALID": Message(
            "Idempotency-Key 须为 1 至 200 个可见 ASCII 字符",
            "Idempotency-Key must be 1 to 200 visible ASCII characters",
        ),
        "GRAPHQL_PARSE_FAILED": Message("GraphQL 文档语法错误：{detail}", "{detail}"),
        "GRAPHQL_VALIDATION_FAILED": Message("GraphQL 文档不符合接口定义：{detail}", "{detail}"),
        "BAD_USER_INPUT": Message("输入的值无效：{detail}", "{detail}"),
        "OPERATION_NOT_FOUND": Message(
            "文档中没有所指定的操作，或须用 operationName 指明一个",
            "The document has no such operation, or operationName must name one of several",
        ),
        "SUBSCRIPTION_UNSUPPORTED": Message("此接口不支持订阅操作", "Subscriptions are not served by this endpoint"),
        "DOCUMENT_TOO_LONG": Message(
            "查询文档过长，最多 {limit} 个字符", "The document is too long: at most {limit} characters"
        ),
        "TOO_MANY_TOKENS": Message(
            "查询文档过大，最多 {limit} 个词元", "The document is too big: at most {limit} tokens"
        ),
        "DEPTH_EXCEEDED": Message(
            "查询嵌套过深，最多 {limit} 层", "The document is nested too deeply: at most {limit} levels"
        ),
        "TOO_MANY_FIELDS": Message(
            "查询字段过多，展开片段后最多 {limit} 个",
            "Too many fields: at most {limit} after spreading the fragments",
        ),
        "TOO_MANY_ALIASES": Message("查询别名过多，最多 {limit} 个", "Too many aliases: at most {limit}"),
        "TOO_MANY_ROOT_FIELDS": Message("根字段过多，最多 {limit} 个", "Too many root fields: at most {limit}"),
        "VARIABLES_TOO_DEEP": Message(
            "变量嵌套过深，最多 {limit} 层", "The variables are nested too deeply: at most {limit} levels"
        ),
        "TOO_MANY_VALUES": Message(
            "变量中的值过多，最多 {limit} 个", "Too many values in the variables: at most {limit}"
        ),
        "COST_EXCEEDED": Message(
            "查询开销过大：需要 {asked}，上限 {limit}；请减少 first 或字段",
            "The operation costs too much: {asked} of at most {limit}; ask for smaller pages or fewer fields",
        ),
        "RATE_LIMITED": Message(
            "请求过于频繁，请在 {seconds} 秒后重试", "Too much asked in too short a time; try again in {seconds} s"
        ),
        "TIMEOUT": Message("操作超时，已取消", "The operation took too long and was cancelled"),
        "PERSISTED_QUERY_NOT_FOUND": Message("PersistedQueryNotFound", "PersistedQueryNotFound"),
        "PERSISTED_QUERY_HASH_MISMATCH": Message(
            "持久化查询的 SHA-256 与文档不符", "The SHA-256 of the persisted query does not match its document"
        ),
        "DOCUMENT_NOT_TRUSTED": Message(
            "此环境只执行预先登记的查询文档", "Only documents registered beforehand are run here"
        ),
        "INTROSPECTION_DISABLED": Message("此环境不提供接口自省", "Introspection is switched off here"),
        "UNAUTHENTICATED": Message(
            "身份验证未通过，请重新登录", "You are not signed in, or your token is not accepted"
        ),
        "AUTHENTICATION_UNAVAILABLE": Message(
            "暂时无法验证身份，请稍后重试", "Tokens cannot be checked at the moment; try again later"
        ),
        "NO_MEMBERSHIP": Message(
            "您尚未在任何单位任职，请联系管理员", "You hold no membership in any tenant; ask your administrator"
        ),
        "TENANT_REQUIRED": Message(
            "您在多个单位任职，请用 X-Tenant 请求头指明一个",
            "You hold memberships in several tenants: name one in the X-Tenant header",
        ),
        "TENANT_NOT_YOURS": Message(
            "X-Tenant 指明的单位不存在，或您不在其中任职",
            "X-Tenant names no tenant in which you hold a membership",
        ),
        "BUSY": Message("系统繁忙，请稍后重试", "Too many are asking at once; try again in a moment"),
        "SHUTTING_DOWN": Message("服务正在重启，请稍后重试", "The service is restarting; try again in a moment"),
        "INTERNAL": Message(
            "系统内部错误，请凭请求编号联系管理员",
            "Something went wrong here; quote the request id to your administrator",
        ),
    }
)

_STATUS: Final[Mapping[str, HTTPStatus]] = MappingProxyType(
    {
        "METHOD_NOT_ALLOWED": HTTPStatus.METHOD_NOT_ALLOWED,
        "PATH_NOT_FOUND": HTTPStatus.NOT_FOUND,
        "UNSUPPORTED_MEDIA_TYPE": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "NOT_ACCEPTABLE": HTTPStatus.NOT_ACCEPTABLE,
        "BODY_TOO_LARGE": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "RATE_LIMITED": HTTPStatus.TOO_MANY_REQUESTS,
        "TIMEOUT": HTTPStatus.GATEWAY_TIMEOUT,
        "DOCUMENT_NOT_TRUSTED": HTTPStatus.FORBIDDEN,
        "INTROSPECTION_DISABLED": HTTPStatus.FORBIDDEN,
        "FORBIDDEN": HTTPStatus.FORBIDDEN,
        "UNAUTHENTICATED": HTTPStatus.UNAUTHORIZED,
        "AUTHENTICATION_UNAVAILABLE": HTTPStatus.SERVICE_UNAVAILABLE,
        "NO_MEMBERSHIP": HTTPStatus.FORBIDDEN,
        "TENANT_NOT_YOURS": HTTPStatus.FORBIDDEN,
        "BUSY": HTTPStatus.SERVICE_UNAVAILABLE,
        "SHUTTING_DOWN": HTTPStatus.SERVICE_UNAVAILABLE,
        "INTERNAL": HTTPStatus.INTERNAL_SERVER_ERROR,
    }
)

WELL_FORMED: Final = frozenset(
    {
        "GRAPHQL_PARSE_FAILED",
        "GRAPHQL_VALIDATION_FAILED",
        "BAD_USER_INPUT",
        "OPERATION_NOT_FOUND",
        "SUBSCRIPTION_UNSUPPORTED",
        "DOCUMENT_TOO_LONG",
        "TOO_MANY_TOKENS",
        "DEPTH_EXCEEDED",
        "TOO_MANY_FIELDS",
        "TOO_MANY_ALIASES",
        "TOO_MANY_ROOT_FIELDS",
        "VARIABLES_TOO_DEEP",
        "TOO_MANY_VALUES",
        "COST_EXCEEDED",
        "FORBIDDEN",
        "BAD_CURSOR",
        "PAGE_SIZE",
        "INVALID_ID",
        "TEXT_TOO_SHORT",
        "TEXT_TOO_LONG",
        "TEXT_INVALID",
        "PERSISTED_QUERY_NOT_FOUND",
        "PERSISTED_QUERY_HASH_MISMATCH",
    }
)
"""Refusals of a well-formed request: 200 under ``application/json`` (GraphQL over HTTP, §6.4.1), 4xx otherwise."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One entry of a response's ``errors`` before it is put into words."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    path: tuple[str | int, ...] | None = None
    locations: tuple[tuple[int, int], ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)

    def written(self, language: Language, request_id: str) -> dict[str, Any]:
        """The entry as it goes over the wire."""
        entry: dict[str, Any] = {"message": message(self.code, language, self.facts)}
        if self.locations:
            entry["locations"] = [{"line": line, "column": column} for line, column in self.locations]
        if self.path is not None:
            entry["path"] = list(self.path)
        entry["extensions"] = {"code": self.code, **self.extensions}
        if self.code == "INTERNAL":
            entry["extensions"]["requestId"] = request_id
        return entry


class GatewayError(Exception):
    """The request is refused as a whole, before any field was resolved; no ``data`` is sent."""

    def __init__(
        self,
        code: str,
        *,
        headers: Mapping[str, str] | None = None,
        facts: Mapping[str, Any] | None = None,
        **shown: Any,
    ) -> None:
        """``facts`` fill the message's places; ``shown`` goes into the error's extensions."""
        super().__init__(code)
        self.problems: tuple[Problem, ...] = (Problem(code, facts=facts or {}, extensions=shown),)
        self.headers = dict(headers or {})

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> "GatewayError":
        """A refusal for several reasons of one kind, such as all validation errors of a document."""
        error = cls(problems[0].code, facts=problems[0].facts)
        error.problems = tuple(problems)
        return error

    @property
    def code(self) -> str:
        """The first problem's code: it decides the status."""
        return self.problems[0].code

    def status(self, *, json: bool) -> HTTPStatus:
        """The HTTP status, which for a well-formed request depends on the negotiated media type."""
        if json and self.code in WELL_FORMED:
            return HTTPStatus.OK
        return _STATUS.get(self.code, HTTPStatus.BAD_REQUEST)


_OWN_SYNTAX_PREFIX = re.compile(r"^Syntax Error: ")


def document_problems(code: str, errors: Iterable[GraphQLError]) -> list[Problem]:
    """Parse, validation and coercion errors of graphql-core, whose text speaks of the client's own document only."""
    return [
        Problem(
            code,
            facts={"detail": _OWN_SYNTAX_PREFIX.sub("", error.message)},
            path=None if error.path is None else tuple(error.path),
            locations=tuple((each.line, each.column) for each in error.locations or ()),
        )
        for error in errors
    ]


def execution_problems(errors: Iterable[GraphQLError], request_id: str) -> list[Problem]:
    """What happened while fields were resolved: coded refusals stay, everything else is a bug and says nothing.

    A bug is logged with its traceback under the request id; the client gets ``INTERNAL`` and that id.
    """
    return [_execution_problem(error, request_id) for error in errors]


def _execution_problem(error: GraphQLError, request_id: str) -> Problem:
    path = None if error.path is None else tuple(error.path)
    locations = tuple((each.line, each.column) for each in error.locations or ())
    extensions = dict(error.extensions or {})
    code = extensions.pop("code", None)
    if isinstance(code, str) and code in registered_codes():
        facts = {"detail": error.message, **extensions}
        try:
            message(code, "en", facts)
        except KeyError:
            logger.exception("request %s: code %s was raised without its facts", request_id, code)
        else:
            return Problem(code, facts=facts, path=path, locations=locations, extensions=extensions)
    elif isinstance(error.original_error or error, StrawberryInputCoercionError):
        # A field of an input that may be left out, but not be null: only Strawberry knows.
        return Problem("BAD_USER_INPUT", facts={"detail": error.message}, path=path, locations=locations)
    elif error.message.startswith("Argument ") and isinstance(error.original_error, GraphQLError | None):
        # graphql-core's own complaint about an argument it could only coerce while executing: a variable that
        # may be null where the argument may not.
        return Problem("BAD_USER_INPUT", facts={"detail": error.message}, path=path, locations=locations)
    cause = error.original_error or error
    if isinstance(cause, DatabaseBusyError):
        return Problem("BUSY", path=path, locations=locations)
    if isinstance(cause, ReadRefused):
        return Problem(cause.code, facts=cause.facts, path=path, locations=locations)
    logger.error("request %s failed at %s", request_id, path, exc_info=(type(cause), cause, cause.__traceback__))
    return Problem("INTERNAL", path=path, locations=locations)
