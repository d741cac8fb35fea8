"""跟进记录: a host notes what happened with an investor."""

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import Note
from zhaoshang.projects.permissions import Notes
from zhaoshang.projects.rules.entries import refuse_text
from zhaoshang.projects.rules.texts import NOTE
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def add_note(service: Service, actor: Actor, project_id: ProjectId, body: str) -> ProjectId | Refusals:
    """Add a working note to a project, whatever its stage. Notes are the host's own and are never changed.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    async with service.unit_of_work(actor, Notes.ADD) as work:
        project = await store.load_project(work, project_id)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Notes.ADD, project):
            return denial
        if faults := refuse_text(body, "body", limit=NOTE):
            return faults
        note = Note(
            id=new_id(),
            district_id=project.district_id,
            tenant_id=project.tenant_id,
            project_id=project.id,
            body=body.strip(),
            by_person_id=actor.person,
            created_at=work.at,
        )
        await store.add(work, note)
        work.record("project.note.add", "project.note", note.id, project.tenant_id)
        work.emit("project.noted", project=str(project.id))
        return await work.commit(project_id)
