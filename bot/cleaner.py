"""The child that draws files anew: bytes in, fresh bytes out, no file written, no network, little memory and time.

The limits on memory, time, files and file sizes hold everywhere. Leaving the network needs a kernel that lets users
make namespaces; where it does not, the child still has no code that would talk to anybody.
"""

import io
import resource
import sys
import warnings
from typing import IO

from PIL import Image, ImageOps

from bot.cleaning import PAGES

MEMORY = 1024 * 1024 * 1024  # bytes
SECONDS = 20
MOST_PAGES = 40
MOST_PIXELS = 40_000_000
SCALE = 150 / 72  # 150 dots an inch
QUALITY = 85  # of JPEG
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


class TooManyPages(Exception):
    """More than anybody needs to show something."""


def main() -> None:
    """Cleans what comes in as the kind that the first argument names; any trouble is an exit code."""
    data = sys.stdin.buffer.read()
    _lock_up()
    try:
        fresh = _pdf(data) if sys.argv[1] == "pdf" else _image(data, sys.argv[1])
    except TooManyPages:
        sys.exit(PAGES)
    except BaseException:  # its text could hold a word of the file
        sys.exit(1)
    sys.stdout.buffer.write(fresh)


def _lock_up() -> None:
    """Takes away what cleaning does not need."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    _leave_network()


def _leave_network() -> None:
    import ctypes

    ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET)  # refused by some kernels: then this changes nothing


def _image(data: bytes, kind: str) -> bytes:
    """The pixels of a picture, upright, in a fresh file."""
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as picture:
        seen = ImageOps.exif_transpose(picture)
        seen = seen.convert("RGB" if kind in ("jpg", "jpeg") else "RGBA")
        fresh = Image.frombytes(seen.mode, seen.size, seen.tobytes())
    out = io.BytesIO()
    if kind in ("jpg", "jpeg"):
        fresh.save(out, "JPEG", quality=QUALITY)
    else:
        fresh.save(out, "PNG")
    return out.getvalue()


def _pdf(data: bytes) -> bytes:
    """Every page as a picture, in a fresh document: no script, form, author or hidden layer is left."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    if len(document) > MOST_PAGES:
        raise TooManyPages
    pages = [_page(page) for page in document]
    out = io.BytesIO()
    _save(pages, out)
    return out.getvalue()


def _page(page: "pypdfium2.PdfPage") -> Image.Image:  # type: ignore[name-defined]  # noqa: F821
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / 4 / max(width * height, 1)) ** 0.5)
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return picture


def _save(pages: list[Image.Image], out: IO[bytes]) -> None:
    """Without the dates that Pillow would write."""
    first, *more = pages
    first.save(out, "PDF", save_all=True, append_images=more, resolution=150, quality=QUALITY,
               creationDate=None, modDate=None, producer=None)  # fmt: skip


if __name__ == "__main__":
    main()
