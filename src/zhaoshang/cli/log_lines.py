"""Log lines on standard error, and what the standard library does for them only where it is asked for."""

import logging
from logging import Formatter, LogRecord, StreamHandler
from typing import Final

LINE: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"
UNASKED: Final = ("logThreads", "logProcesses", "logMultiprocessing", "logAsyncioTasks")
"""What no line says and is found out for each; the manual of ``logging`` names them under "Optimization"."""


class Lines(Formatter):
    """The usual line; its time is written anew each second, and only the milliseconds for each line."""

    def __init__(self) -> None:
        super().__init__(LINE)
        self._second = -1
        self._written = ""

    def formatTime(self, record: LogRecord, datefmt: str | None = None) -> str:  # noqa: N802  logging's own name
        """``2026-06-30 09:15:00,123`` in local time, as the standard library writes it."""
        second = int(record.created)
        if datefmt is not None or second != self._second:
            written = super().formatTime(record, datefmt)
            if datefmt is not None:
                return written
            self._second, self._written = second, written[:-4]
        return f"{self._written},{int(record.msecs):03d}"


def write_log_lines() -> None:
    """Let this process write warnings and worse to standard error; a command may want more."""
    for name in UNASKED:
        setattr(logging, name, False)
    logging._srcfile = None  # noqa: SLF001  as the manual says: no line names its place
    handler = StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
