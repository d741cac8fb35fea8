"""Notices' part of the GraphQL schema."""

from zhaoshang.notifications.api.notices import NotificationsMutation, NotificationsQuery

__all__ = ["NotificationsMutation", "NotificationsQuery"]
