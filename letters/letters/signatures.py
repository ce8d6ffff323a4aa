"""The image under a letter: checked to be one, and kept without what a camera or a person noted."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from councils.refusals import Refused

KILOBYTES = 200
FORMATS = ("PNG", "JPEG")
MOST_PIXELS = 4_000_000  # before it is read: a small file can unpack to gigabytes
WIDEST, HIGHEST = 1_200, 600  # as it is kept: 400 dots to the inch on the letter


def signature_image(content: bytes) -> bytes:
    """The image anew, in the format it had; Refused where it is none, or too large."""
    if len(content) > KILOBYTES * 1_000:
        raise Refused(f"It is larger than {KILOBYTES} kB: save it smaller.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd notes inside, which are not kept
            with Image.open(BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise Refused(f"It has more than {MOST_PIXELS:,} pixels: save it smaller.")
                return _anew(image, str(image.format))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused("It is no PNG or JPEG image that can be read.") from None


def _anew(image: Image.Image, kind: str) -> bytes:
    """The points alone, upright, and no larger than a letter needs."""
    points = ImageOps.exif_transpose(image).convert("RGBA" if kind == "PNG" else "RGB")
    points.thumbnail((WIDEST, HIGHEST))
    bare = Image.new(points.mode, points.size)
    bare.paste(points)
    made = BytesIO()
    bare.save(made, kind, optimize=True)
    return made.getvalue()
