"""What a page says of itself to programs: schema.org's words as JSON-LD.

It stands in the page as a block of data, which no browser runs and which the policy of scripts
leaves alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from complaints.models import Decision, Release
from councils.dates import iso
from councils.models import Council
from councils.register.identifiers import identifiers_of
from portal.open_data.licence import LICENCE

# Without an address of it: who reads it needs no other file, and no other site.
CONTEXT = {"@vocab": "https://schema.org/"}
_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def block(things: Iterable[dict[str, Any]]) -> SafeString:
    """The element with some things; nothing in them can end it."""
    content = json.dumps({"@context": CONTEXT, "@graph": list(things)}, ensure_ascii=False)
    element = f'<script type="application/ld+json">{content.translate(_ESCAPED)}</script>'
    return mark_safe(element)


def of_council_year(council: Council, release: Release, note: str) -> SafeString:
    """A council, its figures of a year, and where the page stands."""
    year = str(release.year)
    page = reverse("council-year", args=[council.slug, year])
    edition = f"{_full(page)}?edition={release.edition}"
    figures = {
        "@type": "Dataset",
        "@id": f"{edition}#figures",
        "name": f"{council.name}: complaints to the ombudsman, {year}",
        "description": f"Complaints about {council.name_in_sentence} that the"
        f" {settings.OMBUDSMAN['name']} decided in {year}, and what became of what was agreed."
        f" {note}".rstrip(),
        "url": edition,
        "version": str(release.edition),
        "datePublished": iso(release.public_at),
        "temporalCoverage": f"{iso(release.year.start)}/{iso(release.year.last_day)}",
        "isAccessibleForFree": True,
        "license": LICENCE["path"],
        "about": {"@id": _id(council)},
        "creator": publisher(),
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": _full(reverse("council-record-json", args=[council.slug])),
        },
    }
    trail = [
        ("Councils", reverse("councils")),
        (council.name, reverse("council", args=[council.slug])),
        (year, page),
    ]
    return block((organisation(council), figures, breadcrumbs(trail)))


def of_decision(decision: Decision) -> SafeString:
    trail = [("Decisions", reverse("decisions")), (str(decision), decision.get_absolute_url())]
    return block((breadcrumbs(trail),))


def organisation(council: Council) -> dict[str, Any]:
    """A council with whatever identifies it."""
    known = identifiers_of([council.gss_code])
    same = [
        f"https://www.wikidata.org/entity/{known.wikidata}" if known.wikidata else "",
        f"https://www.gov.uk/find-local-council/{known.gov_uk_slug}" if known.gov_uk_slug else "",
    ]
    found: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "@id": _id(council),
        "name": council.name,
        "alternateName": council.short_name,
        "url": council.website or _full(council.get_absolute_url()),
        "sameAs": [each for each in same if each],
        "identifier": {"@type": "PropertyValue", "propertyID": "GSS", "value": council.gss_code},
        "foundingDate": iso(council.opened_on) if council.opened_on else None,
        "dissolutionDate": iso(council.closed_on) if council.closed_on else None,
    }
    if not council.gss_code:
        del found["identifier"]
    return {name: value for name, value in found.items() if value}


def breadcrumbs(trail: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Where a page stands, from the first page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": _full(path)}
            for number, (name, path) in enumerate(trail, 1)
        ],
    }


def publisher() -> dict[str, str]:
    ombudsman = settings.OMBUDSMAN
    return {"@type": "Organization", "name": ombudsman["name"], "url": ombudsman["website"]}


def _id(council: Council) -> str:
    return f"{_full(council.get_absolute_url())}#council"


def _full(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
