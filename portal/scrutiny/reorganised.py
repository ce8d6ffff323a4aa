"""The pack of a reorganisation as PDF/UA-1, drawn from what its page says and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from complaints.charts.areas import Area, small_map
from complaints.figures.rates import AnyRate
from complaints.figures.terms import TERMS
from councils.boundaries.reorganised import Area as Place
from councils.boundaries.reorganised import Maps
from councils.models import Council
from councils.pdf import typeset
from councils.register.reorganisations import Reorganised
from councils.register.succession_words import names_in_words
from letters.composing.letters import MADE_UP
from portal.pages.reorganisations_content import YearRow
from portal.pages.reorganisations_left_content import Inherited, OneByOne, Row
from portal.scrutiny.links import link

MILLIMETRES = (56.0, 42.0)  # within which each map is drawn
TEMPLATE = Path(__file__).parent / "reorganised.typ"


def file_name(found: Reorganised) -> str:
    return f"{found.slug}-scrutiny-pack.pdf"


def pdf(content: Mapping[str, Any], dated_on: date, *, demonstration: bool) -> bytes:
    """``content`` as the page has it; the same of the same day gives the same bytes."""
    return typeset(TEMPLATE, {"pack": as_data(content, demonstration)}, dated_on)


def as_data(content: Mapping[str, Any], demonstration: bool) -> dict[str, Any]:
    found, words, maps = content["found"], content["words"], content["maps"]
    sources = content["sources"]
    page = link("This page", "reorganisation", found.slug)
    return {
        "title": f"Scrutiny pack: {words.title}",
        "heading": words.title,
        "sender": settings.OMBUDSMAN["name"],
        "mark": MADE_UP if demonstration else "",
        "notices": content["suspended_years"],
        "lead": f"{words.lead} {names_in_words(found.new)} {words.took_places}",
        "closed": words.closed,
        "maps": _maps(maps) if maps else [],
        "undrawn": _undrawn(maps),
        "new": [each.name for each in found.new],
        "follows": [_follows(found, *row) for row in found.rows],
        "chain": [f"{each.sentence}." for each in content["chain"]],
        "figures": content["sums"],
        "measures": [each.name for each in content["measures"]],
        "years": [_year(each) for each in content["years"]],
        "notes": [f"{each.year}: {each.text}" for each in content["notes"]],
        "left_title": words.left_title,
        "left_said": words.left,
        "left_columns": content["left_columns"],
        "left": [_group(each) for each in content["left"]],
        "each_left": _each_left(content["each_left"]),
        "questions": content["questions"],
        "about_figures": [list(each) for each in content["about_figures"]],
        "about_left": [list(each) for each in content["about_left"]],
        "improvement": TERMS["improvement"].sentence,
        "editions": sources.editions,
        "boundaries": sources.boundaries,
        "about": [sources.source, *_who_says_so(content["announced_by"])],
        "page": {"words": page.words, "address": page.address},
    }


def _maps(maps: Maps) -> list[dict[str, Any]]:
    return [
        _map("Before", maps.before, maps, joined=False),
        _map("After", maps.after, maps, joined=maps.is_put_together),
    ]


def _map(label: str, places: Sequence[Place], maps: Maps, *, joined: bool) -> dict[str, Any]:
    """Before it with the numbers of the table; after it by colour, whose names stand below."""
    is_before = label == "Before"
    areas = [
        Area(each.path, each.series, str(each.number) if is_before else "", each.x, each.y)
        for each in places
    ]
    made = small_map(areas, (maps.width, maps.height), MILLIMETRES, joined=joined)
    return {
        "label": label,
        **vars(made),
        "alt": f"{label}: the areas of {', '.join(each.council.short_name for each in places)}",
    }


def _undrawn(maps: Maps | None) -> str:
    """What no map shows, and that there is none."""
    if maps is None:
        return "The areas of these councils are not known here, so no map is drawn."
    names = ", ".join(each.short_name for each in maps.missing)
    return f"Not drawn, for their areas are not known here: {names}." if names else ""


def _follows(
    found: Reorganised, number: int, council: Council, after: Sequence[Council]
) -> dict[str, Any]:
    """``series`` are the colours of those that have its place, in the order of their names."""
    order = [each.pk for each in found.new]
    return {
        "number": str(number or "–"),
        "name": council.name,
        "after": [{"name": each.name, "series": order.index(each.pk) + 1} for each in after],
    }


def _year(row: YearRow) -> dict[str, Any]:
    return {
        "year": str(row.year),
        "whose": row.whose,
        "cells": [_cell(rate, coverage) for _, rate, coverage in row.rates],
    }


def _cell(rate: AnyRate, coverage: str) -> dict[str, str]:
    counts = "" if rate.has_few else rate.counts
    return {"text": rate.text, "counts": counts, "coverage": coverage and f"from {coverage}"}


def _group(group: Inherited) -> dict[str, Any]:
    return {"together": _row(group.together), "rows": [_row(each) for each in group.rows]}


def _row(row: Row) -> dict[str, Any]:
    return {"name": row.name, "numbers": [f"{number:,}" for _, number in row.named]}


def _each_left(found: OneByOne) -> dict[str, Any]:
    items = [
        {"words": each.words, "details": each.details, "link": vars(each.link)}
        for each in found.items
    ]
    pages = [vars(each) for each in found.pages]
    return {
        "items": items,
        "order": found.order,
        "more": found.more_in_words,
        "pages": pages,
        "nothing": found.nothing,
    }


def _who_says_so(sources: Sequence[str]) -> list[str]:
    return [f"Who says so: {', '.join(sources)}"] if sources else []
