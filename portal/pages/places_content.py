"""What is said of a place: its councils, which of them does what, or why it has none here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from councils.models import Council
from councils.postcodes.duties import BOTH, Duty, duties
from councils.postcodes.lookup import Answer
from councils.postcodes.places import Place


@dataclass(frozen=True)
class Share:
    """A council of two, and what is its own to do."""

    council: Council
    duties: Sequence[Duty]


def who_does_what(place: Place) -> dict[str, Any]:
    """Of a place with a district and a county: each with its services, then those of both."""
    return {
        "place": place,
        "shares": [
            Share(each, [duty for duty in duties() if duty.council == each.type])
            for each in sorted(place.councils, key=lambda each: each.type != Council.Type.DISTRICT)
        ],
        "both": [duty for duty in duties() if duty.council == BOTH],
    }


def place_content(answer: Answer) -> dict[str, Any]:
    """The context of a page about a postcode."""
    place = answer.place
    two_tiers = who_does_what(place) if place and place.has_two_tiers else {}
    return {"answer": answer, "postcode": answer.postcode, **two_tiers}
