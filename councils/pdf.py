"""PDF/UA-1, typeset by typst: the same data, dated the same, gives the same bytes."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import local
from typing import Any

import typst

from councils.printable import FONTS, plainest, substituted
from councils.years import london_midnight

log = logging.getLogger(__name__)
_of_thread = local()
_NO_GLYPH = ("could not be displayed", "disallowed codepoint")


def typeset(template: Path, inputs: Mapping[str, Any], dated_on: date) -> bytes:
    """The template with its data, dated on a day: it reads each of ``inputs`` as JSON.

    What no font can show is substituted, for a reader is owed the rest. typst.TypstError where a
    title, a language or an alternative text were missing: a PDF that is not accessible is not made.
    """
    try:
        return _compiled(template, with_texts(inputs, substituted), dated_on)
    except typst.TypstError as error:
        if not any(each in str(error) for each in _NO_GLYPH):
            raise
        log.exception("%s has a text that no font shows; it is substituted", template.name)
        return _compiled(template, with_texts(inputs, plainest), dated_on)


def _compiled(template: Path, inputs: Mapping[str, Any], dated_on: date) -> bytes:
    made = compiler(template).compile(
        sys_inputs={name: json.dumps(data) for name, data in inputs.items()},
        pdf_standards=["ua-1"],
        timestamp=int(london_midnight(dated_on).timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{template.name} was not made into one PDF")
    return made


def with_texts(data: Any, change: Callable[[str], str]) -> Any:
    """The data with each text in it changed; bytes as the list of numbers that JSON can hold."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, Mapping):
        return {name: with_texts(each, change) for name, each in data.items()}
    if isinstance(data, list | tuple):
        return [with_texts(each, change) for each in data]
    return list(data) if isinstance(data, bytes) else data


def compiler(template: Path) -> typst.Compiler:
    """One for each thread and template: it keeps the fonts and the template it has read."""
    compilers: dict[Path, typst.Compiler] = _of_thread.__dict__.setdefault("compilers", {})
    if template not in compilers:
        compilers[template] = typst.Compiler(
            str(template),
            root=str(template.parent),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
    return compilers[template]
