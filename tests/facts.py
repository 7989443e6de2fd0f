"""Small facts that several tests need."""

from datetime import date

from sqlmodel import Session

from regulation.permissions import Viewer
from regulation.vocabulary import Role
from storage.queries import people

TODAY = date(2026, 11, 20)


def everybody(session: Session) -> list[people.Actor]:
    return list(people.actors_for_system(session, TODAY).values())


anybody = Viewer(id=0, department_id=None, roles=frozenset({Role.CREDIT_DIRECTOR}))

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
