"""What every page knows."""

from typing import Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from complaints.decisions.public import SHOWN_AFTER_IN_WORDS
from councils.models import PublicRecord
from councils.public_record import public_record
from councils.requests import Request
from portal.addresses import canonical
from portal.open_data.licence import LICENCE
from portal.suspended import suspended

# Which entry of the main navigation a page belongs to, by its name.
SECTIONS = {
    "map": ("home",),
    "councils": (
        *("councils", "council", "council-year", "council-improvements", "scrutiny-pack"),
        "report-council",
    ),
    "compare": ("compare",),
    "subjects": ("subjects", "subject"),
    "decisions": ("decisions", "decision", "report-decision", "improvements"),
    "letters": ("letters", "council-letters", "letter"),
    "releases": ("releases", "revisions", "calendar"),
    "methods": ("methods",),
    "complain": ("complain", "council-complain"),
}
SECTION_OF = {name: section for section, names in SECTIONS.items() for name in names}


def site(request: Request) -> dict[str, Any]:
    """The page's one address, its part of the site, the ombudsman's words, what is not as usual.

    Staff's pages ask for that only where they say it: public ones have read it already.
    """
    record: PublicRecord | None = getattr(request, "public_record", None)
    name = request.resolver_match.url_name if request.resolver_match else None
    return {
        "canonical": canonical(request),
        "section": SECTION_OF.get(name or ""),
        "ombudsman": settings.OMBUDSMAN,
        "licence": LICENCE,
        "shown_after": SHOWN_AFTER_IN_WORDS,
        "suspended": SimpleLazyObject(lambda: suspended(request) if record else []),
        "demonstration": record.demonstration if record else SimpleLazyObject(is_demonstration),
    }


def is_demonstration() -> bool:
    return public_record().demonstration
