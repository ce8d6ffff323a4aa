"""Who to complain to about a council: itself, whoever replaced it, the other of its place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from councils.lists import listed
from councils.models import Council
from councils.postcodes.duties import duties_of
from councils.register.succession import reorganisation_of
from councils.register.succession_words import changes_of
from councils.years import london_date

COUNTY, DISTRICT = Council.Type.COUNTY, Council.Type.DISTRICT


def complain_page(council: Council, at: datetime) -> dict[str, Any]:
    """The context of the page. ``to`` are those that one complains to today.

    A council that is closed is complained about to those in its place, one that is to come to
    those it will replace. ``others`` share the place with a county or a district.
    """
    today = london_date(at)
    reorganisation = reorganisation_of(council, today)
    is_there = council.existed_on(today)
    to = [council]
    if not is_there:
        has_closed = council.closed_on is not None and council.closed_on <= today
        to = reorganisation.in_its_place if has_closed else reorganisation.replaces
    return {
        "council": council,
        "is_there": is_there,
        "to": to,
        "to_whom": listed([each.name_in_sentence for each in to], "or"),
        "duties": duties_of(council),
        "then_to_whom": listed(
            [each.name_in_sentence for each in reorganisation.replaced_by], "or"
        ),
        "others": others_in_its_place(council, at) if is_there else [],
        **changes_of(council, reorganisation, today),
    }


def others_in_its_place(council: Council, at: datetime) -> list[Council]:
    """The county of a district, or the districts of a county, that exist today."""
    today = london_date(at)
    if council.type == DISTRICT and council.county_id:
        found = Council.objects.filter(pk=council.county_id)
    elif council.type == COUNTY:
        found = Council.objects.filter(county=council)
    else:
        return []
    return list(found.existing_on(today))
