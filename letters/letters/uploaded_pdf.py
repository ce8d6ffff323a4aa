"""An older letter that comes as PDF: opened and looked through before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from councils.refusals import Refused

MEGABYTES = 5
MOST_PAGES = 50
# What a letter has no use for and a reader's computer might carry out, in words.
ACTIONS = {
    "/JavaScript": "a script",
    "/Launch": "an order to start a program",
    "/ImportData": "an order to read in data",
    "/SubmitForm": "a form that sends data",
    "/GoToE": "a way into another file",
    "/Rendition": "an order to play something",
    "/RichMediaExecute": "an order to play something",
}
THINGS = {
    "/EmbeddedFile": "another file inside it",
    "/Filespec": "another file inside it",
    "/FileAttachment": "another file inside it",
    "/RichMedia": "a film or sound",
    "/Screen": "a film or sound",
    "/Movie": "a film or sound",
    "/Sound": "a film or sound",
    "/3D": "a model",
}
NAMES = {
    "/JS": "a script",
    "/JavaScript": "a script",
    "/EmbeddedFiles": "another file inside it",
    "/EF": "another file inside it",
    "/XFA": "a form that sends data",
}


@dataclass(frozen=True)
class LookedThrough:
    """A PDF that may be kept: what it calls itself, and how long it is."""

    title: str
    pages: int


def look_through(content: bytes) -> LookedThrough:
    """Refused, in plain words, where it is no PDF or holds more than a letter."""
    if len(content) > MEGABYTES * 1_000_000:
        raise Refused(f"It is larger than {MEGABYTES} MB.")
    if not content.startswith(b"%PDF-"):
        raise Refused("It is no PDF.")
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            return _looked_through(pdf)
    except pikepdf.PasswordError:
        raise Refused("It is locked with a password: save it without one.") from None
    except (pikepdf.PdfError, ValueError, RecursionError):
        raise Refused("It is damaged, or no PDF: it cannot be opened.") from None


def _looked_through(pdf: pikepdf.Pdf) -> LookedThrough:
    if pdf.is_encrypted:
        raise Refused("It is encrypted: save it without a password and without restrictions.")
    pages = len(pdf.pages)
    if not pages:
        raise Refused("It has no page.")
    if pages > MOST_PAGES:
        raise Refused(f"It has {pages:,} pages: a letter has {MOST_PAGES} at most.")
    if found := sorted({words for each in pdf.objects for words in _held(each)}):
        raise Refused(
            f"It holds {', '.join(found)}. Save or print it as a plain PDF again, and upload that."
        )
    return LookedThrough(_title(pdf), pages)


def _held(thing: Any) -> Iterator[str]:
    """What one object, and whatever is written directly inside it, holds besides words."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += [one for one in each if _is_direct_container(one)]
        if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            continue
        yield from (NAMES[key] for key in each.keys() if key in NAMES)  # noqa: SIM118 no mapping
        if (action := str(each.get("/S", ""))) in ACTIONS:
            yield ACTIONS[action]
        for name in ("/Type", "/Subtype"):
            if (kind := str(each.get(name, ""))) in THINGS:
                yield THINGS[kind]
        inside = each.stream_dict if isinstance(each, pikepdf.Stream) else each
        waiting += [one for _, one in inside.items() if _is_direct_container(one)]


def _is_direct_container(thing: Any) -> bool:
    """What an object refers to is an object of the file, and comes by itself."""
    held = isinstance(thing, pikepdf.Array | pikepdf.Dictionary)
    return held and not thing.is_indirect


def _title(pdf: pikepdf.Pdf) -> str:
    """As its information says; often there is none, or the name of a file."""
    title = str(pdf.docinfo.get("/Title", "")) or str(pdf.open_metadata().get("dc:title", ""))
    return title.strip()[:300]
