"""Contrast, worked out from tokens.css as WCAG 2.2 defines it."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
TEXT, MARK = 4.5, 3.0

WORDS = {
    "ink": ("paper", "panel", "sunk", "band", "notice"),
    "quiet": ("paper", "panel", "sunk", "band", "notice"),
    "link": ("paper", "panel", "sunk", "notice"),
    "link-hover": ("paper", "panel", "sunk", "notice"),
    "here": ("paper", "panel", "sunk", "band"),
    "on-here": ("here",),
    "paper": ("ink", "link"),
    "on-mast": ("mast",),
    "mast-quiet": ("mast",),
}
MARKS = {
    "here": ("paper", "panel", "sunk", "band"),
    "average": ("paper", "panel", "band"),
    "peers": ("paper", "panel", "band"),
    "band-edge": ("paper", "panel", "band"),
    **{f"series-{n}": ("paper", "panel", "band") for n in range(1, 7)},
    "strong-line": ("paper", "panel", "sunk"),
    "notice-line": ("paper", "notice"),
    "focus-ink": ("focus",),
    "mast-line": ("mast",),
    "mark": ("mast",),
    "done": ("paper", "panel", "sunk"),
    "late": ("paper", "panel", "sunk"),
    "failed": ("paper", "panel", "sunk"),
}


def colours(block):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def schemes():
    light, rest = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
    dark, rest = rest.split("@media print")
    paper, _ = rest.split("@media (forced-colors: active)")
    return {
        "light": colours(light),
        "dark": colours(dark),
        "print": {**colours(light), **colours(paper)},
    }


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(table):
    return [
        (scheme, on, under) for scheme in schemes() for on, all in table.items() for under in all
    ]


def test_contrast_is_worked_out_as_defined():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("scheme", "word", "ground"), pairs(WORDS))
def test_words_can_be_read(scheme, word, ground):
    found = schemes()[scheme]
    assert contrast(found[word], found[ground]) >= TEXT


@pytest.mark.parametrize(("scheme", "mark", "ground"), pairs(MARKS))
def test_marks_can_be_seen(scheme, mark, ground):
    found = schemes()[scheme]
    assert contrast(found[mark], found[ground]) >= MARK


@pytest.mark.parametrize(
    ("scheme", "ground"),
    [(scheme, ground) for scheme in ("light", "dark") for ground in ("paper", "mast")],
)
def test_the_focus_ring_can_be_seen(scheme, ground):
    found = schemes()[scheme]
    ring = max(contrast(found[name], found[ground]) for name in ("focus", "focus-ink"))
    assert ring >= MARK


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_classes_of_the_map_go_one_way_from_light_to_dark(scheme):
    found = schemes()[scheme]
    steps = [luminance(found[f"m{n}"]) for n in range(1, 6)]
    assert steps == sorted(steps, reverse=scheme == "light")
    ratios = [contrast(found[f"m{n}"], found[f"m{n + 1}"]) for n in range(1, 5)]
    assert min(ratios) >= 1.3


def test_the_dark_scheme_leaves_no_colour_out():
    assert schemes()["dark"].keys() == schemes()["light"].keys()


def test_charts_use_no_colour_but_the_tokens():
    css = (CSS / "charts.css").read_text()
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", css)
    used = set(re.findall(r"var\(--([\w-]+)\)", css))
    defined = set(re.findall(r"--([\w-]+):", TOKENS))
    assert used <= defined
