"""What may stand under a letter, and what is left of it."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from councils.refusals import Refused
from letters.letters.signatures import KILOBYTES, signature_image


def image(kind="PNG", size=(300, 120), **how) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "navy").save(made, kind, **how)
    return made.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB")])
def test_an_image_is_kept_in_its_format(kind, mode):
    kept = opened(signature_image(image(kind)))
    assert (kept.format, kept.size, kept.mode) == (kind, (300, 120), mode)
    assert kept.convert("RGB").getpixel((150, 60))[2] > 100


def test_what_was_noted_inside_is_dropped():
    said = PngInfo()
    said.add_text("Author", "Jane Doe, 4 Acacia Avenue")
    where = Image.Exif()
    where[0x010E] = "Jane Doe"
    where[0x8825] = {1: "N"}
    for content in (image(pnginfo=said), image("JPEG", exif=where, comment=b"Jane Doe")):
        assert b"Jane Doe" in content
        kept = signature_image(content)
        assert b"Jane" not in kept
        assert b"Exif" not in kept
        assert not opened(kept).getexif()


def test_it_stands_upright_and_is_no_larger_than_a_letter_needs():
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned by a quarter
    assert opened(signature_image(image("JPEG", exif=turned))).size == (120, 300)
    assert opened(signature_image(image(size=(2_000, 500)))).size == (1_200, 300)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no PNG or JPEG image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "no PNG or JPEG image"),
        (image("GIF"), "no PNG or JPEG image"),
        (image()[:60], "no PNG or JPEG image"),
        (image(size=(2_001, 2_000)), "more than 4,000,000 pixels"),
        (image() + b" " * KILOBYTES * 1_000, "larger than 200 kB"),
    ],
)
def test_what_is_no_image_is_refused(content, why):
    with pytest.raises(Refused, match=why):
        signature_image(content)
