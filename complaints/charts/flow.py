"""What happened to a council's complaints: one bar in parts, with words that never cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from complaints.charts.labels import STYLES, Text, width, wrapped
from complaints.charts.marks import Drawing, across, area, line
from complaints.figures.performance import Performance
from complaints.figures.sums import DEALT_WITH, NOT_FOR_US

WIDTHS = {"medium": 560, "wide": 940}
NARROW = 300
GAP, LEAST = 3, 3  # between parts; the narrowest part that can still be seen
SPACE = 12  # between words
FIRST_DIGIT = 5.5  # from a count's start to the middle of its first digit, in any serif face
BRACKET_Y, BAR_TOP, BAR_BOTTOM, LEADER, LINE = 11, 22, 58, 15, 15


@dataclass(frozen=True)
class Part:
    """``in_data`` is what the count is called in the data, ``kind`` how it is filled."""

    kind: str
    words: str
    count: int
    in_data: str
    is_investigated: bool = False
    is_shown: bool = False

    @property
    def count_words(self) -> str:
        return f"{self.count:,}"

    @property
    def name(self) -> str:
        """Of the count, where its cases are ever shown."""
        return self.in_data if self.is_shown else ""


def parts_of(performance: Performance) -> Iterator[Part]:
    """What is not for us is one part; every other outcome has its own."""
    if NOT_FOR_US.outcomes:
        words = "not for the Ombudsman"
        yield Part("outside", words, performance.not_for_us, NOT_FOR_US.name)
    for each in DEALT_WITH.outcomes:
        if each.is_for_us:
            yield Part(
                kind="upheld"
                if each.is_upheld
                else "not-upheld"
                if each.is_investigated
                else "closed",
                words=each.in_chart or each.label.lower(),
                count=getattr(performance, each.name),
                in_data=each.name,
                is_investigated=each.is_investigated,
                is_shown=each.is_shown,
            )


@dataclass(frozen=True)
class Flow:
    """What ``charts/_flow.html`` draws and ``charts/_flow_table.html`` tells."""

    ident: str
    title: str
    description: str
    drawings: tuple[Drawing, ...]
    parts: tuple[Part, ...]
    total: int

    @property
    def total_words(self) -> str:
        return f"{self.total:,}"


def flow(performance: Performance, *, title: str, ident: str) -> Flow:
    """The overview of complaints dealt with in a year; ``ident`` is unique on the page."""
    parts = tuple(parts_of(performance))
    total = performance.dealt_with
    bars = [
        _bar(Drawing(f"{ident}-{size}", wide, 0, size), parts, total)
        for size, wide in WIDTHS.items()
    ]
    return Flow(
        ident=ident,
        title=title,
        description=f"{total:,} dealt with: "
        + ", ".join(f"{part.count_words} {part.words}" for part in parts)
        + ".",
        drawings=(_rows(Drawing(f"{ident}-narrow", NARROW, 0, "narrow"), parts, total), *bars),
        parts=parts,
        total=total,
    )


def _rows(drawing: Drawing, parts: tuple[Part, ...], total: int) -> Drawing:
    """On a phone: a row for each part, its words above its share of the whole."""
    indent = max(width(part.count_words, "count") for part in parts) + 6
    for row, part in enumerate(parts):
        y = 16 + row * 42
        drawing.write(Text(0, y, part.count_words, "count"))
        drawing.write(Text(indent, y, part.words, "words"))
        drawing.draw("grid", across(y + 16, 0, NARROW))
        if part.count:
            long = max(LEAST, NARROW * part.count / total)
            drawing.draw(f"part-{part.kind}", _block(0, long, y + 7, y + 16))
    drawing.height = 16 + (len(parts) - 1) * 42 + 18
    return drawing


def _bar(drawing: Drawing, parts: tuple[Part, ...], total: int) -> Drawing:
    spans = _spans([part.count for part in parts], total, drawing.width)
    if not total:
        drawing.draw("part-none", _block(0, drawing.width, BAR_TOP, BAR_BOTTOM))
    investigated = {}  # where each part of it begins, and its count
    for part, (left, right) in zip(parts, spans, strict=True):
        if part.count:
            drawing.draw(f"part-{part.kind}", _block(left, right, BAR_TOP, BAR_BOTTOM))
            if part.is_investigated:
                investigated[left] = part.count
    if investigated:
        drawing.draw("leader", across(BRACKET_Y + 6, min(investigated), drawing.width))
        words = f"{sum(investigated.values()):,} investigated"
        drawing.write(Text(drawing.width, BRACKET_Y, words, "words", "end"))
    lines, wide = _blocks(parts, drawing.width)
    lefts = _in_order([left for left, _ in spans], wide, drawing.width)
    top = BAR_BOTTOM + LEADER
    for part, (begins, ends), block, left in zip(parts, spans, lines, lefts, strict=True):
        if part.count:
            inset = min(FIRST_DIGIT, (ends - begins) / 2)
            foot = left + FIRST_DIGIT
            start = min(max(foot, begins + inset), ends - inset)
            drawing.draw("leader", line([(start, BAR_BOTTOM + 1), (foot, top)]))
        y = top + STYLES["count"].size
        for row, (kind, words) in enumerate(block):
            drawing.write(Text(left, y + row * LINE + (row > 0) * 2, words, kind))
    drawing.height = top + STYLES["count"].size + 2 + LINE * (max(map(len, lines)) - 1) + 4
    return drawing


def _blocks(
    parts: tuple[Part, ...], room: float
) -> tuple[list[list[tuple[str, str]]], list[float]]:
    """For each part its count and its words, in one line where all have room, and the widths."""
    own_share = room / len(parts) - SPACE
    blocks, wide = [], [room]
    for longest in (room, own_share):
        blocks = [
            [("count", p.count_words), *(("words", w) for w in wrapped(p.words, longest, "words"))]
            for p in parts
        ]
        wide = [max(width(words, kind) for kind, words in block) for block in blocks]
        if sum(wide) + (len(parts) - 1) * SPACE <= room:
            break
    return blocks, wide


def _spans(counts: list[int], total: int, wide: float) -> list[tuple[float, float]]:
    """Each part's left and right: its share, but never too narrow to be seen."""
    room = wide - GAP * (sum(count > 0 for count in counts) - 1)
    shares = [max(LEAST, room * count / total) if count else 0.0 for count in counts]
    if shares and total:
        shares[shares.index(max(shares))] -= sum(shares) - room
    spans, left = [], 0.0
    for share in shares:
        spans.append((left, left + share))
        left += share + (GAP if share else 0)
    return spans


def _in_order(wanted: list[float], wide: list[float], room: float) -> list[float]:
    """Lefts for blocks of these widths, near the wanted ones, in order, none over another."""
    lefts, limit = list(wanted), 0.0
    for i, own in enumerate(wide):
        lefts[i] = max(lefts[i], limit)
        limit = lefts[i] + own + SPACE
    limit = room
    for i in reversed(range(len(wide))):
        lefts[i] = min(lefts[i], limit - wide[i])
        limit = lefts[i] - SPACE
    return lefts


def _block(left: float, right: float, top: float, bottom: float) -> str:
    return area([(left, top), (right, top)], [(left, bottom), (right, bottom)])
