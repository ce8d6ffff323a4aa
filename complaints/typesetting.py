"""PDF/UA-1, typeset by typst: the same data, dated the same, gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import local

import typst

from councils.years import london_midnight

_of_thread = local()


def typeset(template: Path, inputs: Mapping[str, str], dated_on: date) -> bytes:
    """The template with what it reads as ``sys.inputs``, dated on a day.

    typst.TypstError where a title, a language or an alternative text were missing: a PDF that is
    not accessible is not made.
    """
    made: bytes = _compiler(template).compile(
        sys_inputs=dict(inputs),
        pdf_standards=["ua-1"],
        timestamp=int(london_midnight(dated_on).timestamp()),
    )
    return made


def _compiler(template: Path) -> typst.Compiler:
    """One for each thread and template: it keeps the fonts and the template it has read."""
    compilers: dict[Path, typst.Compiler] = _of_thread.__dict__.setdefault("compilers", {})
    if template not in compilers:
        compilers[template] = typst.Compiler(
            str(template), root=str(template.parent), ignore_system_fonts=True
        )
    return compilers[template]
