"""The one address of a page: at the host that settings name, with nothing that is not the page."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

# What of a query is part of which page, in this order. Everything else is how somebody looks at it,
# what they typed to find it, or was added on the way.
IMPROVEMENTS = ("year", "subject", "change", "status", "due_after", "due_before", "page")
IDENTITY = {
    "home": ("year",),
    "councils": ("type", "region"),
    "compare": ("council", "year"),
    "compare-chart": ("council", "year"),
    "council-year": ("edition",),
    "nation-picture": ("edition",),
    "council-picture": ("edition",),
    "council-chart": ("edition",),
    "embed": ("edition",),
    "scrutiny-pack": ("edition",),
    "council-improvements": IMPROVEMENTS,
    "improvements": (*IMPROVEMENTS[:-1], "like", "page"),
    "letters": ("year",),
    "letter": ("issue",),
    "decisions": (
        *("council", "type", "category", "subject", "outcome", "kind", "year", "decided_after"),
        *("decided_before", "compliance", "overdue", "counted", "edition", "page"),
    ),
    "subjects": ("year",),
    "subject": ("year", "type"),
    "revisions": ("year", "edition", "council", "page"),
}


def canonical(request: HttpRequest, without: tuple[str, ...] = ()) -> str:
    """Empty where there is no page; ``without`` what would lead to the plain page."""
    if request.resolver_match is None:
        return ""
    page = request.resolver_match.url_name or ""
    named = IDENTITY.get(page, ())
    query = urlencode(
        [
            (each, value)
            for each in named
            if each not in without
            for value in request.GET.getlist(each)[None if page.startswith("compare") else -1 :]
            if value
        ]
    )
    return f"{settings.SITE_URL}{request.path}{'?' if query else ''}{query}"
