"""Meetings' part of the GraphQL schema."""

from zhaoshang.meetings.api.mutations_agenda import AgendaMutation
from zhaoshang.meetings.api.mutations_decisions import DecisionsMutation
from zhaoshang.meetings.api.queries import MeetingsQuery

__all__ = ["AgendaMutation", "DecisionsMutation", "MeetingsQuery"]
