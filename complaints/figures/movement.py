"""A council's figure beside its own of the year before, and what chance explains of the change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from complaints.figures.chance import BEYOND, UNUSUAL, Comparison
from complaints.figures.rates import AnyRate
from complaints.figures.two_samples import position

# What a card says of a change; of one within chance the section says so once.
IN_SHORT = {"outside": UNUSUAL, "far": BEYOND}
IN_WORDS = {
    "within": "; a change of this size can arise by chance.",
    "outside": ". That is unusual: chance alone makes such a change less than once in 20 times.",
    "far": f": {BEYOND}.",
}


@dataclass(frozen=True)
class Movement:
    """The change of a figure since the year before; higher or lower, never better or worse.

    ``why_not`` says why the two years do not compare, as a sentence; empty where they do. ``year``
    is the year before, as it is written.
    """

    now: AnyRate
    last: AnyRate
    year: str
    why_not: str = ""

    @property
    def has_few(self) -> bool:
        """Whether one of the two rests on fewer than ten cases: nothing is said of a change."""
        return self.now.has_few or self.last.has_few

    @property
    def is_told(self) -> bool:
        """Whether both are there, and compare."""
        there = self.now.exact is not None and self.last.exact is not None
        return there and not self.why_not and not self.has_few

    @cached_property
    def position(self) -> str:
        """``within`` what chance alone gives, ``outside``, ``far``; empty where nothing is said."""
        if not self.is_told or self.now.is_small or self.last.is_small:
            return ""
        end = self.now.end(self.last)
        return "" if end is None or self.are_the_same else position(end)

    @property
    def are_the_same(self) -> bool:
        return self.now.rounded == self.last.rounded

    @property
    def can_arise_by_chance(self) -> bool:
        return self.position == "within"

    @property
    def is_unusual(self) -> bool:
        return self.position == "outside"

    @property
    def is_beyond(self) -> bool:
        return self.position in IN_SHORT

    @property
    def chance(self) -> str:
        """In short, what chance does not explain."""
        return IN_SHORT.get(self.position, "")

    @property
    def before(self) -> str:
        """The year before with its counts: "88%, 66 of 75", "2.7, 40 upheld"."""
        last = self.last
        counts = "" if last.part is None else f"{last.part:,}{last.of_what}"
        counts = "" if last.has_few or last.exact is None else counts or last.counts_in_sentence
        return ", ".join(each for each in (last.text, counts) if each)

    @property
    def change(self) -> str:
        """As in "5 percentage points lower than in 2023-24 (88%, 66 of 75)", or why there is none.

        A whole sentence but for its full stop, or with it where it says why.
        """
        if self.why_not:
            return self.why_not
        if self.now.exact is None or self.last.exact is None or self.has_few:
            few = (
                " Too few cases to compare." if self.now.exact is not None and self.has_few else ""
            )
            return f"{self.year}: {self.before}.{few}"
        gap = Comparison(self.now, self.last)
        if gap.are_the_same:
            return f"The same as in {self.year} ({self.before})"
        words = f"{gap.size_and_direction} in {self.year}"
        return f"{words[0].upper()}{words[1:]} ({self.before})"

    @property
    def on_card(self) -> str:
        """The change as a sentence with no more than a word about chance."""
        if not self.is_told:
            return self.change
        return f"{self.change}{f', {self.chance}' if self.chance else ''}."

    @property
    def words(self) -> str:
        """The change as a sentence, with what chance explains of it."""
        if not self.is_told:
            return self.change
        return f"{self.change}{IN_WORDS.get(self.position, '.')}"
