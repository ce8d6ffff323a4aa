"""The site's typefaces, cut to what its pages need when static files are collected.

Two variable fonts out of packages, Newsreader for headings and figures and Public Sans for the
rest (docs/decisions/typeface.md). A whole font is 100 to 450 kB; what is served is under 50 kB for
both: the letters of English, Welsh and their neighbours, the weights and features that the style
sheets ask for. static/css/tokens.css names the files.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = "typefaces"
# What names of councils, people and places in England are written with, and the signs of our pages.
CHARACTERS = "".join(map(chr, range(0x20, 0x7F))) + (
    "\u00a0£€©§°·×÷›–—\u2018’“”•…−≤≥ÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖÚÜßàáâäçèéêëíîïñóôöúüŒœŴŵŶŷ"
)
FEATURES = ["kern", "liga", "lnum", "tnum"]


@dataclass(frozen=True)
class Typeface:
    """One file out of a package, and the axes that are kept: one value, or from and to."""

    name: str
    package: str
    file: str
    axes: tuple[tuple[str, float | tuple[float, float]], ...]

    @property
    def source(self) -> Path:
        return Path(str(files(self.package))) / "files" / self.file

    @property
    def digest(self) -> str:
        """Changes with the package's version and with everything that is asked of it here."""
        recipe = (version(self.package), self.file, self.axes, CHARACTERS, FEATURES)
        return hashlib.sha256(repr(recipe).encode()).hexdigest()[:12]


TYPEFACES = {
    each.name: each
    for each in (
        Typeface(
            "newsreader.woff2",
            "fontpkg_newsreader",
            "Newsreader[opsz,wght].ttf",
            (("opsz", 36), ("wght", (400, 700))),
        ),
        Typeface(
            "public-sans.woff2",
            "fontpkg_public_sans",
            "PublicSans[wght].ttf",
            (("wght", (400, 700)),),
        ),
    )
}


def cut(typeface: Typeface) -> bytes:
    """The font as WOFF2 with our characters alone; its copyright and licence stay in it."""
    font = TTFont(typeface.source)
    options = Options(
        layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=CHARACTERS)
    subsetter.subset(font)
    # Read again: what was left out must be gone before the axes are narrowed.
    smaller = BytesIO()
    font.save(smaller)
    smaller.seek(0)
    narrowed = instantiateVariableFont(TTFont(smaller), dict(typeface.axes))
    narrowed.flavor = "woff2"
    out = BytesIO()
    narrowed.save(out)
    return out.getvalue()


def made(typeface: Typeface) -> Path:
    """The file as it is served, made once and kept: a second or two each."""
    kept = Path(settings.VAR_DIR) / FOLDER / typeface.digest / typeface.name
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: two processes may make it at once.
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as unfinished:
            unfinished.write(cut(typeface))
        os.chmod(unfinished.name, 0o644)
        os.replace(unfinished.name, kept)
    return kept


class TypefaceFinder(BaseFinder):
    """Finds typefaces/NAME among the static files, made out of its package where it is not yet."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        folder, _, name = path.replace("\\", "/").rpartition("/")
        if folder != FOLDER or name not in TYPEFACES:
            return []
        found = str(made(TYPEFACES[name]))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        for name, typeface in TYPEFACES.items():
            storage = FileSystemStorage(location=made(typeface).parent)
            storage.prefix = FOLDER  # type: ignore[attr-defined]  # collectstatic asks for it
            yield name, storage
