"""A request's line reads like any other line of the log, and no request can write two."""

import logging
import re
from io import StringIO

from zhaoshang.cli.log_lines import AccessLines, Lines, Stamps
from zhaoshang.gateway.request_id import told

STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}")


def test_a_requests_line_is_like_any_other() -> None:
    written, logged = StringIO(), StringIO()
    AccessLines(written)("POST", "/graphql", 200, 0.0123, "abc-1")
    handler = logging.StreamHandler(logged)
    handler.setFormatter(Lines(Stamps()))
    record = logging.makeLogRecord(
        {
            "name": "zhaoshang.access",
            "levelname": "INFO",
            "msg": told("POST", "/graphql", 200, 0.0123, "abc-1"),
        }
    )
    handler.emit(record)
    assert STAMP.sub("", written.getvalue()) == STAMP.sub("", logged.getvalue())
    assert written.getvalue().endswith(" INFO zhaoshang.access POST /graphql 200 12.3 ms abc-1\n")


def test_stamps_are_the_standard_librarys() -> None:
    stamps, usual = Stamps(), logging.Formatter()
    for at in (1_780_000_000.0, 1_780_000_000.001, 1_780_000_000.999, 1_780_000_001.5, 1_780_000_000.25):
        record = logging.makeLogRecord({"created": at, "msecs": int((at - int(at)) * 1000) + 0.0})
        assert stamps.of(at) == usual.formatTime(record)


def test_a_path_writes_one_line_whatever_it_holds() -> None:
    written = StringIO()
    AccessLines(written)("GET", "/x\n2026-06-30 09:15:00,123 INFO zhaoshang.access POST /graphql", 404, 0, "a")
    assert written.getvalue().count("\n") == 1
    assert "GET '/x\\n2026" in written.getvalue()
