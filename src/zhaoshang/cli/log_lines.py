"""Log lines on standard error: the standard library's, without what no line says, and one for each request."""

import logging
import sys
from logging import Formatter, LogRecord, StreamHandler
from time import localtime, strftime, time
from typing import Final, TextIO

from zhaoshang.gateway.request_id import told

LINE: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"
UNASKED: Final = ("logThreads", "logProcesses", "logMultiprocessing", "logAsyncioTasks")
"""What no line says and is found out for each; the manual of ``logging`` names them under "Optimization"."""


class Stamps:
    """``2026-06-30 09:15:00,123`` in local time, as ``logging`` writes it; the second is written once."""

    def __init__(self) -> None:
        self._second = -1
        self._written = ""

    def of(self, at: float) -> str:
        """The stamp of a moment."""
        second = int(at)
        if second != self._second:
            self._second, self._written = second, strftime(Formatter.default_time_format, localtime(second))
        return f"{self._written},{int((at - second) * 1000):03d}"


class Lines(Formatter):
    """The usual line."""

    def __init__(self, stamps: Stamps) -> None:
        super().__init__(LINE)
        self._stamps = stamps

    def formatTime(self, record: LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802  logging's own
        """When it happened."""
        return self._stamps.of(record.created)


def write_log_lines() -> None:
    """Let this process write warnings and worse to standard error; a command may want more."""
    for name in UNASKED:
        setattr(logging, name, False)
    logging._srcfile = None  # noqa: SLF001  as the manual says: no line names its place
    handler = StreamHandler()
    handler.setFormatter(Lines(Stamps()))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


class AccessLines:
    """A line for each request like any other, written without a record made of it: a tenth of a small read's time."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Standard error, unless told otherwise; it must write a line when it ends, as standard error does."""
        self._stream: Final = sys.stderr if stream is None else stream
        self._stamps: Final = Stamps()

    def __call__(self, method: str, path: str, status: int, seconds: float, request_id: str) -> None:
        """Write it down."""
        line = f"{self._stamps.of(time())} INFO zhaoshang.access {told(method, path, status, seconds, request_id)}\n"
        self._stream.write(line)
