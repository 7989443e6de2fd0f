"""What a file says beyond what it shows: where and with what it was taken. That is removed before it is stored."""

import io
import struct
from functools import cache
from types import ModuleType
from typing import Any

from handlers.kit.card import Refused

ORIENTATION = 0x0112  # the one thing a picture needs to be shown upright
PIXELS = 100_000_000  # a larger picture is an attack on memory, not evidence
# What a film needs, by the box that holds it; everything else in there (udta, meta, XMP_, GPS, free …) is blanked.
NEEDED: dict[bytes, set[bytes]] = {
    b"": {b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"sidx", b"mfra", b"pdin", b"wide"},
    b"moov": {b"mvhd", b"trak", b"mvex", b"iods"},
    b"trak": {b"tkhd", b"tref", b"edts", b"mdia", b"tapt", b"load"},
    b"moof": {b"mfhd", b"traf"},
    b"traf": {b"tfhd", b"tfdt", b"trun", b"sbgp", b"sgpd", b"saiz", b"saio", b"subs"},
}
SAVED: dict[str, tuple[str, dict[str, Any]]] = {
    "image/jpeg": ("JPEG", {"quality": "keep"}),
    "image/png": ("PNG", {}),
    "image/gif": ("GIF", {"save_all": True, "comment": b""}),
    "image/webp": ("WEBP", {"quality": 95, "save_all": True}),
    "image/heic": ("JPEG", {"quality": 92}),  # few programs of an office open HEIC
}


def stripped(name: str, kind: str, content: bytes) -> tuple[str, str, bytes]:
    """Name, kind and content without metadata; a HEIC picture becomes a JPEG. Raises Refused for a broken file."""
    if kind in SAVED:
        content = _picture(kind, content)
    elif kind in ("video/mp4", "video/quicktime", "audio/mp4"):
        content = bytes(_blanked(bytearray(content)))
    if kind == "image/heic":
        return name.rsplit(".", 1)[0] + ".jpg", "image/jpeg", content
    return name, kind, content


@cache
def _pillow() -> ModuleType:
    """Loaded with the first picture: an office that gets none need not carry the decoders."""
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = PIXELS // 2  # Pillow refuses twice as many
    return Image


def _picture(kind: str, content: bytes) -> bytes:
    form, options = SAVED[kind]
    pillow = _pillow()
    try:
        with pillow.open(io.BytesIO(content)) as image:
            upright = pillow.Exif()
            if orientation := image.getexif().get(ORIENTATION):
                upright[ORIENTATION] = orientation
            if image.format != form and options.get("quality") == "keep":
                options = {"quality": 95}  # several pictures in one file: only the first is kept, drawn anew
            frames = getattr(image, "n_frames", 1)
            if frames * image.width * image.height > PIXELS:
                raise ValueError("a picture of this size would fill the memory")
            icc = image.info.pop("icc_profile", None)
            image.info.pop("comment", None)
            out = io.BytesIO()
            image.save(out, form, exif=upright, icc_profile=icc, xmp=b"", **options)
    except Exception:  # whatever a decoder says of somebody's file, to them it is one thing
        raise Refused("error-file-broken") from None
    return out.getvalue()


def _blanked(content: bytearray, inside: bytes = b"", start: int = 0, end: int | None = None) -> bytearray:
    """An MP4, MOV or M4A whose telling boxes are free space now: nothing moves, so that it still plays."""
    end = len(content) if end is None else end
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", content, start)
        head = 8
        if size == 1 and start + 16 <= end:
            (size,), head = struct.unpack_from(">Q", content, start + 8), 16
        stop = start + size if size else end
        if (size and size < head) or stop > end:
            raise Refused("error-file-broken")
        if kind not in NEEDED[inside]:
            content[start + 4 : start + 8] = b"free"
            content[start + head : stop] = bytes(stop - start - head)
        elif kind in NEEDED:
            _blanked(content, kind, start + head, stop)
        start = stop
    return content
