"""What the schema says besides its addresses: whose it is, where, on what terms, its limits."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from councils.dates import iso
from portal.api.changes import CHANGES, told_at
from portal.api.endpoints import ENDPOINTS
from portal.api.links import links
from portal.api.parameters import MOST, USUAL
from portal.api.shapes import ABOUT, COUNCIL, COUNCIL_NAME, PROBLEM, row_name, row_schema
from portal.open_data.licence import LICENCE

LIMITS = (
    f"A page has {USUAL} rows unless told otherwise, {MOST} at most. There is no key and no quota:"
    " ask one request after the other. Where very many are asked at once, or an answer takes too"
    " long, it is 503 with Retry-After, the seconds to wait. Answers have an ETag: send it back as"
    " If-None-Match, and while nothing changed you get 304."
)
PROMISE = (
    "Fields of rows, values of lists of choices, lists and parameters may be added: pass over what"
    " you do not know. Nothing is taken away under /api/v1/. What changed, and when, is told at"
)
BUSY: dict[str, Any] = {
    "description": "Too much is asked at once, or it took too long: ask again.",
    "headers": {
        "Retry-After": {
            "description": "Seconds to wait.",
            "schema": {"type": "integer", "minimum": 0},
        }
    },
    "content": {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}},
        "text/html": {"schema": {"type": "string"}},
    },
}


def completed(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """For spectacular: adds what the operations refer to, and what stands beside them."""
    both = ((each.dataset, each.one_dataset) for each in ENDPOINTS.values())
    rows = {row_name(each): row_schema(each) for pair in both for each in pair if each}
    parts = {"Problem": PROBLEM, "About": ABOUT, COUNCIL: COUNCIL_NAME}
    result["components"]["schemas"] = parts | rows
    result["components"]["responses"] = {"Busy": BUSY}
    for address, path in result["paths"].items():
        for operation in path.values():
            operation["responses"]["503"] = {"$ref": "#/components/responses/Busy"}
            found = links(ENDPOINTS[operation["tags"][0]], is_list="{name}" not in address)
            if found and not address.endswith(".csv"):
                operation["responses"]["200"]["links"] = found
    guide = f"{settings.SITE_URL}{reverse('api')}"
    info = result["info"]
    info["description"] += f"\n\n{LIMITS}\n\n{PROMISE} {told_at()}"
    last = iso(max(each.day for each in CHANGES))
    info["version"] = f"1.{last.replace('-', '.')}"
    info["license"] = {"name": LICENCE["title"], "url": LICENCE["path"]}
    info["contact"] = contact()
    result["servers"] = [{"url": settings.SITE_URL, "description": "This portal"}]
    result["externalDocs"] = {"url": guide, "description": "The API explained, with examples"}
    result["tags"] = [
        {
            "name": each.slug,
            "description": each.about,
            "externalDocs": {"url": f"{guide}#{each.slug}"},
        }
        for each in ENDPOINTS.values()
    ]
    return result


def contact() -> dict[str, str]:
    """Who answers questions, as far as it is set."""
    ombudsman = settings.OMBUDSMAN
    email = ombudsman["contact_email"]
    known = {"name": ombudsman["name"], "url": ombudsman["website"]}
    return known | ({"email": email} if email else {})
