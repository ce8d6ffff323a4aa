"""What is said of a place: its councils, which of them does what, or why it has none here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from councils.boundaries.drawn import drawn_on
from councils.models import Boundary, BoundarySet, Council
from councils.postcodes.duties import BOTH, Duty, duties
from councils.postcodes.lookup import Answer
from councils.postcodes.places import Place, places_in
from councils.register.succession import by_name
from councils.register.succession_words import Told, closing


@dataclass(frozen=True)
class Share:
    """A council of two, and what is its own to do."""

    council: Council
    duties: Sequence[Duty]
    closing: Told | None


def who_does_what(place: Place, on: date) -> dict[str, Any]:
    """Of a place with a district and a county: each with its services, then those of both.

    And whether it is to close, as is known on a day; one query more for each that is.
    """
    return {
        "place": place,
        "shares": [
            Share(
                each,
                [duty for duty in duties() if duty.council == each.type],
                closing(each, on, by_name(each.successors.all())) if each.closed_on else None,
            )
            for each in sorted(place.councils, key=lambda each: each.type != Council.Type.DISTRICT)
        ],
        "both": [duty for duty in duties() if duty.council == BOTH],
    }


def place_content(answer: Answer, on: date) -> dict[str, Any]:
    """The context of a page about a postcode."""
    place = answer.place
    two_tiers = who_does_what(place, on) if place and place.has_two_tiers else {}
    return {"answer": answer, "postcode": answer.postcode, **two_tiers}


def drawn_councils(on: date) -> dict[str, Any]:
    """Where councils are drawn, and who serves each area on a day: for a browser to look it up.

    The area of a council that closed counts where not all in its place are drawn themselves; one
    that is put together of others counts on its own days alone.
    """
    drawn = drawn_on(on)
    derived = Boundary.objects.filter(is_derived=True)
    not_yet = {*derived.values_list("council__slug", flat=True)} - drawn.all_slugs
    hashes = BoundarySet.objects.order_by("pk").values_list("content_hash", flat=True)
    places = places_in(Council.objects.compared().filter(boundaries__isnull=False).distinct(), on)
    return {
        "areas": [reverse("boundaries", args=[each]) for each in hashes],
        "councils": {
            slug: [_named(each, place) for each in place.local or place.councils]
            for slug, place in places
            if slug in drawn.all_slugs
            or not (not_yet | drawn.all_slugs).issuperset(each.slug for each in place.councils)
        },
    }


def _named(council: Council, place: Place) -> dict[str, str]:
    """A council with its page; of a district with a county, the page of who does what too."""
    named = {"name": council.name, "url": reverse("council", args=[council.slug])}
    if place.has_two_tiers:
        named["who"] = reverse("who-does-what", args=[council.slug])
    return named
