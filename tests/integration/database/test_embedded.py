"""The private server: wherever the folder is, whoever runs it, whatever was killed before."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import asyncpg
import psutil
import pytest

from zhaoshang.database.embedded import DISPOSABLE, EmbeddedServer, NoPostgresError, find_binaries
from zhaoshang.database.engine import asyncpg_arguments

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose name a shell would stumble over; outside pytest's, which root's server cannot reach."""
    outer = Path(tempfile.mkdtemp(prefix="zhaoshang-embedded-"))
    outer.chmod(0o755)
    inner = outer / "招商 数据 'x'"
    inner.mkdir()
    yield inner
    shutil.rmtree(outer)


def processes(server: EmbeddedServer) -> list[psutil.Process]:
    return [
        process
        for process in psutil.process_iter(["cmdline", "status"])
        if str(server.data) in (process.info["cmdline"] or ()) and process.info["status"] != psutil.STATUS_ZOMBIE
    ]


async def answer(server: EmbeddedServer, statement: str) -> object:
    connection = await asyncpg.connect(**asyncpg_arguments(server.url()))
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


async def test_a_folder_with_spaces_quotes_and_chinese_serves_chinese(folder: Path) -> None:
    with EmbeddedServer(folder, DISPOSABLE) as server:
        assert await answer(server, "SHOW listen_addresses") == ""
        assert await answer(server, "SHOW fsync") == "off"
        assert await answer(server, "SHOW server_encoding") == "UTF8"
        assert await answer(server, "SELECT upper('é') || normalize('Ａ', NFKC)") == "ÉA"
        assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
        socket = server.socket_folder / ".s.PGSQL.5432"
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        assert len(os.fsencode(socket)) < 100
    assert processes(server) == []


async def test_a_second_start_keeps_the_data(folder: Path) -> None:
    with EmbeddedServer(folder, DISPOSABLE) as server:
        await answer(server, "CREATE TABLE kept AS SELECT 7 AS number")
    began = time.monotonic()
    with EmbeddedServer(folder, DISPOSABLE) as server:
        assert await answer(server, "SELECT number FROM kept") == 7
    assert time.monotonic() - began < 5


async def test_the_last_user_stops_the_server(folder: Path) -> None:
    first, second = EmbeddedServer(folder, DISPOSABLE).start(), EmbeddedServer(folder, DISPOSABLE).start()
    first.stop()
    assert await answer(second, "SELECT 1") == 1
    first.stop()  # a second time changes nothing
    assert await answer(second, "SELECT 1") == 1
    second.stop()
    assert processes(second) == []


async def test_a_killed_server_is_started_again_with_what_was_committed(folder: Path) -> None:
    # Durable, so that the commit survives; its user is killed with it, so that nobody counts as one.
    with EmbeddedServer(folder) as server:
        await answer(server, "CREATE TABLE kept AS SELECT 7 AS number")
        # The oldest is the postmaster; its children have the same command line until they rename themselves.
        min(processes(server), key=lambda process: process.create_time()).kill()
        with EmbeddedServer(folder) as again:
            assert await answer(again, "SELECT number FROM kept") == 7
    assert processes(server) == []


async def test_an_interrupted_creation_is_begun_anew(folder: Path) -> None:
    (folder / "init.tmp").mkdir()
    (folder / "init.tmp" / "PG_VERSION").write_text("18")
    with EmbeddedServer(folder, DISPOSABLE) as server:
        assert await answer(server, "SELECT 1") == 1
    assert not (folder / "init.tmp").exists()


def test_a_killed_user_leaves_a_server_that_the_next_one_stops(folder: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from zhaoshang.database.embedded import *;"
        "EmbeddedServer(Path(sys.argv[1]), DISPOSABLE).start(); print('up', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == "up\n"
        user.kill()
    with EmbeddedServer(folder, DISPOSABLE) as server:
        assert len(processes(server)) >= 1
    assert processes(server) == []


def test_several_processes_share_one_server(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from zhaoshang.database.embedded import *;"
        "s = EmbeddedServer(Path(sys.argv[1]), DISPOSABLE).start(); print((s.data / 'postmaster.pid').read_text()"
        ".split()[0], flush=True); sys.stdin.read(); s.stop()"
    )
    users = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    postmasters = set()
    for user in users:
        assert user.stdout is not None
        postmasters.add(user.stdout.readline())
    assert len(postmasters) == 1
    for user in users:
        user.communicate()
        assert user.returncode == 0
    assert processes(EmbeddedServer(folder)) == []


async def test_a_long_path_gets_a_short_socket_of_its_own(folder: Path) -> None:
    deep = folder / ("很深" * 12)
    with EmbeddedServer(deep, DISPOSABLE) as server:
        assert server.socket_folder != server.data
        assert stat.S_IMODE(server.socket_folder.stat().st_mode) == 0o700
        assert await answer(server, "SELECT 1") == 1
    shutil.rmtree(server.socket_folder)


async def test_a_link_where_the_socket_folder_should_be_is_refused(folder: Path) -> None:
    server = EmbeddedServer(folder / ("很深" * 12), DISPOSABLE)
    server.socket_folder.symlink_to(folder)
    try:
        with pytest.raises(NoPostgresError, match="belongs to somebody else"):
            server.start()
    finally:
        server.socket_folder.unlink()


@as_root
async def test_binaries_below_an_unreadable_home_are_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = folder.parent / "home"
    home.mkdir(mode=0o700)
    package = find_binaries().parents[1]
    shutil.copytree(package / "pginstall", home / package.name / "pginstall", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, home / libraries.name)
    # As under a strict umask: nobody else may look into any folder.
    for each in home.rglob("*"):
        if each.is_dir() and not each.is_symlink():
            each.chmod(0o700)
    monkeypatch.setenv("PG_BINDIR", str(home / package.name / "pginstall" / "bin"))
    for _ in ("copied", "found again"):
        with EmbeddedServer(folder, DISPOSABLE) as server:
            assert await answer(server, "SELECT 1") == 1
            assert server._binaries.is_relative_to(folder)


@as_root
async def test_roots_server_in_a_private_folder_says_where_else_to_go(folder: Path) -> None:
    folder.parent.chmod(0o700)
    with pytest.raises(NoPostgresError, match="ZHAOSHANG_DATA"):
        EmbeddedServer(folder, DISPOSABLE).start()


@as_root
def test_an_ordinary_user_runs_a_server_of_their_own(folder: Path) -> None:
    nobody = 65534
    os.chown(folder, nobody, nobody)
    script = (
        "import sys; sys.path += sys.argv[2:]; from pathlib import Path; from zhaoshang.database.embedded import *;"
        "s = EmbeddedServer(Path(sys.argv[1]), DISPOSABLE).start(); print(s.data.stat().st_uid); s.stop()"
    )
    # The tests' own interpreter may be below root's home; the machine's reads the same packages if it is as old.
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    pythons = [sys.executable, *filter(None, [shutil.which(version, path="/usr/bin")])]
    for python in pythons:
        with suppress(PermissionError):
            ran = subprocess.run(
                [python, "-B", "-c", script, str(folder), *sys.path],
                cwd="/",
                user=nobody,
                group=nobody,
                extra_groups=[],
                capture_output=True,
                text=True,
                check=False,
            )
            break
    else:
        pytest.skip("nobody else may run this Python")
    if "ModuleNotFoundError" in ran.stderr:
        pytest.skip("nobody else may read these packages")
    assert (ran.returncode, ran.stdout.strip()) == (0, str(nobody)), ran.stderr


def test_without_binaries_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BINDIR", "/nowhere")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("zhaoshang.database.embedded.importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(Path, "glob", lambda *_: iter(()))
    with pytest.raises(NoPostgresError, match="DATABASE_URL"):
        find_binaries()
