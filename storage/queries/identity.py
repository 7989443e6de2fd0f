"""Reads about accounts on platforms. They serve the machinery that finds out who speaks."""

from sqlmodel import Session, col, select

from storage.tables import ChatIdentity, Invitation, Member


def identities_for_system(session: Session, person: str) -> list[ChatIdentity]:
    """The accounts of a member, the newest first."""
    query = select(ChatIdentity).join(Member, col(Member.id) == col(ChatIdentity.member_id))
    return list(session.exec(query.where(Member.code == person).order_by(col(ChatIdentity.bound_at).desc())))


def identity_for_system(session: Session, platform: str, lookup: str) -> ChatIdentity | None:
    """One account."""
    return session.get(ChatIdentity, (platform, lookup))


def invitation_for_system(session: Session, lookup: str) -> Invitation | None:
    """An invitation by the keyed hash of its code."""
    return session.get(Invitation, lookup)


def open_invitations_for_system(session: Session, member_id: int) -> list[Invitation]:
    """A member's invitations that were not used yet."""
    query = select(Invitation).where(Invitation.member_id == member_id, col(Invitation.used_at).is_(None))
    return list(session.exec(query))
