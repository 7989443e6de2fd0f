"""利益冲突 · conflict-of-interest rules K1-K14 as pure functions.

Only the first half of K1 stands here yet: the half about one's own department needs somebody above the credit
office to decide in its place, and the leading group comes with its own chapter.
"""

from regulation.permissions import Viewer


def decides_on_self(viewer: Viewer, subject_member_id: int | None) -> bool:
    """K1 回避: nobody decides on a subject that is himself; None stands for a subject that is no person."""
    return subject_member_id is not None and subject_member_id == viewer.id
