"""Which council must comply with a recommendation: the successor once the old one has closed."""

from __future__ import annotations

from datetime import date

from councils.dates import day_in_words
from councils.models import Council
from councils.register.succession import Successions


class Successors(Successions):
    def complying(self, council: Council, due_on: date, recorded_on: date | None = None) -> Council:
        """The council that must comply by a day, or that had when the outcome was recorded before.

        ValueError where the register does not say.
        """
        by = min(due_on, recorded_on or due_on)
        while council.closed_on and council.closed_on <= by:
            successors = self.after[council]
            if len(successors) != 1:
                names = ", ".join(str(each) for each in successors)
                which = f"several successors ({names})" if successors else "no successor"
                raise ValueError(
                    f"{council} is closed by {day_in_words(by)} and has {which}:"
                    " name here the council that must comply"
                )
            council = successors[0]
        return council
