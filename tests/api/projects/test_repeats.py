"""A request sent twice under one key: done once, answered twice."""

from tests.support.graphql import Graphql
from tests.support.projects import Hall
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.values.ids import global_id

CREATE = """
mutation($name: String!) {
  projectCreate(input: {name: $name, company: {name: "天津云帆智能装备有限公司"}, industry: OTHER}) {
    project { id version } notices { code } errors { code }
  }
}
"""
REVEAL = 'mutation($id: ID!) { contactReveal(input: {id: $id, purpose: "预约走访"}) { phone errors { code } } }'


async def test_a_repeated_creation_makes_one_project_and_one_notice(hall: Hall, client: Graphql) -> None:
    await hall.create("officer@huaming")
    xinli = client.as_("officer@xinli").with_(Idempotency_Key="k-1")

    first = await xinli.run(CREATE, {"name": "甲"})
    again = await xinli.run(CREATE, {"name": "甲"})
    other = await xinli.run(CREATE, {"name": "乙"})

    assert first.data == again.data
    assert first.data["projectCreate"]["notices"] == [{"code": "ALREADY_REPORTED"}]
    assert other.data["projectCreate"]["errors"] == [{"code": "IDEMPOTENCY_KEY_REUSED"}]
    assert len(await hall.rows("project")) == 2
    assert len(await hall.rows("audit_entry", action="duplicate.disclose")) == 1


async def test_a_repeated_reveal_is_another_disclosure_and_keeps_no_telephone(hall: Hall, client: Graphql) -> None:
    await hall.create(contact=NewContact(name="王某", phone="13812341234"))
    (contact,) = await hall.rows("contact")
    huaming = client.as_("officer@huaming").with_(Idempotency_Key="k-2")

    for _ in range(2):
        answered = await huaming.run(REVEAL, {"id": global_id("Contact", contact["id"])})
        assert answered.data["contactReveal"] == {"phone": "13812341234", "errors": []}

    assert len(await hall.rows("contact_disclosure")) == 2
    assert "13812341234" not in str(await hall.rows("idempotent_outcome"))
