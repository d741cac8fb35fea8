"""What supervisors and load balancers see."""

import asyncio

import pytest

from tests.support.gateway import a_gateway


async def _fine() -> bool:
    return True


async def _bad() -> bool:
    return False


async def _raises() -> bool:
    raise ConnectionError("password authentication failed for user app_login")


async def _hangs() -> bool:
    await asyncio.sleep(60)
    return True


async def test_a_living_process_says_so() -> None:
    result = await a_gateway(checks={"database": _bad}).client.send("GET", "/healthz")
    assert (result.status, result.body) == (200, {"status": "ok"})


async def test_a_process_is_ready_when_every_check_holds() -> None:
    result = await a_gateway(checks={"database": _fine, "migrations": _fine}).client.send("GET", "/readyz")
    assert result.status == 200
    assert result.body == {"status": "ready", "checks": {"database": "ok", "migrations": "ok"}}


async def test_a_failing_check_is_named_and_its_reason_kept(caplog: pytest.LogCaptureFixture) -> None:
    checks = {"database": _raises, "migrations": _bad, "startup": _fine}
    result = await a_gateway(checks=checks).client.send("GET", "/readyz")
    assert result.status == 503
    assert result.body["checks"] == {"database": "failed", "migrations": "failed", "startup": "ok"}
    assert "app_login" not in result.response.text
    assert "app_login" in caplog.text


async def test_a_check_that_hangs_counts_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhaoshang.gateway.health.SECONDS_FOR_A_CHECK", 0.05)
    result = await a_gateway(checks={"database": _hangs}).client.send("GET", "/readyz")
    assert (result.status, result.body["checks"]) == (503, {"database": "failed"})


async def test_a_process_on_its_way_out_is_not_ready_but_lives() -> None:
    gateway = a_gateway(checks={"database": _fine})
    gateway.endpoint.draining.begun = True
    assert (await gateway.client.send("GET", "/readyz")).status == 503
    assert (await gateway.client.send("GET", "/healthz")).status == 200
