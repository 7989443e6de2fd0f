"""The tables of the main database, a module for each part of the house."""

from storage.tables.audit import AuditEvent
from storage.tables.base import Versioned
from storage.tables.cases import Case, CaseStep, PlanItem
from storage.tables.completeness import Collected, EmptySlot
from storage.tables.conversation import DraftRow, Notice, Seal, Seen
from storage.tables.credit import Grading, GradingStep, GradingTold, Measure, MeasureTold
from storage.tables.docket import DocketItem, Vote
from storage.tables.inspections import Finding, Inspection, InspectionPart, InspectionRead, Sample
from storage.tables.office import Approval, ApprovalKey, Delegation, Document, ImportBatch, Issued, RewardDecision
from storage.tables.people import (
    ChatIdentity,
    Contract,
    Holding,
    Invitation,
    Look,
    Member,
    RoleGrant,
    SearchKey,
    Signature,
    Subject,
)
from storage.tables.records import Attachment, Record, Step
from storage.tables.repair import Repair, RepairStep, Unsealing
from storage.tables.signals import Signal, SignalAnswer
from storage.tables.tasks import Task
from storage.tables.time import CalendarDay, Deadline, Reminder

__all__ = [
    "Approval",
    "ApprovalKey",
    "Attachment",
    "AuditEvent",
    "CalendarDay",
    "Case",
    "CaseStep",
    "ChatIdentity",
    "Collected",
    "Contract",
    "Deadline",
    "Delegation",
    "DocketItem",
    "Document",
    "DraftRow",
    "EmptySlot",
    "Finding",
    "Grading",
    "GradingStep",
    "GradingTold",
    "Holding",
    "ImportBatch",
    "Inspection",
    "InspectionPart",
    "InspectionRead",
    "Invitation",
    "Issued",
    "Look",
    "Measure",
    "MeasureTold",
    "Member",
    "Notice",
    "PlanItem",
    "Record",
    "Reminder",
    "Repair",
    "RepairStep",
    "RewardDecision",
    "RoleGrant",
    "Sample",
    "Seal",
    "SearchKey",
    "Seen",
    "Signal",
    "SignalAnswer",
    "Signature",
    "Step",
    "Subject",
    "Task",
    "Unsealing",
    "Versioned",
    "Vote",
]
