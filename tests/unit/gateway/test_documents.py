"""What is remembered of documents is bounded, however many and however big they are."""

import pytest

from tests.support.gateway import small_schema
from zhaoshang.gateway import documents as module
from zhaoshang.gateway.documents import Documents, PersistedQueries, digest
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.settings import Limits


@pytest.fixture
def documents() -> Documents:
    return Documents(small_schema(), Limits(), suggest=False)


def test_a_document_is_prepared_once(documents: Documents) -> None:
    assert documents.prepare("{ language }") is documents.prepare("{ language }")


def test_a_refusal_is_remembered_and_raised_anew(documents: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GatewayError) as first:
        documents.prepare("{ nothing }")
    monkeypatch.setattr(module, "parse", None)
    with pytest.raises(GatewayError) as second:
        documents.prepare("{ nothing }")
    assert first.value is not second.value
    assert first.value.problems == second.value.problems


def test_memory_is_bounded_by_number_and_by_size(documents: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED_DOCUMENTS", 5)
    for n in range(20):
        documents.prepare(f"query q{n} {{ language }}")
    assert len(documents._known) == 5
    monkeypatch.setattr(module, "REMEMBERED_DOCUMENT_CHARACTERS", 50)
    documents.prepare("query last { language }")
    assert len(documents._known) == 2
    assert documents._characters == sum(len(each.text) for each in documents._known.values() if hasattr(each, "text"))


def test_registered_texts_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED_PERSISTED_CHARACTERS", 100)
    texts = [f"{{ language }} # {n:08}" for n in range(20)]
    store = PersistedQueries()
    for text in [*texts, texts[-1]]:
        store.keep(digest(text), text)
    assert store._characters == sum(map(len, store._texts.values())) <= 100
    assert texts[-1] in store._texts.values()
