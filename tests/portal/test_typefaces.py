"""The typefaces: what is in them, how large they are, what stands in their place."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from complaints.charts.labels import width
from portal.typefaces import CHARACTERS, TYPEFACES, TypefaceFinder, made

STATIC = Path(__file__).resolve().parents[2] / "static"
TOKENS = (STATIC / "css" / "tokens.css").read_text()

# Widths of English text in Times New Roman and Arial, regular and bold, in thousandths of the size,
# by the letters' frequencies below; Liberation's are the same by design.
STAND_INS = {
    ("newsreader.woff2", 400): 398.7,
    ("newsreader.woff2", 600): 424.3,
    ("public-sans.woff2", 400): 440.0,
    ("public-sans.woff2", 650): 475.9,
}
LETTERS = " etaoinsrhldcumfwgpybvkxjqz"
OFTEN = (
    *(18, 10.3, 7.5, 6.5, 6.2, 5.7, 5.7, 5.3, 5, 5, 3.3, 3.3, 2.2, 2.3, 2, 2, 1.7),
    *(1.6, 1.5, 1.4, 1.3, 0.8, 0.5, 0.1, 0.1, 0.1, 0.1),
)
FREQUENCIES = dict(zip(LETTERS, OFTEN, strict=True))


@cache
def font(name):
    return TTFont(made(TYPEFACES[name]))


@cache
def glyphs(name, weight):
    return font(name).getGlyphSet(location={"wght": weight})


def em(name, weight, character):
    glyph = glyphs(name, weight)[font(name).getBestCmap()[ord(character)]]
    return glyph.width / font(name)["head"].unitsPerEm


def test_both_together_are_under_50_kilobytes():
    assert sum(made(each).stat().st_size for each in TYPEFACES.values()) < 50_000


@pytest.mark.parametrize("name", TYPEFACES)
def test_each_shows_its_characters_and_says_whose_it_is(name):
    assert set(map(ord, CHARACTERS)) <= set(font(name).getBestCmap())
    assert "Open Font License" in font(name)["name"].getDebugName(13)
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font(name)["fvar"].axes] == [
        ("wght", 400, 700)
    ]


def test_every_council_can_be_written():
    register = (STATIC.parent / "councils" / "reference" / "councils.csv").read_text()
    assert "Council" in register
    assert set(register) - {"\n"} <= set(CHARACTERS)


def test_figures_are_equally_wide_and_stand_on_the_line():
    for name in TYPEFACES:
        features = {each.FeatureTag for each in font(name)["GSUB"].table.FeatureList.FeatureRecord}
        assert "tnum" in features


@pytest.mark.parametrize(("name", "weight"), STAND_INS)
def test_what_stands_in_its_place_is_as_wide_and_as_high(name, weight):
    found = font(name)
    ems = 1000 * sum(em(name, weight, c) * often for c, often in FREQUENCIES.items())
    adjust = ems / sum(FREQUENCIES.values()) / STAND_INS[name, weight]
    family = {"newsreader.woff2": "Newsreader", "public-sans.woff2": "Public Sans"}[name]
    weights = "400 500" if weight == 400 else "501 900"
    [face] = [
        block
        for block in re.findall(r"@font-face \{(.*?)\}", TOKENS, re.DOTALL)
        if f'"{family} until then"' in block and f"font-weight: {weights}" in block
    ]
    said = {key: float(value) for key, value in re.findall(r"([\w-]+): ([\d.]+)%", face)}
    units = found["head"].unitsPerEm
    assert said == {
        "size-adjust": pytest.approx(100 * adjust, abs=0.1),
        "ascent-override": pytest.approx(100 * found["hhea"].ascent / units / adjust, abs=0.1),
        "descent-override": pytest.approx(-100 * found["hhea"].descent / units / adjust, abs=0.1),
        "line-gap-override": 0,
    }


def test_no_letter_is_wider_than_charts_reckon_with():
    for character in CHARACTERS:
        assert em("public-sans.woff2", 700, character) <= width(character, "here") / 12, character
        assert em("public-sans.woff2", 400, character) <= width(character, "axis") / 12, character


def test_the_finder_finds_the_typefaces_and_nothing_else():
    assert finders.find("typefaces/newsreader.woff2").endswith("/newsreader.woff2")
    assert TypefaceFinder().find("typefaces/newsreader.woff2", find_all=True) == [
        finders.find("typefaces/newsreader.woff2")
    ]
    for path in ("typefaces/other.woff2", "newsreader.woff2", "typefaces/"):
        assert finders.find(path) is None
    assert {name for name, _ in TypefaceFinder().list(None)} == set(TYPEFACES)
    assert {storage.prefix for _, storage in TypefaceFinder().list(None)} == {"typefaces"}
