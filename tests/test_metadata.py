"""What a file tells beside what it shows is gone before it is stored (part of clause 8.1-b: nobody is given away)."""

import base64
import io
import struct

import pytest
from PIL import Image, PngImagePlugin

from bot.metadata import stripped
from handlers.kit.card import Refused
from tests.conversations.test_bad_input import at_evidence
from tests.facts import PDF
from tests.house import TEACHER, House

SECRET = b"LOCATIONPHONE"
HEIC = base64.b85decode(
    "0000SW^{RQXk}?*00000ZE0pPXk}?*ZE0a<0005KZDn*}000000000XXk=`10000000000aA{+700000000000000000000G-+&aV*mgE07O6l0ssL300001;Q#>u00000001Tc0ssI200IX90RR9100000G5`PoIB98aW&i*H00062000$fZf0cy000000RRAKc4ILB0000LX>Mj^0ssI300IC2MR;ju000004sdC7Z2$lO00031008`HaB^?}007)+aAR)(004Dpc4I>U18@KU0FVFx0000U@BsY%`1k+-4+CHT0RR|40Sp2E{{wIU00RJ!0009300RIXx&lC90096gLID8-Z~y=U0FVFx0{{R603M(qfd!W8uA1iHA)vs3000bt00093gkk^z00u+>!E?ch0000JV{dG7ZewhC0096E00w{n000zeb8uw<00000002M$002M$001asY+-N!000O800031000O800061|NqDU00092|NqDU00062000nhX?SS>000032nYxO000<iaBX1#00000000310R@2q0|kTt000_ka%E-!00000000hSWOHKx0ssL30RR91U~Ob!bN~PVA}9f`1QHWW;P~mnXg}FE`Kne3k0<S`E8|I@cd;0fssEq=000I>cxh$;08LE*DgXcg2mk>A4*&uH000gE000^Q0000?PeVaeNl#8tNKZ~h00"
)


def picture(form: str, upright: int = 6) -> bytes:
    """A picture that was taken somewhere, with something, held sideways."""
    exif = Image.Exif()
    exif[0x0112] = upright
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Place", SECRET.decode())
    extra = {
        "PNG": {"pnginfo": notes},
        "GIF": {"comment": SECRET},
        "JPEG": {"comment": SECRET, "xmp": b"<x:xmpmeta>" + SECRET},
        "WEBP": {"xmp": b"<x:xmpmeta>" + SECRET},
    }[form]
    out = io.BytesIO()
    Image.new("RGB", (16, 8), (200, 30, 30)).save(out, form, exif=exif, **extra)
    return out.getvalue() + SECRET  # and something behind the end


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def film() -> bytes:
    place = box(b"udta", box(b"\xa9xyz", b"+31.2304+121.4737/" + SECRET))
    track = box(b"trak", box(b"meta", SECRET) + box(b"tkhd", b"KEPT"))
    return box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", b"KEPT") + place + track) + box(b"mdat", b"FRAMES")


@pytest.mark.parametrize(
    ("kind", "form", "upright"),
    [("image/jpeg", "JPEG", 6), ("image/png", "PNG", 6), ("image/webp", "WEBP", 6), ("image/gif", "GIF", None)],
)
def test_a_picture_keeps_what_it_shows_and_nothing_else(kind, form, upright):
    assert SECRET in picture(form)
    name, same, content = stripped(f"图.{form.lower()}", kind, picture(form))
    assert SECRET not in content
    assert (name, same) == (f"图.{form.lower()}", kind)
    with Image.open(io.BytesIO(content)) as image:
        exif = image.getexif()
        assert (image.size, exif.get(0x0112), dict(exif.get_ifd(0x8825))) == ((16, 8), upright, {})
        red, green, _ = image.convert("RGB").getpixel((3, 3))
        assert red > 150 > green


def test_a_heic_picture_becomes_one_that_every_program_opens():
    assert SECRET in HEIC
    name, kind, content = stripped("IMG_0042.heic", "image/heic", HEIC)
    assert (name, kind, content[:3], SECRET in content) == ("IMG_0042.jpg", "image/jpeg", b"\xff\xd8\xff", False)


@pytest.mark.parametrize("kind", ["video/mp4", "video/quicktime", "audio/mp4"])
def test_a_film_loses_its_place_and_nothing_moves(kind):
    _, _, content = stripped("课堂.mp4", kind, film())
    assert SECRET not in content
    assert b"+31.2304" not in content
    assert (len(content), content.count(b"KEPT"), content.index(b"FRAMES")) == (
        len(film()),
        2,
        film().index(b"FRAMES"),
    )


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("image/jpeg", picture("JPEG")[:60]),
        ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(50)),
        ("video/mp4", struct.pack(">I4s", 999_999, b"moov") + b"short"),
        ("video/mp4", struct.pack(">I4s", 3, b"moov") + b"endless"),
    ],
)
def test_a_broken_file_is_refused(kind, content):
    with pytest.raises(Refused, match="error-file-broken"):
        stripped("x", kind, content)


def test_documents_are_left_as_they_are():
    assert stripped("通知.pdf", "application/pdf", PDF) == ("通知.pdf", "application/pdf", PDF)


def test_nothing_but_what_a_film_needs_is_left_in_it():
    parts = box(b"traf", box(b"tfhd", b"KEPT") + box(b"udta", SECRET))
    inside = box(b"XMP_", SECRET) + box(b"GPS ", SECRET) + box(b"free", SECRET) + box(b"\xa9xyz", SECRET)
    whole = box(b"moov", box(b"mvhd", b"KEPT") + inside) + box(b"moof", parts) + box(b"skip", SECRET)
    _, _, content = stripped("课堂.mp4", "video/mp4", whole)
    assert (SECRET in content, content.count(b"KEPT"), len(content)) == (False, 2, len(whole))


def test_a_picture_that_would_fill_the_memory_is_refused():
    out = io.BytesIO()
    frames = [Image.new("P", (3000, 3000), number) for number in range(12)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(Refused, match="error-file-broken"):
        stripped("x.gif", "image/gif", out.getvalue())


async def test_a_photo_of_a_phone_is_taken_and_becomes_one_that_opens_everywhere(house: House):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    await teacher.uploads("IMG_0042.HEIC", HEIC)
    teacher.sees("complaint-evidence")
    assert [file["name"] for file in teacher.card["files"]] == ["IMG_0042.jpg"]


async def test_in_a_conversation_only_the_clean_file_is_kept(house: House):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    await teacher.uploads("坏.jpg", picture("JPEG")[:60])
    teacher.sees("error-file-broken", "complaint-evidence")
    await teacher.uploads("照片.jpg", picture("JPEG"))
    stored = house.demo.app.files.get(next(iter(house.demo.app.files.names()))[0])
    assert SECRET not in stored
    await teacher.presses("done")
    teacher.sees("review")
