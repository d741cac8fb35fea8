"""Files in a bucket, through the real client, on a server of this machine."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.support.bucket import SECRET, FakeBucket, a_bucket
from tests.support.evidence import a_pdf, uploaded
from tests.support.projects import Hall
from zhaoshang.app import file_store
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.evidence.operations.read_evidence import read_evidence
from zhaoshang.evidence.storage import ATTEMPTS, FolderStore
from zhaoshang.settings import Bucket, Settings
from zhaoshang.values.files import FileStore, MissingFileError, file_key
from zhaoshang.values.ids import DistrictId

KEY = file_key(DistrictId(120110), "ab" * 32)
REGION = "cn-north-1"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeBucket]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    with a_bucket("evidence", REGION) as running:
        yield running


def opened(bucket: FakeBucket, name: str = "evidence", region: str = REGION) -> FileStore:
    return file_store(Settings(evidence_bucket=Bucket(name, bucket.address, region)))


async def test_what_is_kept_is_found_again(bucket: FakeBucket) -> None:
    files, content = opened(bucket), a_pdf("x" * 12_000_000)
    await files.put(KEY, content)
    await files.put(KEY, content)

    assert await files.get(KEY) == content
    assert bucket.objects == {KEY: content}
    assert bucket.requests == [f"{verb} /evidence/{KEY}" for verb in ("PUT", "PUT", "GET")]


async def test_a_file_that_is_not_there_says_so(bucket: FakeBucket) -> None:
    with pytest.raises(MissingFileError, match=KEY):
        await opened(bucket).get(KEY)


@pytest.mark.parametrize("key", ["", "../../etc/passwd", f"{KEY}/.."])
async def test_nothing_but_a_key_reaches_the_bucket(bucket: FakeBucket, key: str) -> None:
    files = opened(bucket)
    with pytest.raises(ValueError, match="not the key"):
        await files.put(key, b"x")
    with pytest.raises(ValueError, match="not the key"):
        await files.get(key)
    assert bucket.requests == []


async def test_a_moment_s_failure_is_tried_again_and_a_longer_one_is_an_error(bucket: FakeBucket) -> None:
    files = opened(bucket)
    bucket.failures = 1
    await files.put(KEY, b"x")
    assert bucket.objects == {KEY: b"x"}

    bucket.failures = ATTEMPTS + 1
    with pytest.raises(Exception, match="503"):
        await files.get(KEY)


async def test_a_wrong_bucket_region_or_secret_is_an_error(bucket: FakeBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Exception, match="NoSuchBucket"):
        await opened(bucket, name="nowhere").put(KEY, b"x")
    with pytest.raises(Exception, match="SignatureDoesNotMatch"):
        await opened(bucket, region="us-east-1").put(KEY, b"x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "guessed")
    with pytest.raises(Exception, match="SignatureDoesNotMatch"):
        await opened(bucket).get(KEY)
    assert bucket.objects == {}


async def test_evidence_goes_into_the_bucket_and_comes_out(hall: Hall, bucket: FakeBucket) -> None:
    hall.service = replace(hall.service, files=opened(bucket))
    key = await uploaded(hall)

    shown = await read_evidence(hall.service, hall.actor("officer@hezuo"), key, "核实")

    assert isinstance(shown, HandedOut)
    assert shown.content == a_pdf()


def test_without_a_bucket_it_is_a_folder() -> None:
    assert isinstance(file_store(Settings()), FolderStore)
