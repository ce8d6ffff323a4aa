"""What templates draw: lines and areas, dots, words, in that order, at coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from django.utils.safestring import SafeString, mark_safe

from complaints.charts.labels import Box, Text


def number(value: float) -> str:
    """A coordinate to one decimal: a tenth of a unit is less than anyone sees."""
    return f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Path:
    """A line or an area; ``kind`` is its class in charts.css."""

    kind: str
    d: str


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    kind: str
    radius: float = 4.5

    @property
    def box(self) -> Box:
        r = self.radius + 1
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True)
class Named:
    """A place in a drawing that tells its name to whoever points at it, under its mark."""

    x: float
    y: float
    words: str


@dataclass
class Drawing:
    """One SVG: ``size`` is ``narrow``, ``medium``, ``wide``, or empty where there is only one.

    Its identity is unique on the page where the chart's is.
    """

    ident: str
    width: int
    height: float
    size: str = ""
    paths: list[Path] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {number(self.height)}"

    @cached_property
    def markup(self) -> SafeString:
        """The marks as SVG. Joined here, because a template takes as long for each as for a word.

        Words are escaped; kinds and coordinates are the charts' own.
        """
        paths = [f'<path class="{path.kind}" d="{path.d}"/>' for path in self.paths]
        dots = [
            f'<circle class="{dot.kind}" cx="{number(dot.x)}" cy="{number(dot.y)}"'
            f' r="{number(dot.radius)}"/>'
            for dot in self.dots
        ]
        texts = [
            f'<text class="{_classes(text)}" x="{number(text.x)}" y="{number(text.y)}">'
            f"{escape(text.words)}</text>"
            for text in self.texts
        ]
        named = [
            f'<circle cx="{number(each.x)}" cy="{number(each.y)}">'
            f"<title>{escape(each.words)}</title></circle>"
            for each in self.named
        ]
        if named:
            named = ['<g class="named">', *named, "</g>"]
        return mark_safe("".join(paths + dots + texts + named))

    def draw(self, kind: str, d: str) -> None:
        if d:
            self.paths.append(Path(kind, d))

    def write(self, text: Text | None) -> None:
        if text is not None:
            self.texts.append(text)


def _classes(text: Text) -> str:
    return text.kind if text.anchor == "start" else f"{text.kind} {text.anchor}"


def line(points: Sequence[tuple[float, float]]) -> str:
    """A line through the points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def area(upper: Sequence[tuple[float, float]], lower: Sequence[tuple[float, float]]) -> str:
    """The area between two lines."""
    return f"{line([*upper, *reversed(lower)])}Z"


def across(y: float, left: float, right: float) -> str:
    return f"M{number(left)} {number(y)}H{number(right)}"


def down(x: float, top: float, bottom: float) -> str:
    return f"M{number(x)} {number(top)}V{number(bottom)}"


def spot(x: float, y: float) -> str:
    """A round dot, where the line has round ends; not of no length, which not all draw."""
    return f"M{number(x)} {number(y)}h.01"
