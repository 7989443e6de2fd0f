"""The tables of the main database, a module for each part of the house."""

from storage.tables.audit import AuditEvent
from storage.tables.base import Versioned
from storage.tables.conversation import DraftRow, Notice, Seal, Seen
from storage.tables.people import ChatIdentity, Invitation, Member, RoleGrant, SearchKey, Subject
from storage.tables.records import Attachment, Record, Step

__all__ = [
    "Attachment",
    "AuditEvent",
    "ChatIdentity",
    "DraftRow",
    "Invitation",
    "Member",
    "Notice",
    "Record",
    "RoleGrant",
    "Seal",
    "SearchKey",
    "Seen",
    "Step",
    "Subject",
    "Versioned",
]
