"""附件清理 · what a file told beside what it shows is gone, and what is not what it says is refused."""

import io
import os
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from bot import cleaning
from bot.cleaning import CannotClean, cleaned

SECRET = b"Zhang Wei, 31.2304N"


def picture(kind: str, mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (60, 40), "red").save(out, kind, **more)
    return out.getvalue()


def with_exif() -> bytes:
    seen = Image.new("RGB", (60, 40), "red")
    seen.getexif()[0x013B] = SECRET.decode()
    seen.getexif().get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    seen.save(out, "JPEG", exif=seen.getexif())
    return out.getvalue()


def with_script(pages: int = 2) -> bytes:
    blank = [Image.new("RGB", (60, 40), "white") for _ in range(pages)]
    out = io.BytesIO()
    blank[0].save(out, "PDF", save_all=True, append_images=blank[1:], author=SECRET.decode())
    return out.getvalue().replace(
        b"/Type /Catalog", b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> /Type /Catalog"
    )


def bomb() -> bytes:
    """A PNG that says it is enormous."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    size = (60_000).to_bytes(4)
    head = chunk(b"IHDR", size + size + b"\x08\x02\x00\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def packed() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner", bytes(5_000_000))
    return out.getvalue()


async def test_a_photo_shows_the_same_and_tells_nothing():
    before = with_exif()
    after = await cleaned("IMG_2041.JPG", before)
    assert before.count(b"Zhang") == 1
    assert b"Zhang" not in after.data
    assert b"Exif" not in after.data
    assert Image.open(io.BytesIO(after.data)).size == (60, 40)


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.webp", "WEBP")])
async def test_other_pictures_become_png(name, kind):
    after = await cleaned(name, picture(kind))
    assert (after.suffix, Image.open(io.BytesIO(after.data)).format) == ("png", "PNG")


async def test_a_pdf_loses_its_script_and_its_author_and_keeps_its_pages():
    before = with_script()
    assert b"/JavaScript" in before
    after = await cleaned("contract.pdf", before)
    assert not [
        word for word in (b"/JS", b"/JavaScript", b"/OpenAction", b"Zhang", b"/Author") if word in after.data
    ]
    assert len(pypdfium2.PdfDocument(after.data)) == 2


async def test_what_hangs_on_a_picture_is_gone():
    after = await cleaned("a.jpg", picture("JPEG") + packed() + SECRET)
    assert b"PK\x03\x04" not in after.data
    assert SECRET not in after.data


@pytest.mark.parametrize("text", ["单价\u200b不对", "\ufeff单价不对"])
async def test_a_text_loses_what_cannot_be_seen(text):
    assert (await cleaned("a.txt", text.encode())).data == "单价不对".encode()
    assert (await cleaned("a.txt", "单价不对".encode("gb18030"))).data == "单价不对".encode()


REFUSED = {
    "a program": ("a.exe", b"MZ" + bytes(100)),
    "a page that says it is a text": ("a.txt", b"\x7fELF\x00\x01\x02"),
    "a drawing with code": ("a.svg", b"<svg onload='x'/>"),
    "a letter": ("a.docx", packed()),
    "a name without an ending": ("photo", picture("JPEG")),
    "an ending that lies": ("a.png", picture("JPEG")),
    "an archive that says it is a PDF": ("a.pdf", packed()),
    "half a picture": ("a.png", picture("PNG")[:60]),
    "an enormous picture": ("a.png", bomb()),
    "a broken PDF": ("a.pdf", b"%PDF-1.7 nothing more"),
    "nothing": ("a.jpg", b""),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
async def test_what_is_not_what_it_says_is_refused(what):
    with pytest.raises(CannotClean):
        await cleaned(*REFUSED[what])


async def test_a_pdf_of_a_thousand_pages_is_refused_by_name():
    with pytest.raises(CannotClean, match="report-file-pages"):
        await cleaned("a.pdf", with_script(41))


async def test_a_child_that_takes_too_long_is_ended_and_refused():
    with pytest.raises(CannotClean, match="report-file-broken"):
        await cleaned("a.jpg", picture("JPEG"), longest=0.001)


async def test_a_copy_that_became_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(cleaning, "LARGEST", 100)
    with pytest.raises(CannotClean, match="report-file-large"):
        await cleaned("a.jpg", picture("JPEG"))


async def test_cleaning_writes_no_file(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    here = set(os.listdir())
    await cleaned("a.pdf", with_script())
    assert list(tmp_path.iterdir()) == []
    assert set(os.listdir()) == here
