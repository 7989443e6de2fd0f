"""What may be sent as a file: size and kind, judged by content and never by name alone."""

from pathlib import PurePath

from handlers.kit.card import Refused
from handlers.kit.texts import cleaned
from regulation.rulebook import Rulebook

NAME_LENGTH = 80
KINDS = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
    ".webp": "image/webp", ".heic": "image/heic", ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".wav": "audio/wav", ".amr": "audio/amr", ".ogg": "audio/ogg",
    ".mp4": "video/mp4", ".mov": "video/quicktime",
}  # fmt: skip


TABLES = {".csv": "text/csv", ".xlsx": KINDS[".xlsx"]}


def check(name: str, content: bytes, rulebook: Rulebook, endings: tuple[str, ...] = ()) -> str:
    """The media type of a file that may be kept. Raises Refused for an empty, too large or unknown one.

    `endings`: only these kinds of tables are wanted. Those are not judged here: whoever reads them does that.
    """
    if not content:
        raise Refused("error-file-empty")
    if len(content) > rulebook.bytes("attachment.size"):
        raise Refused("error-file-big", most=rulebook.bytes("attachment.size") // (1024 * 1024))
    ending = PurePath(name).suffix.lower()
    if endings:
        if ending not in endings:
            raise Refused("error-file-table")
        return TABLES[ending]
    if ending not in KINDS or ending not in _endings_of(content):
        raise Refused("error-file-kind")
    return KINDS[ending]


def safe_name(name: str) -> str:
    """A file's name as it is shown: no folders, no control characters, not endless; the ending stays."""
    path = PurePath(cleaned(name).replace("\\", "/").replace("\n", " "))
    return path.stem[:NAME_LENGTH] + path.suffix.lower()


def _endings_of(content: bytes) -> set[str]:
    import puremagic  # its signatures take a while to read: only when a file comes

    try:
        found = {match.extension for match in puremagic.magic_string(content)}
    except puremagic.PureError:
        return set()
    return found | {twin for each in found for twin in _TWINS.get(each, ())}


_TWINS = {
    ".jpg": (".jpeg",),
    ".jpeg": (".jpg",),
    ".m4a": (".mp4",),
    ".mp4": (".m4a", ".mov"),
    ".heif": (".heic",),
    ".jfif": (".jpg", ".jpeg"),
}
