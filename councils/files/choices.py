"""What whoever loads a file says of it, beyond what the file says itself."""

from __future__ import annotations

from dataclasses import dataclass

from councils.files.heading_map import NOTHING_SAID, HeadingMap


@dataclass(frozen=True)
class Choices:
    """``headings`` says what columns are. With ``load_the_rest`` rows that cannot be loaded are
    left out and listed, and the others loaded. Of bodies that the register does not know, those
    named in ``other_bodies`` are kept as such, those in ``left_out`` left out. Where ``asks``,
    somebody can still be asked what a column is. Of a workbook the ``sheets`` of these names are
    read, hidden or not; without a name those that are not hidden.
    """

    headings: HeadingMap = NOTHING_SAID
    load_the_rest: bool = False
    other_bodies: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    asks: bool = False
    sheets: tuple[str, ...] = ()

    @property
    def sheet(self) -> str:
        """The one sheet of a file of which no sheets are joined; empty for any that is shown."""
        return self.sheets[0] if self.sheets else ""


NONE_MADE = Choices()
