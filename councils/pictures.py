"""Pictures drawn by typst, as PNG or SVG: the same data gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from councils.pdf import compiler, with_texts
from councils.printable import substituted

DOTS_PER_INCH = 144.0  # two pixels for each point


def picture(
    template: Path, inputs: Mapping[str, Any], form: Literal["png", "svg"] = "png"
) -> bytes:
    """The template with its data as a picture; it reads each of ``inputs`` as JSON.

    What no font can show is substituted. typst.TypstError where the template makes no picture.
    """
    texts = with_texts(inputs, substituted)
    made = compiler(template).compile(
        format=form,
        ppi=DOTS_PER_INCH,
        sys_inputs={name: json.dumps(data) for name, data in texts.items()},
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{template.name} was not drawn as one picture")
    return made
